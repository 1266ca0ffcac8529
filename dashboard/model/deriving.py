"""The columns that every later room needs: days as ordinals, resolved places, numbers.

What they mean is documented with :class:`dashboard.model.dataset.Dataset`.
"""

import pandas as pd

from dashboard.model.edtf_days import parse_edtf
from dashboard.model.text_columns import factorized

_NO_DAY = (pd.NA, pd.NA, "none", False, False, False, False)
_SPAN_COLUMNS = (
    "start",
    "stop",
    "precision",
    "approximate",
    "uncertain",
    "open_start",
    "open_stop",
)
_SPAN_TYPES = {"start": "Int64", "stop": "Int64", "precision": "str"}


def number_columns(frame: pd.DataFrame, *names: str) -> pd.DataFrame:
    """Turn text columns into ``float64``; an empty cell becomes NaN."""
    numbers = {
        name: pd.to_numeric(frame[name], errors="coerce").astype("float64") for name in names
    }
    return frame.assign(**numbers)


def span_columns(edtf: pd.Series) -> pd.DataFrame:
    """Return ``start``, ``stop``, ``precision`` and the four flags of a column of EDTF."""
    codes, different = factorized(edtf)
    rows = [_span(text) for text in different]
    flags = dict.fromkeys(_SPAN_COLUMNS[3:], "bool")
    frame = pd.DataFrame(rows, columns=list(_SPAN_COLUMNS)).astype({**_SPAN_TYPES, **flags})
    return frame.take(codes).set_axis(edtf.index)


def day_columns(edtf: pd.Series, prefix: str) -> pd.DataFrame:
    """Return ``<prefix>_start`` and ``<prefix>_stop`` (``Int64`` ordinals, half-open)."""
    return span_columns(edtf)[["start", "stop"]].add_prefix(f"{prefix}_")


def derive_sources(sources: pd.DataFrame) -> pd.DataFrame:
    """Add the span of ``published``."""
    return sources.join(day_columns(sources["published"], "published"))


def derive_events(events: pd.DataFrame, place_ids: pd.Series) -> pd.DataFrame:
    """Add ``place_id`` (aligned with ``events``) and the span of ``date``."""
    return events.assign(place_id=place_ids.astype("str")).join(span_columns(events["date"]))


def derive_claims(
    claims: pd.DataFrame, events: pd.DataFrame, sources: pd.DataFrame, place_ids: pd.Series
) -> pd.DataFrame:
    """Add what a claim has of its own or else from its event and source.

    ``place_ids`` are the claims' own places, aligned with ``claims``; all ``event_id`` and
    ``source_id`` resolve.
    """
    event = events.set_index("event_id").reindex(claims["event_id"]).reset_index(drop=True)
    source = sources.set_index("source_id").reindex(claims["source_id"]).reset_index(drop=True)
    claims = number_columns(claims, "low", "high").assign(
        place_id=place_ids.where(claims["place"] != "", event["place_id"]).astype("str"),
        date_edtf=claims["date"].where(claims["date"] != "", event["date"]).astype("str"),
        as_of_edtf=claims["as_of"].where(claims["as_of"] != "", source["published"]).astype("str"),
    )
    return claims.join(span_columns(claims["date_edtf"])).join(
        day_columns(claims["as_of_edtf"], "as_of")
    )


def _span(text: str) -> tuple[object, ...]:
    if not text:
        return _NO_DAY
    span = parse_edtf(text)
    flags = (span.approximate, span.uncertain, span.open_start, span.open_stop)
    return (span.start, span.stop, str(span.precision), *flags)
