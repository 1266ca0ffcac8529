"""Data in several languages: whose words are shown, what language a text says it is in."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from dashboard.analysis.facts import facts_of
from dashboard.analysis.filters import shown
from dashboard.analysis.selection import Selection
from dashboard.analysis.timeline import build_axis
from dashboard.drafting.folder import known_places
from dashboard.geocoding.outlines import load_outlines
from dashboard.geocoding.spoken_towns import spoken_towns
from dashboard.language import use
from dashboard.model.dataset import Dataset
from dashboard.model.reading import read_folder
from dashboard.model.translated_columns import translated
from dashboard.model.translations import in_language, language_of
from dashboard.views.claim_line import ClaimLine
from dashboard.views.panel import panel_view

SOURCES = "source_id,label,title,published,language,kind\na,A,On the strike,2022-01-06,en,report\n"
PLACES = (
    "place_id,name,name_ru,kind,country\nkz,Kazakhstan,,country,KZ\nalmaty,Almaty,Алматы,city,KZ\n"
)
EVENTS = "event_id,date,place,title,title_de,category\ne,2022-01-05,almaty,Strike,Ausstand,strike\n"
CLAIMS = (
    "claim_id,event_id,source_id,claim,locator,stance,attributed_to,claim_de,claim_ru,"
    "attributed_to_de,colour\n"
    "c1,e,a,They struck.,¶1,asserts,a union,Sie streikten.,Они бастовали.,eine Gewerkschaft,red\n"
    "c2,e,a,It ended.,¶2,asserts,a union,,,,blue\n"
)


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    return written(tmp_path, CLAIMS)


def written(folder: Path, claims: str) -> Dataset:
    tables = {"sources": SOURCES, "places": PLACES, "events": EVENTS, "claims": claims}
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return read_folder(folder, load_outlines())


def lines(dataset: Dataset, code: str) -> list[ClaimLine]:
    """The claims as a reader of the language sees them."""
    with use(code) as language:
        spoken = in_language(dataset, language)
        view = panel_view(spoken, build_axis(spoken.claims), Selection())
    return [line for group in view.groups for event in group.events for line in event.claims]


COLUMNS = [("claim_de", ("claim", "de")), ("attributed_to_kk", ("attributed_to", "kk")),
           ("title_ru", ("title", "ru")), ("name_tlh", ("name", "tlh")), ("claim_id", None),
           ("relates_to", None), ("claim_german", None), ("low_de", None), ("claim_", None),
           ("_de", None)]  # fmt: skip


@pytest.mark.parametrize(("column", "pair"), COLUMNS)
def test_a_suffix_that_is_a_language_makes_a_translation(
    column: str, pair: tuple[str, str] | None
) -> None:
    assert translated(column) == pair


def test_translations_are_no_unknown_columns(dataset: Dataset) -> None:
    noted = [issue.column for issue in dataset.report if issue.code == "unknown-column"]
    assert noted == ["colour"]


def test_a_claim_is_shown_in_the_readers_language_or_says_which_it_is_in(dataset: Dataset) -> None:
    told = {code: [(each.claim, each.languages.get("claim", "")) for each in lines(dataset, code)]
            for code in ("en", "de", "ru", "kk")}  # fmt: skip
    assert told == {
        "en": [("They struck.", ""), ("It ended.", "")],
        "de": [("Sie streikten.", ""), ("It ended.", "en")],
        "ru": [("Они бастовали.", ""), ("It ended.", "en")],
        "kk": [("They struck.", "en"), ("It ended.", "en")],
    }


def test_whom_a_source_cites_is_translated_and_compared_as_written(dataset: Dataset) -> None:
    assert [each.attributed for each in lines(dataset, "de")] == [
        "beruft sich auf eine Gewerkschaft",
        "beruft sich auf a union",
    ]
    with use("de") as language:
        assert in_language(dataset, language).claims["attributed_to"].tolist() == ["a union"] * 2


def test_places_take_the_datas_name_and_countries_that_of_cldr(dataset: Dataset) -> None:
    names = {}
    for code in ("en", "de", "ru", "kk"):
        with use(code) as language:
            names[code] = in_language(dataset, language).places["name"].tolist()
    assert names == {
        "en": ["Kazakhstan", "Almaty"],
        "de": ["Kasachstan", "Almaty"],
        "ru": ["Казахстан", "Алматы"],
        "kk": ["Қазақстан", "Almaty"],
    }


def test_details_are_no_translations(dataset: Dataset) -> None:
    assert [each.details for each in lines(dataset, "de")] == [
        (("colour", "red"),),
        (("colour", "blue"),),
    ]


@pytest.mark.parametrize("code", ["en", "de", "kk"])
@pytest.mark.parametrize("word", ["struck", "streikten", "бастовали"])
def test_a_search_finds_every_language(dataset: Dataset, code: str, word: str) -> None:
    with use(code) as language:
        spoken = in_language(dataset, language)
        assert shown(spoken, Selection(search=word)).tolist() == [True, False]
        assert facts_of(spoken).dataset is spoken


def test_data_without_translations_stays_what_it_is(dataset: Dataset) -> None:
    plain = Dataset(
        dataset.folder,
        *(table[[name for name in table.columns if not translated(name)]]
          for table in (dataset.sources, dataset.places, dataset.events, dataset.claims)),
        pd.DataFrame(),
        dataset.fingerprint,
    )  # fmt: skip
    with use("en") as language:
        assert in_language(plain, language) is plain


def test_a_text_that_is_only_in_another_language_is_shown_in_that(dataset: Dataset) -> None:
    claims = dataset.claims.assign(notes="", notes_kk="Ескерту")
    with use("de") as language:
        spoken = in_language(
            Dataset(dataset.folder, dataset.sources, dataset.places, dataset.events, claims,
                    dataset.set_aside, dataset.fingerprint), language)  # fmt: skip
    row = spoken.claims.to_dict("records")[0]
    assert (row["notes"], language_of(row, "notes")) == ("Ескерту", "kk")


def test_what_a_file_calls_as_we_do_is_only_a_column_of_it(dataset: Dataset) -> None:
    names = ("claim (language)", "attributed_to (shown)", "title (written)", "claim (shown)")
    head, *rows = CLAIMS.splitlines()
    wider = [",".join([head, *names]), *(row + ",forged" * len(names) for row in rows)]
    forged = written(dataset.folder, "\n".join(wider))
    for before, after in zip(lines(dataset, "de"), lines(forged, "de"), strict=True):
        also = tuple((f"{name} (file)", "forged") for name in names)
        assert after == replace(before, details=before.details + also)


def test_towns_of_the_gazetteer_have_its_names(tmp_path: Path) -> None:
    """By their id, and only where the data has the gazetteer's own English name."""
    written(tmp_path, CLAIMS)
    rows = ("almaty,Almaty,city,", "semey,Semey,city,1519422", "old,Semipalatinsk,city,1519422",
            "moscow,Moscow,city,524901", "field,Semey,site,1519422")  # fmt: skip
    text = "\n".join(["place_id,name,kind,geonames_id", *rows])
    (tmp_path / "places.csv").write_text(text, encoding="utf-8")
    dataset = read_folder(tmp_path, load_outlines())
    names = {}
    for code in ("en", "de", "ru", "kk"):
        with use(code) as language:
            found = in_language(dataset, language, spoken_towns(language))
            names[code] = found.places["name"].tolist()[1:]
    assert names == {
        "en": ["Semey", "Semipalatinsk", "Moscow", "Semey"],
        "de": ["Semey", "Semipalatinsk", "Moskau", "Semey"],
        "ru": ["Семей", "Semipalatinsk", "Москва", "Semey"],
        "kk": ["Семей", "Semipalatinsk", "Мәскеу", "Semey"],
    }


@pytest.mark.parametrize("word", ["Moscow", "Moskau", "Maskva"])
def test_a_town_is_found_by_the_name_of_the_file_and_the_gazetteers(
    tmp_path: Path, word: str
) -> None:
    written(tmp_path, CLAIMS)
    place = "place_id,name,names,kind,geonames_id\nalmaty,Moscow,Maskva,city,524901\n"
    (tmp_path / "places.csv").write_text(place, encoding="utf-8")
    dataset = read_folder(tmp_path, load_outlines())
    with use("de") as language:
        spoken = in_language(dataset, language, spoken_towns(language))
        assert spoken.places["name"].tolist() == ["Moskau"]
        assert shown(spoken, Selection(search=word)).tolist() == [True, True]
        assert not shown(spoken, Selection(search="Mosul")).any()
    (known,) = known_places(spoken.places)
    assert word in known.spellings
