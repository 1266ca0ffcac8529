"""Places in sentences: inflected, transliterated, and nothing that only looks like one."""

import pytest

from dashboard.drafting.context import DraftContext, KnownPlace
from dashboard.drafting.place_finding import PlaceFinder

KZ = DraftContext(language="de", countries=("KZ", "RU"))

FOUND = [
    # text, what is marked, name, kind
    ("Es begann in Schanaosen.", "Schanaosen", "Zhanaozen", "city"),
    ("Schon 2011 hatten in Schangaösen Arbeiter", "Schangaösen", "Zhanaozen", "city"),
    ("Almatys Straßen waren leer.", "Almatys", "Almaty", "city"),
    ("die Londoner Polizei", "Londoner", "London", "city"),
    ("die kasachischen Truppen", "kasachischen", "Kazakhstan", "country"),
    ("viele Kasach:innen flohen", "Kasach:innen", "Kazakhstan", "country"),
    ("drei Russen kamen", "Russen", "Russia", "country"),
    ("wegen des Flughafens von Almaty", "Flughafens von Almaty", "Almaty International Airport",
     "site"),
    ("near Almaty airport", "Almaty airport", "Almaty International Airport", "site"),
    ("im Vereinigten Königreich", "Vereinigten Königreich", "United Kingdom", "country"),
    ("Chinas Staatschef", "Chinas", "China", "country"),
    ("Kirgisiens Präsidenten", "Kirgisiens", "Kyrgyzstan", "country"),
    ("aus Weißrussland", "Weißrussland", "Belarus", "country"),
    ("im Westen des Landes", "Westen des Landes", "west of Kazakhstan", "region"),
    ("im Westen Kasachstans", "Westen Kasachstans", "west of Kazakhstan", "region"),
    ("in western Kazakhstan", "western Kazakhstan", "west of Kazakhstan", "region"),
    ("im ganzen Land", "im ganzen Land", "Kazakhstan", "country"),
    ("frühere Sowjetrepubliken", "Sowjetrepubliken", "Former Soviet republics", "region"),
    ("nahe dem Kensington-Palast", "Kensington-Palast", "Kensington-Palast", "site"),
    ("sie sagte es in Ürümqi", "Ürümqi", "Ürümqi", "city"),
]  # fmt: skip
NOT_FOUND = [
    "Die Wut der Menschen wächst.",
    "Er sitzt in Haft und lebt in Armut.",
    "Das Haus geriet in Brand.",
    "Nach Angaben der Behörden",
    "Präsident Nursultan Nasarbajew sagte es.",
    "Tony Blair und Clare Doyle sprachen.",
    "Man wartet.",
    "als Stalin herrschte",
    "Der Westen schweigt.",
]


@pytest.mark.parametrize(("text", "marked", "name", "kind"), FOUND)
def test_places_in_any_form(text: str, marked: str, name: str, kind: str) -> None:
    found = PlaceFinder(KZ).places(text)
    assert (marked, name, kind) in [(each.text, each.name, each.kind) for each in found]
    assert all(text[each.start : each.stop] == each.text for each in found)


@pytest.mark.parametrize("text", NOT_FOUND)
def test_no_noun_and_no_person_is_a_place(text: str) -> None:
    assert PlaceFinder(KZ).places(text) == ()


def test_the_country_of_a_text_is_the_one_it_names_most() -> None:
    finder = PlaceFinder(DraftContext())
    finder.learn("In Chile streikten Arbeiter. Chilenische Häfen ruhten, auch Peru war betroffen.")
    assert finder.main == "CL"


def test_a_small_town_needs_its_country() -> None:
    assert PlaceFinder(KZ).places("It began in Shakhtinsk.")
    assert not PlaceFinder(DraftContext(countries=("BR",))).places("It began in Shakhtinsk.")


def test_the_folder_goes_first_and_gives_its_id() -> None:
    square = KnownPlace("square", "Platz der Republik", "site", "KZ", "", 43.2, 76.9, "",
                        ("Platz der Republik", "Republikplatz"))  # fmt: skip
    almaty = KnownPlace(
        "almaty-city", "Almaty", "city", "KZ", "", 43.25, 76.9, "1526384", ("Almaty",)
    )
    finder = PlaceFinder(DraftContext(countries=("KZ",), places=(square, almaty)))
    found = finder.places("Auf dem Republikplatz von Alma-Ata, dem Herzen Almatys")
    ids = [(each.text, each.place_id) for each in found]
    assert ids[0] == ("Republikplatz", "square")
    assert ("Almatys", "almaty-city") in ids
