"""The words of the schemas' lists in the reader's language: ``strike``, ``reports``, ``deaths``.

The data keeps the English word, whatever is shown. A word that a data set adds to a list is in
no catalogue and stays as it is.
"""

from collections.abc import Mapping
from types import MappingProxyType

from dashboard.language import pgettext
from dashboard.model.measures import MEASURES
from dashboard.model.vocabularies import (
    CATEGORIES,
    GEOCODERS,
    PLACE_KINDS,
    POPULATIONS,
    RELATIONS,
    SOURCE_KINDS,
    STANCES,
    UNITS,
)

#: By their context in the catalogues, into which ``make catalogues`` puts them.
TERMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "place kind": PLACE_KINDS,
        "stance": STANCES,
        "relation": RELATIONS,
        "source kind": SOURCE_KINDS,
        "category": CATEGORIES,
        "measure": tuple(MEASURES),
        "population": POPULATIONS,
        "unit": UNITS,
        "geocoder": GEOCODERS,
        "precision": ("day", "span", "month", "year", "decade"),
    }
)


def term(context: str, word: str) -> str:
    """``term("category", "strike")`` -> ``Streik``; nothing for nothing."""
    return pgettext(context, word) if word else ""
