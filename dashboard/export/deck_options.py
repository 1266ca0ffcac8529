"""What a deck is made of: slides per day, per place or per question, and how they look."""

from dataclasses import dataclass
from enum import StrEnum

from dashboard.export.options import Theme


class Per(StrEnum):
    """What each slide stands for."""

    DAY = "day"
    PLACE = "place"
    QUESTION = "question"


#: So many claims are read on one slide.
CLAIMS = 8


@dataclass(frozen=True, slots=True)
class DeckOptions:
    """Which slides a deck has, and what stands on them.

    ``keys`` are the days (``2022-01-05``), place ids (``""``: claims without a place) or
    question ids, shown in the order of the outline; ``None`` takes all with claims, and of the
    questions all with more than one answer. Days run through the whole axis, places are those
    of the selection's days. ``claims`` is how many claims of a day or place are on its slide
    (all are in its notes); ``None`` puts all dated exactly on slides, as many as that takes.
    ``title`` of ``None`` is worded from the data, ``subtitle`` of ``None`` is the selection in
    words.
    """

    per: Per = Per.DAY
    keys: tuple[str, ...] | None = None
    title: str | None = None
    subtitle: str | None = None
    claims: int | None = CLAIMS
    with_map: bool = True
    with_sources: bool = True
    theme: Theme = Theme.LIGHT
