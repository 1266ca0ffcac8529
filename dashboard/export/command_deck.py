"""Which slides ``claim-atlas export deck`` writes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from dashboard.analysis.wording import count
from dashboard.errors import SelectionError
from dashboard.export.command_look import THEME, TITLE
from dashboard.export.command_view import listed_keys, named
from dashboard.export.deck_options import CLAIMS, DeckOptions, Per
from dashboard.export.options import Theme
from dashboard.export.scene import Scene
from dashboard.model.progress import Progress
from dashboard.model.suggestions import closest, did_you_mean

if TYPE_CHECKING:  # it draws, which listing the options need not wait for
    from dashboard.export.deck import SlidePlan

Command = TypeVar("Command", bound=Callable[..., Any])

_PER = click.option(
    "--per",
    type=click.Choice([each.value for each in Per]),
    default="day",
    show_default=True,
    help="What a slide stands for.",
)
_KEYS = click.option("--keys", help="Only these days, place ids or question ids, by commas.")
_LIST = click.option(
    "--list", "only_list", is_flag=True, help="Only list the slides and their keys; write nothing."
)
_SUBTITLE = click.option("--subtitle", help="By default the selection in words.")
_CLAIMS = click.option(
    "--claims",
    type=click.IntRange(min=1),
    default=CLAIMS,
    show_default=True,
    help="Most claims on the slide of a day or place; all are in its notes.",
)
_ALL = click.option("--all-claims", is_flag=True, help="As many slides as all its claims take.")
_NO_MAP = click.option("--no-map", is_flag=True, help="Leave out the maps.")
_NO_SOURCES = click.option("--no-sources", is_flag=True, help="Leave out the slides of sources.")


def deck_options(command: Command) -> Command:
    """Add the options of a deck."""
    slides = (_PER, _KEYS, _LIST, TITLE, _SUBTITLE, _CLAIMS, _ALL, _NO_MAP, _NO_SOURCES)
    for decorate in reversed((*slides, THEME)):
        command = decorate(command)
    return command


def asked_deck(given: Mapping[str, Any], scene: Scene, progress: Progress) -> DeckOptions:
    """Return what the options ask for.

    Raises:
        SelectionError: A key is none of the deck's days, places or questions.
    """
    options = DeckOptions(
        per=Per(given["per"]),
        keys=listed_keys(given["keys"]),
        title=given["title"],
        subtitle=given["subtitle"],
        claims=None if given["all_claims"] else given["claims"],
        with_map=not given["no_map"],
        with_sources=not given["no_sources"],
        theme=Theme(given["theme"]),
    )
    _check_keys(scene, options, progress)
    return options


def plan_lines(plan: Sequence["SlidePlan"]) -> Iterator[str]:
    """``day      2022-01-05  5 January 2022 (95 claims, 2 slides)``."""
    wide = max(len(each.key) for each in plan)
    for each in plan:
        counts = f"({count(each.claims, 'claim')}, {count(each.slides, 'slide')})"
        yield f"{each.kind:<8} {each.key:<{wide}}  {each.title} {counts}"


def _check_keys(scene: Scene, options: DeckOptions, progress: Progress) -> None:
    if options.keys is None:
        return
    from dashboard.export.deck import deck_outline

    plan = deck_outline(scene, replace(options, keys=None), progress)
    possible = [each.key for each in plan if each.chosen_by_key]
    if strange := [key for key in options.keys if key not in possible]:
        question = did_you_mean(closest(strange[0], possible))
        parts = [f'No {options.per} with claims here has the key "{strange[0]}".', question]
        parts.append(f"The keys: {named(possible)}." if possible else "There is none at all.")
        raise SelectionError(" ".join(filter(None, parts)))
