"""No text that people read stands outside the catalogues.

``MARKED`` are the folders that are done: whoever marks another one adds it here. ``EXCEPT`` are
texts that look like words and are none for the reader, each with its reason. What the schemas
say of their columns is collected where it stands, without a marker.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dashboard.language import LANGUAGES
from dashboard.model.edtf_days import MONTHS
from scripts.catalogues import schema_messages
from tests.language.unmarked import in_python, in_script, in_template

ROOT = Path(__file__).parents[2]
MARKED = (
    "dashboard/analysis",
    "dashboard/app.py",
    "dashboard/drafting",
    "dashboard/editing",
    "dashboard/errors.py",
    "dashboard/export",
    "dashboard/geocoding",
    "dashboard/interchange",
    "dashboard/language",
    "dashboard/model",
    "dashboard/panels",
    "dashboard/views",
    "dashboard/webmap",
)
READERS: dict[str, Callable[[Path], Iterator[tuple[int, str]]]] = {
    ".py": in_python,
    ".html": in_template,
    ".js": in_script,
}
#: What the schemas say of columns and rules, which the catalogues hold without a marker.
COLLECTED = {each.message for each in schema_messages()}
#: Files whose words are matched against data, or for the reader of a program; or single texts.
EXCEPT: dict[str, tuple[str, ...]] = {
    # Spellings that the data may have: compared, never shown.
    "dashboard/analysis/comparability.py": ("*",),
    # English plurals, by which catalogues are asked for kinds of event.
    "dashboard/analysis/wording.py": ("*",),
    # Keys of a status; people read what question_words.py makes of them.
    "dashboard/analysis/answers.py": ("*",),
    # The terminal's own messages, in English whatever is written.
    **{
        f"dashboard/{name}.py": ("*",)
        for name in (
            "drafting/command",
            "editing/geocode",
            "editing/new",
            "export/command",
            "export/command_deck",
            "export/command_file",
            "export/command_look",
            "export/command_view",
            "export/command_words",
            "export/days",
            "interchange/convert_command",
            "interchange/import_command",
            "interchange/load_command",
            "interchange/speaking",
            "interchange/workbook_command",
        )
    },
    # SQL, and what whoever runs a database is told of it, with PostgreSQL's own words in it. The
    # strip and the panel say in the reader's language that the database does not answer.
    **{
        f"dashboard/model/postgresql/{name}.py": ("*",)
        for name in ("connecting", "loading", "reading", "report_rows", "tables", "texts")
    },
    "dashboard/model/dataset.py": (" is a database, and has no files.",),  # a fault of ours
    "dashboard/model/stored_texts.py": ("stored text",),  # a type's name, to pandas
    # What only commands write: files for other programs, a workbook's comments, a new folder's
    # example and guide.
    "dashboard/editing/new_folder.py": ("*",),
    "dashboard/interchange/data_package.py": ("*",),
    "dashboard/interchange/drop_downs.py": ("*",),
    "dashboard/interchange/whole_folder.py": (
        "no day",
        "no place with a position",
        "Feature",
        "Point",
    ),
    "dashboard/interchange/workbook_writing.py": ("*",),
    # The document about the data format, and those of its rules that stand nowhere else.
    "dashboard/model/data_format.py": ("*",),
    "dashboard/model/number_rules.py": ("no separator of thousands (8000, not 8.000)",),
    "dashboard/model/row_rules.py": (
        "`low` is not above `high`",
        "people are not counted below zero",
        "a figure names its `measure`",
        "`low` and `high` are no narrower than the vague word of `wording`",
        "`relation` and `relates_to` come together",
        "`latitude` and `longitude` come together",
        "a site or city has coordinates, a region or country an `area`",
    ),
    "dashboard/model/rules.py": (
        "one of ",
        "usually one of ",
        "; others are welcome",
        "not empty",
        "a date, see [Dates](#dates)",
    ),
    # Also what that document says of a table, and examples as the data has them.
    "dashboard/model/schemas.py": (
        "One row a document that says something.",
        "One row a place that an event or a claim names.",
        "One row for what happened somewhere, some day, in neutral words.",
        "One row for what one source says about one event. A claim never changes because another "
        "source disagrees.",
        "Das war kein Staatsstreich",
        "Almaty",
        "Almaty airport",
    ),
    # What texts, documents and tables of others say: read, never shown.
    **{
        f"dashboard/{name}.py": ("*",)
        for name in (
            "drafting/context_words",
            "drafting/date_finding",
            "drafting/date_rules",
            "drafting/date_words",
            "drafting/figure_finding",
            "drafting/figure_meaning",
            "drafting/figure_words",
            "drafting/name_spans",
            "drafting/phrase_finding",
            "drafting/place_finding",
            "drafting/place_lookup",
            "drafting/place_use",
            "drafting/place_words",
            "model/document_html",
            "model/figures_in_text",
            "model/number_words",
            "model/source_texts",
            "model/vague_words",
        )
    },
    "dashboard/interchange/columns.py": (
        "event_id id eventid incident_id",
        "date day event_date datum when date_start",
        "title name event headline incident summary",
        "claim description text notes details what statement account",
        "place location city town where ort place_name site",
        "region state province admin1 oblast adm_1",
        "country land nation",
        "latitude lat y",
        "longitude lon lng long x",
        "category type event_type kind",
        "source source_name publisher outlet quelle",
        "url link source_url href",
        "published published_on publication_date",
        "locator page paragraph",
        "attributed_to according_to",
        "low min lower",
        "high max upper",
        "figure number count deaths fatalities killed injured arrests participants",
    ),
    "dashboard/interchange/foreign_cells.py": (
        "feb februar",
        "jan januar",
        "jun juni june",
        "mar mär march märz",
        "may mai",
        "dec dez",
        "jul juli july",
        "oct okt",
        "sep sept",
        "january february march april may june july august september october november december",
        "day first",
        "month first",
    ),
    "dashboard/model/decoding.py": ("Mac Roman", "unexpected end of data"),
    "dashboard/model/html_limits.py": (
        "area base br col dd dt embed hr img input li link meta option p param source tbody td "
        "tfoot th thead tr track wbr",
    ),
    # What becomes of a row that is imported: data, English beside the data of others.
    "dashboard/interchange/acled.py": (
        "Armed Conflict Location & Event Data",
        "event ",
        "Reported by ",
        "Unknown",
        "Event",
    ),
    "dashboard/interchange/any_table.py": ("the table", "row "),
    "dashboard/interchange/drafting_rows.py": (
        "Reported on this event, according to ",
        "; what it said is not given.",
        "named by ",
    ),
    "dashboard/interchange/geojson_reading.py": ("the map",),
    "dashboard/interchange/naming.py": (" and ", " more"),
    "dashboard/interchange/timemap.py": (
        "event ",
        "Cites ",
        " source",
        "unnamed source",
        "social media",
    ),
    "dashboard/interchange/ucdp.py": (
        "UCDP GED",
        "armed conflict",
        "fighting without the state",
        "one-sided violence",
        "Uppsala Conflict Data Program",
        "event ",
        "Reported by ",
        "in ",
        "near ",
        "Civilians",
        " (best estimate; at least ",
        ", at most ",
    ),
    # What JSON and the terminal say of an inference; the page has its own words.
    "dashboard/drafting/recognised.py": ("inferred, ", "inferred: the document's own day"),
    # Why the gazetteer was not asked: nobody is told; names of formats.
    "dashboard/interchange/areas.py": ("no place is named",),
    "dashboard/interchange/formats.py": ("UCDP GED (CSV)", "TimeMap (JSON)"),
    # What one types into a terminal.
    "dashboard/interchange/merging.py": ("claim-atlas workbook ", " --out FOLDER"),
    # The names of sheets, by which findings are told apart from those of CSV files.
    "dashboard/interchange/grids.py": (", sheet ",),
    "dashboard/model/report.py": (", sheet ",),
    "dashboard/model/workbook_tables.py": (", sheet ",),
    # A line of the list of versions as it is kept in the folder; what one types into a terminal.
    "dashboard/editing/workplace.py": (
        "Went back to before: ",
        "Undid: ",
        "claim-atlas workbook ",
        " --out FOLDER",
    ),
    # Errors; and what the encoder of films is called with.
    "dashboard/export/animation.py": ("*",),
    "dashboard/export/motion_picture.py": ("*",),
    "dashboard/export/inline.py": ("*",),
    "dashboard/export/deck.py": ("There is no ", " to make a slide of."),
    "dashboard/export/page.py": ("no theme ", ": it is light or dark", "Claim Atlas"),
    "dashboard/export/still.py": ("A still is ", ", not "),
    "dashboard/export/table.py": ("A table is no ", "; choose one of ", "Excel (XLSX)"),
    # The product's name, names of fonts, members of GeoJSON, layouts of a template, names of types.
    "dashboard/export/deck_cover.py": ("Stripe",),
    "dashboard/export/deck_file.py": (
        "Claim Atlas",
        "Title Slide",
        "Title Only",
        '(<a:latin typeface=")[^"]*',
    ),
    "dashboard/export/deck_text.py": ("Arial", "Helvetica", "DejaVuSans"),
    "dashboard/export/geojson.py": ("Feature", "Point"),
    "dashboard/export/still_map.py": ("Placed",),
    "dashboard/export/still_paint.py": (
        "Claim Atlas",
        "DejaVu Sans",
        "Verdana",
        "Given",
        "Drawn",
        "Glyph .* missing from font",
    ),
    "dashboard/export/still_text.py": ("DejaVuSans",),
    "dashboard/export/scene.py": ("Given", "Made"),
    "dashboard/panels/working.py": ("Result",),
    "dashboard/export/workbook.py": ("Claim Atlas", "place kind", "source kind"),
    # Names of columns.
    "dashboard/export/table_view.py": (
        "claim locator stance quote quote_translation measure unit precision "
        "claim_id source_id event_id place_id relates_to",
    ),
    # HTML, CSS.
    "dashboard/export/assets/page.js": ("noopener noreferrer",),
    "dashboard/export/assets/page-claims.js": ("page-place page-dayless",),
    "dashboard/export/assets/page-sources.js": ("noopener noreferrer",),
    # The languages' own names.
    "dashboard/language/languages.py": tuple(each.name for each in LANGUAGES),
    # For whoever writes the program.
    "dashboard/editing/applying.py": (" is no table: ",),
    "dashboard/model/edtf_days.py": (*MONTHS, "A span needs start < stop, not ", " and "),
    "dashboard/model/progress.py": ("Item",),
    "dashboard/model/reading.py": (
        "Finding",
        # only a command is given an address in place of a folder
        "This needs a folder of files, and not the address of a database.",
    ),
    "dashboard/model/workbook_file.py": ("General",),
    "dashboard/language/current.py": (" is none of the languages of dashboard.language.LANGUAGES",),
    "dashboard/views/columns.py": ("a number from ", " to ", " does not fit into 32 bits"),
    "dashboard/panels/styles.py": (" is not a colour like #0072B2",),
    # Keys.
    "dashboard/panels/upload.py": ("server.maxUploadSize",),
    "dashboard/analysis/question_names.py": ("names",),
    "dashboard/language/browser.py": ("place kind",),
    "dashboard/language/lazy.py": ("part",),
    "dashboard/webmap/assets/js/basemap.js": ("Polygon",),
    "dashboard/webmap/place_picker.py": ("Picker",),
    "dashboard/views/edit_fields.py": ("one of",),
    "dashboard/views/two_sources.py": ("only one", "only other"),
    "dashboard/panels/draft_panel.py": ("draft-ask",),
    "dashboard/panels/edit_allowed.py": ("server.address",),
    "dashboard/panels/export_slides.py": ("Slide", "Claims", "Slides"),
    "dashboard/panels/session.py": ("last",),
    "dashboard/panels/sources_compare.py": ("only one", "only other"),
    # CSS, Vega's expressions, HTML.
    "dashboard/panels/compare_axes.py": ("width - ", '"Source Sans", sans-serif', "Channel"),
    "dashboard/panels/compare_charts.py": (", width - datum.wide)", "width - "),
    "dashboard/panels/compare_marks.py": (", width * ",),
    "dashboard/panels/templates/place.html": ("<span", "<details"),
    "dashboard/panels/templating.py": (
        '\u00a0<abbr class="ca-lang" title="{}" lang="{}">{}</abbr>',
        '<span lang="{0}">{1}</span>',
    ),
    # A column that translations.py makes.
    "dashboard/analysis/text_languages.py": ("name (language)",),
    "dashboard/model/translations.py": ("name (language)", "name (written)"),
    "dashboard/views/source_signs.py": ("px ",),
    # The product's own name, and what one types into a terminal.
    "dashboard/app.py": ("Claim Atlas", "claim-atlas check "),
    "dashboard/panels/export_static.py": ("Claim Atlas",),
    "dashboard/panels/strips.py": ("claim-atlas check ",),
    "dashboard/panels/templates/brand.html": ("Claim Atlas",),
    "dashboard/panels/templates/nothing_yet.html": ("claim-atlas check",),
    # Names of places as sources spell them.
    "dashboard/panels/edit_place.py": ("Schanaosen", "Flughafen Almaty"),
    "dashboard/webmap/assets/js/motion.js": ("(prefers-reduced-motion: reduce)",),
    "dashboard/webmap/assets/js/slider.js": ("input, textarea, select",),
    # Leaflet's events, a typeface, and errors for whoever writes a program.
    "dashboard/webmap/assets/js/atlas.js": (
        "move zoomend resize",
        "Source Sans",
        '${weight} ${size * this.scale()}px "Source Sans", "Helvetica Neue", Arial, sans-serif',
        "Claim Atlas: no ${what}",
        "slot ${day} on the time axis",
        "place ${place} on the map",
        'mode ${mode}, only ${MODES.join(", ")}',
        "${lastDays} last days, only 2 to ${MOST_DAYS}",
        "Claim Atlas: the basemap could not be loaded:",
    ),
    "dashboard/webmap/assets/js/picker.js": (
        "Claim Atlas: the basemap could not be loaded:",
        "Source Sans",
    ),
}
FILES = sorted(
    path
    for folder in MARKED
    for path in (*(ROOT / folder).rglob("*"), ROOT / folder)
    if path.suffix in READERS and EXCEPT.get(path.relative_to(ROOT).as_posix()) != ("*",)
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_holds_no_text_that_is_not_marked(path: Path) -> None:
    allowed = EXCEPT.get(path.relative_to(ROOT).as_posix(), ())
    if path.parent == ROOT / "dashboard/model":
        allowed = (*allowed, *COLLECTED)
    found = [(line, text) for line, text in READERS[path.suffix](path) if text not in allowed]
    assert not found, "mark them: docs/languages.md says how"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_is_counted_in_english(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "wording import count" not in text, "ngettext knows the reader's plurals"


SEEN = [
    (".py", 'def f(n):\n    "A docstring is none."\n    return f"{n} claims"', " claims"),
    (".py", 'words = "Nothing here"', "Nothing here"),
    (".py", 'import streamlit as st\nst.button("only", key="only-one")', "only"),
    (".py", '_(f"{n} claims")', "made at run time: f'{n} claims'"),
    (".html", "<p>{{ n }} claims</p>", "… claims"),
    (".html", '<a title="Read it">{{ view.label or "Source" }}</a>', "Read it"),
    (".js", "const words = `up to ${day}`;", "up to ${day}"),
]
UNSEEN = [
    (".py", '_("Nothing here")\nkey = f"source-{n}"\nname = "a-key"'),
    (".html", '<p class="ca-a ca-b">{{ _("Nothing here") }} · {{ n }}</p>'),
    (".js", 'const words = _("up to {day}", { day }); element("div", "ca-a ca-b");'),
]


@pytest.mark.parametrize(("suffix", "code", "text"), SEEN)
def test_a_text_is_found(tmp_path: Path, suffix: str, code: str, text: str) -> None:
    path = tmp_path / f"some{suffix}"
    path.write_text(code, encoding="utf-8")
    assert text in [found for _line, found in READERS[suffix](path)]


@pytest.mark.parametrize(("suffix", "code"), UNSEEN)
def test_what_is_marked_or_no_text_is_not(tmp_path: Path, suffix: str, code: str) -> None:
    path = tmp_path / f"some{suffix}"
    path.write_text(code, encoding="utf-8")
    assert list(READERS[suffix](path)) == []
