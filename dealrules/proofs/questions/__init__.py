"""The questions of a proof, one module for each kind."""

from dealrules.proofs.questions.ask import questions
from dealrules.proofs.questions.question import Question

__all__ = ["Question", "questions"]
