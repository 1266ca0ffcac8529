"""How pictures of ``claim-atlas export`` look: options of the command become ``StillOptions``."""

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from dashboard.export.options import PRESETS, Stamp, StillOptions, Theme

Command = TypeVar("Command", bound=Callable[..., Any])

_SMALLEST, _LARGEST = 320, 8_000
#: So many dots a picture may have: 4096 x 4096 at three times the size.
_MOST_DOTS = 3 * 4096 * 3 * 4096


class Size(click.ParamType[tuple[int, int]]):
    """``1920x1080``, ``a4``: width and height in pixels."""

    name = "size"

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Show the form of the value."""
        return "WxH"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """Take the name of a preset, or two numbers."""
        if isinstance(value, tuple):
            return value
        if value in PRESETS:
            return PRESETS[value]
        found = re.fullmatch(r"(\d{1,5})x(\d{1,5})", value, re.ASCII)
        size = (int(found[1]), int(found[2])) if found else (0, 0)
        if min(size) < _SMALLEST or max(size) > _LARGEST:
            names = ", ".join(PRESETS)
            sides = f"{_SMALLEST}x{_SMALLEST} to {_LARGEST}x{_LARGEST}"
            self.fail(f"{value} is none of {names}, nor in pixels from {sides}.")
        return size


THEME = click.option(
    "--theme", type=click.Choice([each.value for each in Theme]), default="light", show_default=True
)


TITLE = click.option("--title", help='By default the selection in words; "" leaves it out.')


def look_options(command: Command) -> Command:
    """Add the options of a picture."""
    default = StillOptions()
    sizes = f"Any size, or one of {', '.join(PRESETS)}."
    for decorate in reversed(
        (
            click.option(
                "--size",
                type=Size(),
                default=f"{default.width}x{default.height}",
                show_default=True,
                help=sizes,
            ),
            click.option(
                "--scale",
                type=click.FloatRange(1, 3),
                default=1,
                show_default=True,
                help="So many dots a pixel: 1, 2 or 3.",
            ),
            TITLE,
            click.option("--caption", default="", help="A line under the map."),
            click.option("--no-legend", is_flag=True, help="Leave out the legend of sources."),
            click.option("--no-claims", is_flag=True, help="Leave out the column of claims."),
            click.option(
                "--stamp",
                type=click.Choice([each.value for each in Stamp]),
                default="full",
                show_default=True,
                help="How much of the origin stands on it.",
            ),
            THEME,
            click.option("--transparent", is_flag=True, help="Leave out the ground of the page."),
        )
    ):
        command = decorate(command)
    return command


def still_options(given: Mapping[str, Any]) -> StillOptions:
    """Return what the options ask for.

    Raises:
        click.BadParameter: Size and scale make a picture that no memory is made for.
    """
    width, height = given["size"]
    if width * height * given["scale"] ** 2 > _MOST_DOTS:
        message = f"{width}x{height} at this scale is more than {_MOST_DOTS:,} dots."
        raise click.BadParameter(f"{message} Choose a smaller size or scale.", param_hint="--size")
    return StillOptions(
        width=width,
        height=height,
        scale=given["scale"],
        title=given["title"],
        caption=given["caption"],
        legend=not given["no_legend"],
        claims=not given["no_claims"],
        stamp=Stamp(given["stamp"]),
        theme=Theme(given["theme"]),
        transparent=given["transparent"],
    )
