"""A place name -> one place with a receipt, or the choices a person must make.

The gazetteer is asked first; what it does not know at all may go to Nominatim, if the
person has switched that on. What is ambiguous stays open.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.geocoding.candidates import Candidate, rivals
from dashboard.geocoding.gazetteer import Gazetteer, codes_of
from dashboard.geocoding.name_index import Entry
from dashboard.geocoding.online import Online
from dashboard.language import lazy, nlazy


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a name: a ``place`` found by ``geocoder``, or ``choices`` and why."""

    query: str
    place: Entry | None
    geocoder: str = ""  #: ``gazetteer`` or ``nominatim``, as in places.csv
    choices: tuple[Candidate, ...] = ()
    reason: str = ""


class Chain:
    """The gazetteer, and behind it, if switched on, a geocoder on the network."""

    def __init__(self, gazetteer: Gazetteer, online: Online | None = None) -> None:
        self._gazetteer, self._online = gazetteer, online

    def resolve(self, name: str, country_codes: Sequence[str] = ()) -> Outcome:
        """Resolve one name; see :class:`Outcome`. ``country_codes`` rank, they do not exclude."""
        hint = codes_of(country_codes)
        found = self._gazetteer.candidates(name, hint)
        known = bool(found) and found[0].how != "suggestion"
        if known and not (equals := rivals(found, hint)):
            return Outcome(name, found[0].place, "gazetteer")
        if known:
            n = 1 + len(equals)
            reason = nlazy("{n} place has that name", "{n} places have that name", n)
            return Outcome(name, None, choices=(found[0], *equals), reason=reason)
        if self._online and (place := self._online.find(name, hint[0] if hint else "")):
            return Outcome(name, place, "nominatim")
        similar, none = lazy("only similar names are known"), lazy("no place of that name is known")
        reason = similar if found else none
        return Outcome(name, None, choices=tuple(found), reason=reason)
