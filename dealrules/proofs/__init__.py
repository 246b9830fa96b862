"""Proofs about rulebooks: whether rules can fire, contradict each other, or leave a deal without advice.

:func:`prove` needs the extra ``prove`` (``pip install dealrules[prove]``); importing this package does not.
"""

from dealrules.proofs.proof import Finding, MissingSolver, Open, Proof, UnconfirmedFinding
from dealrules.proofs.proving import prove

__all__ = ["Finding", "MissingSolver", "Open", "Proof", "UnconfirmedFinding", "prove"]
