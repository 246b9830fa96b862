"""The questions of a proof, one module for each kind."""

from dealrules.proofs.questions.ask import questions
from dealrules.proofs.questions.question import CODES, Question

__all__ = ["CODES", "Question", "questions"]
