"""What is known of a document before it is read: its day, its language, and the places so far."""

from dataclasses import dataclass

from dashboard.model.edtf_days import DaySpan, parse_edtf


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place of the data folder, under all its spellings."""

    place_id: str
    name: str
    kind: str
    country: str = ""
    area: str = ""
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: str = ""
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftContext:
    """``published`` is the document's day as EDTF; without one, relative days stay open.

    ``countries`` (ISO 3166-1) put places there first; the countries that the text names are
    added by themselves.
    """

    source_id: str = ""
    published: str = ""
    language: str = ""
    countries: tuple[str, ...] = ()
    places: tuple[KnownPlace, ...] = ()

    @property
    def day(self) -> DaySpan | None:
        """Return the document's own days."""
        return parse_edtf(self.published) if self.published.strip() else None
