"""The closed vocabularies of the field: every word that a deal or a rule may use, with its labels and meaning."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dealrules.vocabulary import (
    account,
    advice,
    buying,
    commercial,
    competition,
    concerns,
    needs,
    people,
    record,
    relationship,
    selling,
)
from dealrules.vocabulary.account import *
from dealrules.vocabulary.advice import *
from dealrules.vocabulary.buying import *
from dealrules.vocabulary.commercial import *
from dealrules.vocabulary.competition import *
from dealrules.vocabulary.concerns import *
from dealrules.vocabulary.needs import *
from dealrules.vocabulary.people import *
from dealrules.vocabulary.record import *
from dealrules.vocabulary.relationship import *
from dealrules.vocabulary.selling import *
from dealrules.vocabulary.term import Scale, Term

__all__ = ["VOCABULARIES", "Scale", "Term"]
__all__ += account.__all__
__all__ += advice.__all__
__all__ += buying.__all__
__all__ += commercial.__all__
__all__ += competition.__all__
__all__ += concerns.__all__
__all__ += needs.__all__
__all__ += people.__all__
__all__ += record.__all__
__all__ += relationship.__all__
__all__ += selling.__all__


def _snake_case(name: str) -> str:
    """Return a class name as the word that rulebooks use: ``BuyingRole`` is ``buying_role``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


VOCABULARIES: Mapping[str, type[Term]] = {
    _snake_case(term.__name__): term
    for term in sorted((*Term.__subclasses__(), *Scale.__subclasses__()), key=lambda term: term.__name__)
    if term is not Scale
}
"""Every vocabulary by its name in snake case, such as ``phase`` or ``buying_role``."""
