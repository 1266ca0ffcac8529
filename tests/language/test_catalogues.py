"""Every message that the code marks is in every catalogue, whole, with its own fields."""

import re
from functools import cache

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from dashboard.language import LANGUAGES
from dashboard.language.catalogues import FOLDER
from scripts.catalogues import TEMPLATE, as_text, merged, template

OTHERS = [language for language in LANGUAGES if language.code != "en"]
CODES = pytest.mark.parametrize("code", [language.code for language in OTHERS])
FIELD = re.compile(r"\{\w+\}")
MARKUP = re.compile(r"</?\w+[^>]*>|`[^`]*`|https?://")


@cache
def catalogue(code: str) -> Catalog:
    with (FOLDER / f"{code}.po").open("rb") as file:
        return read_po(file, locale=code)


def texts(message: Message) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the code says, and what the catalogue makes of it: a form for each plural."""
    said = message.id if isinstance(message.id, tuple | list) else (message.id,)
    told = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return tuple(said), tuple(each or "" for each in told)


def name(message: Message) -> str:
    return f"{message.context or ''} {texts(message)[0][0]}".strip()


@CODES
def test_a_catalogue_is_what_make_catalogues_writes(code: str) -> None:
    cldr = next(language.cldr for language in OTHERS if language.code == code)
    written = (FOLDER / f"{code}.po").read_text(encoding="utf-8")
    assert as_text(merged(code, cldr)) == written, "run `make catalogues`"


def test_so_is_the_template() -> None:
    assert as_text(template()) == TEMPLATE.read_text(encoding="utf-8"), "run `make catalogues`"


def test_what_the_scripts_say_is_there_wherever_it_stands() -> None:
    """Also within a template literal: `${_("Places on the map")}: …`."""
    known = {texts(message)[0][0] for message in template()}
    scripts = list((FOLDER.parents[1]).rglob("*.js"))
    marked = re.compile(r"""(?<![\w.])_\(\s*"([^"\\]+)\"""")
    said = {found for path in scripts for found in marked.findall(path.read_text("utf-8"))}
    assert len(said) > 100 and not said - known


@CODES
def test_every_message_is_translated_in_all_its_forms(code: str) -> None:
    forms = len(next(language.plurals for language in OTHERS if language.code == code))
    lacking = [
        name(each)
        for each in catalogue(code)
        if each.id
        and (
            each.fuzzy
            or not all(texts(each)[1])
            or len(texts(each)[1]) != (forms if each.pluralizable else 1)
        )
    ]
    assert not lacking


@CODES
def test_a_translation_has_the_fields_and_the_markup_of_its_message(code: str) -> None:
    wrong = []
    for each in catalogue(code):
        said, told = texts(each)
        allowed = {tuple(sorted(FIELD.findall(form))) for form in said}
        markup = sorted(MARKUP.findall(said[0]))
        for form in filter(None, told if each.id else ()):
            fields = tuple(sorted(set(FIELD.findall(form))))
            known = {tuple(sorted(set(fields))) for fields in allowed}
            if fields not in known or sorted(MARKUP.findall(form)) != markup:
                wrong.append((name(each), form))
    assert not wrong


@CODES
def test_a_translation_begins_and_ends_as_its_message_does(code: str) -> None:
    """Spaces and a full stop at the ends are part of how sentences are put side by side."""
    wrong = []
    for each in catalogue(code):
        said, told = texts(each)
        for form in filter(None, told if each.id else ()):
            spaces = (form.strip() == form) == (said[0].strip() == said[0])
            if not spaces or form.endswith(".") != said[0].endswith("."):
                wrong.append((name(each), form))
    # "people" is "чел." in Russian, an abbreviation.
    assert [each for each in wrong if each != ("unit people", "чел.")] == []


@CODES
def test_plural_forms_are_those_of_cldr(code: str) -> None:
    language = next(each for each in OTHERS if each.code == code)
    assert catalogue(code).num_plurals == len(language.plurals)
    used = {language.plural_form(number) for number in range(200)}
    assert used == set(range(len(language.plurals)))
