"""What towns are called in a language, by their GeoNames ids.

GeoNames tells some twelve thousand names of larger towns in Russian, and the Kazakh ones of
Kazakhstan's; CLDR knows those that time zones are named for, in every language.
"""

import lzma
from functools import cache
from pathlib import Path

from dashboard.language import ENGLISH, Language, use
from dashboard.language.names import city_names

_FILE = Path(__file__).parent / "data" / "spoken.tsv.xz"
#: The columns of the file behind id and English name.
_LANGUAGES = ("ru", "kk")


@cache
def spoken_towns(language: Language) -> dict[str, tuple[str, str]]:
    """Return the English name and that in the language by GeoNames id, where they are known."""
    if language == ENGLISH:
        return {}  # as the file has them
    with use(language):
        zones = {name: said for each in city_names().values() for name, said in each.items()}
    found: dict[str, tuple[str, str]] = {}
    # The largest town comes first: CLDR means that one of all Almatys, 1526384 Almaty Алматы Алматы
    for line in lzma.decompress(_FILE.read_bytes()).decode().splitlines():
        key, name, *spoken = line.split("\t")
        said = dict(zip(_LANGUAGES, spoken, strict=True)).get(language.code)
        if said := said or zones.pop(name, ""):
            found[key] = name, said
    return found
