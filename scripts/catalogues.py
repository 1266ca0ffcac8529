"""Writes the catalogues anew: ``make catalogues``.

Collects what the code marks (Python by its syntax tree, since gettext's own reader passes over
f-strings; Jinja2 templates; JavaScript) and the words of the schemas, writes the template, and
merges it into each language. Translations are kept, messages that are gone are dropped, new ones
wait with an empty ``msgstr``. The same code always gives the same bytes.
"""

import ast
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_javascript
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from dashboard.analysis.wording import plural
from dashboard.language.catalogues import FOLDER
from dashboard.language.languages import ENGLISH, LANGUAGES
from dashboard.model.measures import MEASURES
from dashboard.model.schemas import TABLES
from dashboard.model.terms import TERMS
from dashboard.views.edit_fields import UNSAID

ROOT = FOLDER.parents[2]
TEMPLATE = FOLDER / "claim-atlas.pot"
#: How each marker's arguments are read: context, message, plural.
MARKERS = {
    "_": ("message",),
    "N_": ("message",),
    "ngettext": ("message", "plural"),
    "pgettext": ("context", "message"),
    "npgettext": ("context", "message", "plural"),
    "lazy": ("message",),
    "nlazy": ("message", "plural"),
    "plazy": ("context", "message"),
    "required": ("message",),  # of dashboard.model.rules: the mend of an empty cell
}
#: Lines of a header that would change with each run, or say who ran it.
_PASSING = (
    "Project-Id-Version",
    "POT-Creation-Date",
    "PO-Revision-Date",
    "Last-Translator",
    "Language-Team",
    "Generated-By",
    "Report-Msgid-Bugs-To",
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A message where it stands; ``file`` counts from the root of the repository."""

    file: str
    message: str
    plural: str = ""
    context: str = ""


def marked_messages() -> Iterator[Marked]:
    """Yield all messages, in the order of files."""
    for path in sorted((ROOT / "dashboard").rglob("*")):
        file = path.relative_to(ROOT).as_posix()
        if path.suffix == ".py":
            yield from _in_python(path, file)
        elif path.suffix == ".html":
            yield from _by_babel(babel_extract, path, file)
        elif path.suffix == ".js":
            yield from _by_babel(extract_javascript, path, file)
    yield from schema_messages()


def schema_messages() -> Iterator[Marked]:
    """Yield the words of the lists, and the columns' names, helps and rules."""
    for context, words in TERMS.items():
        yield from (Marked("dashboard/model/terms.py", word, context=context) for word in words)
    for category in TERMS["category"]:
        several = plural(category)
        yield Marked("dashboard/model/terms.py", several, context="kinds of event")
    for measure in MEASURES.values():
        yield Marked("dashboard/model/measures.py", measure.asking)
    for table in TABLES:
        for name, column in table.schema.columns.items():
            yield Marked("dashboard/model/schemas.py", column.title, context="column")
            yield Marked("dashboard/model/schemas.py", column.description)
            for rule in table.rules(name):
                if rule.code not in UNSAID:
                    yield Marked("dashboard/model/rules.py", rule.documented)


def template() -> Catalog:
    """Return the messages as a catalogue without translations."""
    catalogue = Catalog(charset="utf-8", fuzzy=False)
    order = sorted(marked_messages(), key=lambda each: (each.file, each.message, each.context))
    for each in order:
        text = (each.message, each.plural) if each.plural else each.message
        catalogue.add(text, locations=[(each.file, 0)], context=each.context or None)
    for message in catalogue:
        message.locations = sorted(set(message.locations))
        message.flags.discard("python-format")
    return catalogue


def merged(code: str, cldr: str) -> Catalog:
    """Return a language's catalogue with the messages of today."""
    path = FOLDER / f"{code}.po"
    known = Catalog(locale=cldr, fuzzy=False)
    if path.exists():
        with path.open("rb") as file:
            known = read_po(file, locale=cldr)
    known.update(template(), no_fuzzy_matching=True)
    for message in known:
        message.flags.discard("python-format")
    return known


def as_text(catalogue: Catalog) -> str:
    """Return a catalogue as its file has it."""
    file = io.BytesIO()
    catalogue.header_comment, catalogue.fuzzy = _COMMENT, False
    write_po(file, catalogue, width=96, sort_by_file=True, ignore_obsolete=True,
             include_lineno=False)  # fmt: skip
    lines = file.getvalue().decode("utf-8").splitlines(keepends=True)
    kept = (line for line in lines if not line.startswith(tuple(f'"{key}' for key in _PASSING)))
    return "".join(kept)


def main() -> int:
    """Write the template and each language; say what waits for a translation."""
    TEMPLATE.write_text(as_text(template()), encoding="utf-8")
    for language in LANGUAGES:
        if language == ENGLISH:
            continue
        catalogue = merged(language.code, language.cldr)
        (FOLDER / f"{language.code}.po").write_text(as_text(catalogue), encoding="utf-8")
        empty = [each for each in catalogue if each.id and not _translated(each.string)]
        print(f"{language.code}: {len(catalogue)} messages, {len(empty)} not translated")
    return 0


_COMMENT = "# Claim Atlas: written by `make catalogues`; translate the msgstr."


def _translated(string: object) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


def _in_python(path: Path, file: str) -> Iterator[Marked]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        names = MARKERS.get(node.func.id, ())
        texts = [each.value for each in node.args if isinstance(each, ast.Constant)]
        if names and len(texts) >= len(names):
            yield Marked(file, **dict(zip(names, texts, strict=False)))


def _by_babel(reader: Callable[..., Iterable[Any]], path: Path, file: str) -> Iterator[Marked]:
    with path.open("rb") as opened:
        options = {"encoding": "utf-8", "silent": "false", "parse_template_string": True}
        for _line, name, found, _comments in reader(opened, list(MARKERS), [], options):
            texts = [found] if isinstance(found, str) else list(found or ())  # `_(name)`: none
            names = MARKERS[name]
            texts = texts[: len(names)]
            if len(texts) == len(names) and all(isinstance(each, str) for each in texts):
                yield Marked(file, **dict(zip(names, texts, strict=False)))


if __name__ == "__main__":
    sys.exit(main())
