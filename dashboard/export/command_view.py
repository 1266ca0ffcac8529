"""Which view ``claim-atlas export`` exports: the keys of the address as options."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlsplit, urlunsplit

import click

from dashboard.analysis.address import SCHEMA, Parameter
from dashboard.analysis.address_words import DayWords, IdsWords, Known, PlaceWords
from dashboard.analysis.selection import Selection
from dashboard.analysis.wording import count
from dashboard.export.command_words import Refusal
from dashboard.export.days import steps_words
from dashboard.export.scene import Scene, open_scene
from dashboard.language import LANGUAGES
from dashboard.model.postgresql.address import data_place
from dashboard.model.suggestions import closest, did_you_mean
from dashboard.model.terminal import printable
from dashboard.model.terminal_progress import terminal_progress

Command = TypeVar("Command", bound=Callable[..., Any])

HELP = {
    "day": "Step of the slider: 2022-01-05, 2007.",
    "mode": "day (the default), last2 to last60, or until.",
    "sources": "Source ids, separated by commas; none leaves out all.",
    "categories": "Kinds of event, separated by commas.",
    "places": "Place ids, separated by commas: these and all that lies in them.",
    "place": "The place whose claims are listed.",
    "q": "Text that claims must hold.",
    "known": "Only what was said by the end of this day: 2022-01-07.",
    "at": "Where the map looks: zoom/latitude/longitude.",
}
_SHOWN = {each.name for each in fields(Selection)} | {"camera"}
#: The parameters of the address that say what an export shows; a pasted link may hold others.
KEYS = tuple(each.key for each in SCHEMA if set(each.fields) <= _SHOWN)
#: Of more steps or ids than this the first are named and the others counted.
_NAMED = 30
#: Of a text that is no link so much is said again.
_SHOWN_LETTERS = 200


def view_options(command: Command) -> Command:
    """Add FOLDER, or an address, and the options that say what is shown and where links lead."""
    address = "Address of your dashboard, for the links back."
    for decorate in reversed(
        (
            click.argument("folder", type=data_place),
            *(click.option(f"--{key}", f"view_{key}", help=HELP.get(key)) for key in KEYS),
            click.option("--url", help="A link from the dashboard; the keys above override it."),
            click.option("--dashboard", help=address),
            click.option(
                "--lang",
                type=click.Choice([each.code for each in LANGUAGES]),
                help="Language of what is written; by default that of the link, else en.",
            ),
        )
    ):
        command = decorate(command)
    return command


def asked_scene(given: Mapping[str, Any]) -> Scene:
    """Read the folder and return the view that the options stand for.

    Raises:
        ClaimAtlasError: The folder cannot be shown at all.
        Refusal: The view asks for what the data does not have.
    """
    params, dashboard = asked_params(given)
    with terminal_progress() as progress:
        scene, notices = open_scene(given["folder"], params, dashboard, progress)
    if notices:
        faults = "\n".join(f"  {fault}" for fault in _faults(params, scene))
        raise Refusal(f"Nothing was written: this data does not have the view.\n{faults}")
    if aside := len(scene.dataset.set_aside):
        verb = "is" if aside == 1 else "are"
        where = f"claim-atlas check {given['folder']}"
        note = f"Note: {count(aside, 'row')} {verb} set aside and not in it. Why: {where}"
        click.echo(printable(note), err=True)
    return scene


def asked_params(given: Mapping[str, Any]) -> tuple[dict[str, str], str]:
    """Return the parameters of the view and the dashboard's address; options override a link."""
    params, dashboard = _of_link(given["url"] or "")
    options = {key: given[f"view_{key}"] for key in KEYS}
    params |= {key: value for key, value in options.items() if value is not None}
    if given["lang"]:
        params["lang"] = given["lang"]
    if given["dashboard"]:
        dashboard = _web_address("--dashboard", given["dashboard"])
    return params, dashboard


def listed_keys(text: str | None) -> tuple[str, ...] | None:
    """``2022-01-02, 2022-01-05`` as a tuple; ``None`` where nothing is given."""
    return None if text is None else tuple(each.strip() for each in text.split(",") if each.strip())


def named(names: Sequence[str]) -> str:
    """``a, b, c``, ``a, b, c and 70 more``."""
    more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"


def _of_link(url: str) -> tuple[dict[str, str], str]:
    """Split ``https://host/atlas/?day=2022-01-05`` into its parameters and the rest."""
    try:
        query = urlsplit(url).query
    except ValueError as error:
        raise click.BadParameter(
            f"{_shown(url)} is no link: {error}.", param_hint="--url"
        ) from error
    if url and not url.startswith("?"):
        return dict(parse_qsl(query)), _web_address("--url", url)
    return dict(parse_qsl(query)), ""


def _web_address(option: str, text: str) -> str:
    """Return the address without its parameters."""
    try:
        scheme, host, path, _, _ = urlsplit(text)
    except ValueError as error:
        raise click.BadParameter(
            f"{_shown(text)} is no link: {error}.", param_hint=option
        ) from error
    if scheme not in ("http", "https") or not host:
        message = f"{_shown(text)} is no web address. Write it in full, with https:// in front."
        raise click.BadParameter(message, param_hint=option)
    return urlunsplit((scheme, host, path or "/", "", ""))


def _shown(text: str) -> str:
    """Return the text, or the beginning of one that fills the screen."""
    return text if len(text) <= _SHOWN_LETTERS else f"{text[:_SHOWN_LETTERS]} …"


def _faults(params: Mapping[str, str], scene: Scene) -> list[str]:
    """Say of each parameter that had to be replaced what is wrong and what is possible."""
    known = Known(scene.dataset, scene.axis)
    found = []
    for parameter in SCHEMA:
        text = params.get(parameter.key, "").strip()
        reading = parameter.words.read(text, known) if text else None
        if reading and reading.notice:
            wrong = reading.notice.rpartition("; showing")[0] or reading.notice
            asks = wrong.replace("The address asks", "The view asks", 1)
            found.append(" ".join(filter(None, [f"{asks}.", _possible(parameter, text, known)])))
    return found


def _possible(parameter: Parameter, text: str, known: Known) -> str:
    """``Did you mean "cwi"? It has: icor, cwi, mlpd.``."""
    words = parameter.words
    if isinstance(words, DayWords):
        return steps_words(tuple(known.axis.keys))
    if not isinstance(words, IdsWords | PlaceWords):
        return ""
    ids = getattr(known, words.kind) if isinstance(words, IdsWords) else known.places
    strange = [each for each in text.split(",") if each.strip() not in ids]
    question = did_you_mean(closest(strange[0].strip(), ids)) if strange else ""
    return " ".join(filter(None, [question, f"It has: {named(ids)}."]))
