"""Formats in: every row is taken or listed, sources are cited and not made to say more."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.errors import ForeignFileError
from dashboard.interchange.acled import read_acled
from dashboard.interchange.any_table import read_csv
from dashboard.interchange.columns import as_option, chosen_columns, guess_columns
from dashboard.interchange.drafting_rows import Drafting
from dashboard.interchange.drafts import Draft
from dashboard.interchange.foreign_cells import day_order, edtf_day
from dashboard.interchange.foreign_tables import read_foreign
from dashboard.interchange.formats import FORMATS, guess_format, preview, read_as
from dashboard.interchange.geojson_reading import read_geojson
from dashboard.interchange.merging import merge_into
from dashboard.interchange.timemap import read_timemap
from dashboard.interchange.ucdp import read_ucdp
from dashboard.interchange.ucdp_sources import Document, documents
from dashboard.model.progress import silent
from dashboard.model.reading import read_folder
from dashboard.model.report import Severity
from tests.interchange import layouts

GIVEN = {"title": "Headline", "date": "Day", "place": "Town", "links": "Link *", "figure": "Dead"}
REAL = Path("../shared/real")


def adds_up(draft: Draft) -> bool:
    lines = [each.line for each in (*draft.taken, *draft.refused)]
    events = {row["event_id"] for row in draft.events}
    return (
        draft.rows == len(lines)
        and len(set(lines)) == len(lines)
        and {each.event_id for each in draft.taken} == events
    )


def errors(draft: Draft, folder: Path) -> list[str]:
    merge_into(folder, draft)
    return [str(each) for each in read_folder(folder).report.of(Severity.ERROR)]


def test_ucdp_figures_are_ucdps_and_sources_are_cited(tmp_path: Path) -> None:
    draft = read_ucdp(layouts.ucdp({}))
    figure, *cited = draft.claims
    assert [figure[name] for name in ("low", "high", "best", "source_id", "attributed_to")] == [
        "2", "5", "3", "ucdp-ged", "army spokesman",
    ]  # fmt: skip
    assert figure["notes"] == "Reported by Harbour Wire and Radio Delta."
    assert [claim["source_id"] for claim in cited] == ["harbour-wire", "radio-delta"]
    assert [claim["as_of"] for claim in cited] == ["2021-03-04", "2021-03-05"]
    assert "Clash at the pass; three dead" in cited[0]["locator"]
    assert not any("low" in claim or "measure" in claim for claim in cited)
    assert draft.events[0]["where_prec"] == draft.events[0]["date_prec"] == "1"
    assert (adds_up(draft), errors(draft, tmp_path / "new")) == (True, [])


PRECISIONS = [
    ({"where_prec": "1"}, "obo", "city", "in Obo"),
    ({"where_prec": "2"}, "obo", "city", "near Obo"),
    ({"where_prec": "1", "where_coordinates": "Obo market"}, "obo-market", "site", "in Obo market"),
    ({"where_prec": "3", "where_coordinates": "Obo region"}, "obo-region", "region", "Obo region"),
    ({"where_prec": "4", "where_coordinates": "Vakaga province"}, "vakaga-province", "region", ""),
    ({"where_prec": "6"}, "central-african-republic", "country", "in Obo"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "place_id", "kind", "words"), PRECISIONS)
def test_where_prec_says_what_kind_of_place(change, place_id, kind, words) -> None:
    draft = read_ucdp(layouts.ucdp(change))
    assert draft.events[0]["place"] == place_id
    [place] = [row for row in draft.places if row["place_id"] == place_id]
    assert place["kind"] == kind
    assert words in draft.events[0]["title"]
    if place_id in ("vakaga-province", "central-african-republic"):
        assert place["area"] in ("CF-VK", "CF")
        assert "latitude" not in place, "no pin for what is only an area"


DAYS = [
    ({}, "2021-03-03"),
    ({"date_prec": "2", "date_end": "2021-03-06 00:00:00.000"}, "2021-03-03/2021-03-06"),
    ({"date_prec": "2"}, "2021-03-03~"),
    ({"date_prec": "4", "date_start": "2021-03-01", "date_end": "2021-03-31"}, "2021-03"),
    ({"date_prec": "5", "date_start": "2021-01-01", "date_end": "2021-12-31"}, "2021"),
]


@pytest.mark.parametrize(("change", "edtf"), DAYS)
def test_date_prec_says_how_exactly_the_day_is_known(change, edtf) -> None:
    assert read_ucdp(layouts.ucdp(change)).events[0]["date"] == edtf


REFUSED = [
    ({"id": ""}, "no id"), ({"low": "9"}, "low 9 is above its high 5"),
    ({"best": "some"}, 'best "some" is no count'), ({"date_start": "yesterday"}, "cannot be read"),
    ({"date_end": "2021-03-01"}, "before it starts"), ({"latitude": "95"}, "not on the earth"),
    ({"longitude": ""}, "no degrees"), ({"type_of_violence": "4"}, "not 1, 2 or 3"),
    ({"date_start": "2021-03"}, "is no day"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "reason"), REFUSED)
def test_ucdp_rows_that_cannot_be_taken_are_listed(change, reason) -> None:
    draft = read_ucdp(layouts.ucdp({"id": "1"}, {"id": "2"} | change, {"id": "1"}))
    assert [each.line for each in draft.refused] == [3, 4]
    assert reason in draft.refused[0].reason
    assert "earlier row" in draft.refused[1].reason
    assert adds_up(draft)


ARTICLES = [
    ('"A Wire,2021-03-04,X, y; z";"B,2021-03-05,Q"',
     [("A Wire", "2021-03-04", "X, y; z"), ("B", "2021-03-05", "Q")]),
    ("AFP 14/9-09, All Africa 16/9-09",
     [("AFP", "2009-09-14", "AFP 14/9-09"), ("All Africa", "2009-09-16", "All Africa 16/9-09")]),
    ('AFP 2001-05-28 "Coup" AND Reuters 2001-05-29 "Curfew',
     [("AFP", "2001-05-28", 'AFP 2001-05-28 "Coup'),
      ("Reuters", "2001-05-29", 'Reuters 2001-05-29 "Curfew')]),
    ('Some Project, June 2010, "A title", 18',
     [("Some Project", "2010-06", 'Some Project, June 2010, "A title", 18')]),
    ("LRA Crisis Tracker", [("LRA Crisis Tracker", "", "")]),
    ("  ", []),
]  # fmt: skip


@pytest.mark.parametrize(("article", "found"), ARTICLES)
def test_lists_of_articles_are_split(article, found) -> None:
    assert documents(article) == [Document(*each) for each in found]


def test_acled_cites_its_sources_and_a_zero_claims_nothing(tmp_path: Path) -> None:
    draft = read_acled(layouts.acled(
        {}, {"event_id_cnty": "RUR18", "event_date": "2021-03-06", "fatalities": "4"},
        {"event_id_cnty": "RUR19", "geo_precision": "3", "time_precision": "3",
         "country": "Central African Republic", "admin1": "Vakaga"},
        {"event_id_cnty": "RUR20", "fatalities": "?"},
    ))  # fmt: skip
    assert [row["date"] for row in draft.events] == ["2021-03-05", "2021-03-06", "2021-03"]
    first, second = (each for each in draft.claims if each["event_id"][-2:] in ("17", "18")
                     and each["source_id"] == "acled")  # fmt: skip
    assert ("low" in first, second["low"], first["fatalities"]) == (False, "4", "0")
    assert first["attributed_to"] == "Harbour Wire and Radio Delta"
    assert {"area": "CF-VK"}.items() <= next(
        r for r in draft.places if r["name"] == "Vakaga"
    ).items()
    assert (adds_up(draft), len(draft.refused)) == (True, 1)
    assert errors(draft, tmp_path / "new") == []


def test_timemap_in_both_shapes(tmp_path: Path) -> None:
    draft = read_timemap(layouts.TIMEMAP_NESTED)
    assert [each.line for each in draft.refused] == [2, 3, 4, 5]
    assert draft.events[0]["date"] == "2021-03-24"
    assert json.loads(draft.events[0]["filters"]) == [{"key": "area", "value": "port"}]
    assert {row["url"] for row in draft.sources if row.get("url")} == {
        "https://example.org/a", "https://example.org/b",
    }  # fmt: skip
    assert (adds_up(draft), errors(draft, tmp_path / "one")) == (True, [])
    draft = read_timemap(layouts.TIMEMAP_BESIDE)
    assert [row["title"] for row in draft.sources] == ["TimeMap", "Gate film"]
    assert draft.claims[1]["as_of"] == "2021-03-26"
    assert (adds_up(draft), errors(draft, tmp_path / "two")) == (True, [])


def test_geojson_features_are_rows(tmp_path: Path) -> None:
    draft = read_geojson(layouts.GEOJSON, name="marches")
    assert [each.line for each in draft.refused] == [3, 4]
    assert draft.claims[0]["low"] == draft.claims[0]["high"] == "2"
    assert draft.places[0]["latitude"] == "43.25"
    assert (adds_up(draft), errors(draft, tmp_path / "new")) == (True, [])


def test_any_table_as_a_person_maps_it(tmp_path: Path) -> None:
    draft = read_as("csv", layouts.TABLE, "towns", GIVEN)
    assert [each.line for each in draft.refused] == [4, 5, 6]
    assert [row["date"] for row in draft.events] == ["2021-03-05", "2021-03-06"]
    assert draft.events[0]["Mood"] == "calm"
    assert draft.claims[0]["low"] == "3"
    links = [row["url"] for row in draft.sources if row.get("url")]
    assert links == ["https://example.org/a", "https://www.example.org/b?x=1"], (
        "no script is a link"
    )
    assert draft.places[0]["geocoder"] == "gazetteer"
    assert "Atlantis Under Sea" in " ".join(draft.notes)
    assert adds_up(draft)
    assert [text for text in errors(draft, tmp_path / "new") if "Atlantis" not in text] == []


def test_columns_are_guessed_for_a_person_to_confirm() -> None:
    seen = preview("csv", layouts.TABLE)
    assert seen.guess["links"] == ("Link 1", "Link 2")
    assert {name: seen.guess[name] for name in ("title", "date", "place", "region")} == {
        "title": ("Headline",), "date": ("Day",), "place": ("Town",), "region": ("State",),
    }  # fmt: skip
    assert '--map "date=Day"' in as_option(seen.guess)
    assert guess_columns(("a",), []) == {}
    with pytest.raises(KeyError):
        chosen_columns({"date": "Nope"}, ("Day",))


def test_a_column_called_as_one_of_ours_is_set_apart(tmp_path: Path) -> None:
    columns = ("What", "Day", "Town", "Title", "notes", "Category")
    mapped = chosen_columns({"title": "What", "date": "Day", "place": "Town"}, columns)
    content = f"{','.join(columns)}\nMarch,2021-03-05,Almaty,Dr,calm,big\n".encode()
    draft = read_csv(content, mapped, "x")
    kept = {"Title (file)": "Dr", "notes (file)": "calm", "Category (file)": "big"}
    assert kept.items() <= draft.events[0].items()
    assert errors(draft, tmp_path / "table") == []
    drafting = Drafting()
    place = drafting.place("Almaty", "city", latitude="43.25", longitude="76.95")
    event = drafting.event(
        "e", date="2021-03-05", place=place, title="March", category="protest", CATEGORY="Protest, "
    )
    source = drafting.source("Harbour Wire", "article")
    drafting.claim(event, source, claim="A march.", locator="1", stance="reports", Date="05/03/21")
    draft = drafting.done()
    assert "CATEGORY (file)" in draft.events[0] and "Date (file)" in draft.claims[0]
    assert errors(draft, tmp_path / "made") == []


def test_columns_are_called_as_a_reader_looks_for_them() -> None:
    table = read_foreign(b"id;WHAT;Where;Mood\n1;a;b;c\n", "x", ("Id", "What", "Where"))
    assert table.columns == ("Id", "What", "Where", "Mood")
    assert table.rows == [(2, {"Id": "1", "What": "a", "Where": "b", "Mood": "c"})]
    shouted = layouts.acled({}).replace(b"event_date", b"EVENT_DATE")
    assert guess_format(shouted) == "acled"
    assert not read_acled(shouted).refused


@pytest.mark.parametrize(("name", "content"), [
    ("ucdp", layouts.ucdp({})), ("acled", layouts.acled({})), ("geojson", layouts.GEOJSON),
    ("timemap", layouts.TIMEMAP_NESTED), ("timemap", layouts.TIMEMAP_BESIDE),
    ("csv", layouts.TABLE), ("csv", b""),
])  # fmt: skip
def test_the_format_is_guessed(name: str, content: bytes) -> None:
    assert guess_format(content) == name


def test_a_format_is_guessed_by_the_header_alone() -> None:
    """Neither a letter that is cut off where the reading ends nor what is no text is in the way."""
    for letters in ("é" * 700_000, "xé" * 500_000):
        long = layouts.acled({}) + letters.encode() + b"\xff"
        assert guess_format(long) == "acled"
        assert guess_format(long.decode("latin-1").encode("utf-16")) == "acled"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("content", [b"", b"\x00", b"{", b"[1]x", b"a,b\n1,2\n", b"\xff\xfe\xfd",
                                     b"[" * 100_000])  # fmt: skip
def test_what_is_of_another_format_is_refused_in_a_sentence(form: str, content: bytes) -> None:
    with pytest.raises(ForeignFileError):
        read_as(form, content, "x")


MAYBE = st.sampled_from(
    ["", "1", "2", "5", "-1", "x", "2021-03-03", "2021-02-30", "95", "\x00", "é"]
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes=st.lists(st.dictionaries(st.sampled_from(layouts.UCDP_COLUMNS), MAYBE, max_size=4)))
def test_every_ucdp_row_is_taken_or_listed(changes: list[dict[str, str]]) -> None:
    rows = [{"id": str(number)} | change for number, change in enumerate(changes)]
    draft = read_ucdp(layouts.ucdp(*rows))
    assert adds_up(draft)
    assert draft.rows == len(rows)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    rows=st.lists(st.lists(MAYBE, min_size=3, max_size=3)), tail=st.sampled_from(["", '"open,x\n'])
)
def test_every_row_of_any_table_is_taken_or_listed(rows: list[list[str]], tail: str) -> None:
    text = layouts.table(["what", "day", "lat"], [dict(zip(["what", "day", "lat"], r, strict=True))
                                                  for r in rows]) + tail.encode()  # fmt: skip
    mapped = {"title": ("what",), "date": ("day",), "latitude": ("lat",), "longitude": ("lat",)}
    draft = read_csv(text, mapped)
    assert adds_up(draft)
    assert draft.rows == sum(any(cell.strip() for cell in row) for row in rows) + bool(tail)


WRITTEN = [
    ("5 January 2022", "", "2022-01-05"), ("January 5, 2022", "", "2022-01-05"),
    ("5. Januar 2022", "", "2022-01-05"), ("2022/1/5", "", "2022-01-05"),
    ("3/4/2021", "day first", "2021-04-03"), ("3/4/2021", "month first", "2021-03-04"),
    ("3/4/2021", "undecided", "[2021-03-04,2021-04-03]"), ("13/4/2021", "", "2021-04-13"),
    ("March 2021", "", "2021-03"), ("2021-03-05T10:00:00Z", "", "2021-03-05"),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "order", "edtf"), WRITTEN)
def test_days_in_many_ways(cell: str, order: str, edtf: str) -> None:
    assert edtf_day(cell, order) == edtf


def test_a_column_tells_which_number_is_the_day() -> None:
    assert day_order(["3/4/2021", "13/4/2021"]) == "day first"
    assert day_order(["3/4/2021", "3/14/2021"]) == "month first"
    assert day_order(["3/4/2021"]) == "undecided"


def test_the_real_ucdp_extract(repository: Path, tmp_path: Path) -> None:
    found = sorted((repository / REAL).glob("ucdp-ged-*.csv"))
    if not found:
        pytest.skip("the extract is not on this machine")
    draft = read_ucdp(found[0].read_bytes())
    assert (draft.rows, adds_up(draft)) == (1848, True)
    assert {each.reason.split(" ")[1] for each in draft.refused} <= {"low"}
    assert errors(draft, tmp_path / "new") == []


def test_the_real_table_of_incidents(repository: Path) -> None:
    found = repository / REAL / "2020pb-all-locations.csv"
    if not found.is_file():
        pytest.skip("the table is not on this machine")
    content = found.read_bytes()
    draft = FORMATS["csv"].read(content, preview("csv", content).guess, "incidents", silent)
    assert (draft.rows, adds_up(draft)) == (1340, True)
    assert len(draft.sources) > 3_000


@pytest.mark.parametrize(
    ("head", "ids"),
    [
        ("x" * 80, ["", "", ""]),  # the name of the file, which makes ids of rows without one
        ("towns", ["Ж/1", "Ж-1", "zh 1"]),
        ("towns", [f"{'a' * 70}{number}" for number in range(3)]),
    ],
)
def test_events_whose_ids_would_be_alike_stay_apart(head: str, ids: list[str]) -> None:
    rows = [f"{each},2021-03-0{day},Strike {day},Almaty" for day, each in enumerate(ids, 1)]
    given = {"event_id": ("id",), "date": ("day",), "title": ("title",), "place": ("place",)}
    draft = read_csv("\n".join(["id,day,title,place", *rows]).encode(), given, head)
    assert [row["title"] for row in draft.events] == ["Strike 1", "Strike 2", "Strike 3"]
    assert adds_up(draft) and not draft.refused


def test_rows_of_the_same_id_are_of_one_event() -> None:
    content = b"id,day,title,place\nA-1,2021-03-05,Strike,Almaty\na-1,2021-03-05,Strike,Almaty\n"
    given = {"event_id": ("id",), "date": ("day",), "title": ("title",), "place": ("place",)}
    draft = read_csv(content, given, "towns")
    assert [row["event_id"] for row in draft.events] == ["a-1"]
    assert len(draft.claims) == 2


@pytest.mark.parametrize("form", ["csv", "acled", "ucdp"])
def test_a_file_that_names_no_column_is_refused_in_words(form: str) -> None:
    with pytest.raises(ForeignFileError, match="its first line names no column"):
        read_as(form, b'"",""\na,b\n', "the file", {"date": "date", "title": "title"})
