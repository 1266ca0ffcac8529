"""Country codes as a person types them: ISO 3166-1 with two letters, in any case."""

from collections.abc import Iterable

from babel import Locale

from dashboard.errors import GeocodingError
from dashboard.language import lazy

#: CLDR's own, which are no countries: unknown, groups, and codes for tests.
_NO_COUNTRIES = frozenset(("ZZ", "EU", "EZ", "UN", "QO", "XA", "XB"))


def checked_codes(codes: Iterable[str]) -> tuple[str, ...]:
    """Return codes in capitals; :class:`GeocodingError` names the one that is no country's."""
    return tuple(_checked(code) for code in codes)


def _checked(code: str) -> str:
    known, upper = Locale("en").territories, code.strip().upper()
    if len(upper) == 2 and upper in known and upper not in _NO_COUNTRIES:
        return upper
    raise GeocodingError(
        lazy(
            '--country "{code}" is no country\'s code. Give two letters of ISO 3166-1, such as KZ.',
            code=code,
        )
    )
