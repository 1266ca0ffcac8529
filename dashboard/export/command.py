"""``claim-atlas export``: one view of a data folder as picture, deck, animation, page, table."""

from typing import Any

import click

from dashboard.analysis.description import describe, phrase
from dashboard.analysis.wording import count
from dashboard.export.command_deck import asked_deck, deck_options, plan_lines
from dashboard.export.command_file import DASH, file_options, target_of
from dashboard.export.command_look import (
    THEME,
    TITLE,
    look_options,
    still_options,
)
from dashboard.export.command_view import asked_scene, listed_keys, view_options
from dashboard.export.command_words import Speaking
from dashboard.export.scene import Scene
from dashboard.export.table import TABLE_FORMS, table_file
from dashboard.language import use
from dashboard.model.terminal import printable
from dashboard.model.terminal_progress import terminal_progress
from dashboard.views.subject import subject


@click.group(cls=Speaking)
def export() -> None:
    """Write a picture, deck, animation, page or table of one view of FOLDER.

    What is shown is said with the keys of the dashboard's address (--day, --sources, ...) or
    with a link that was copied from it (--url).

    Exits with 0 when the file is written, 1 when the view asks for what the data does not
    have or the file is there already, and 2 when the folder or the call cannot be used. No
    file is overwritten without --force, and no half file is left behind.
    """


@export.command(short_help="Write a picture: PNG, SVG or PDF.")
@view_options
@file_options("png", "svg", "pdf")
@look_options
def still(**given: Any) -> None:
    """Write one picture of the view: PNG, SVG or PDF.

    It is drawn from the data, with its sources on it: the same call gives the same file.
    """
    from dashboard.export.still import still_picture

    target = target_of(given, {".png": "png", ".svg": "svg", ".pdf": "pdf"})
    scene = asked_scene(given)
    with terminal_progress() as progress:
        content = still_picture(scene, still_options(given), target.form, progress)
    target.write(content, _sentence(scene))


@export.command(short_help="Write slides: PPTX.")
@view_options
@file_options("pptx", required=False)
@deck_options
def deck(**given: Any) -> None:
    """Write slides (PPTX): a title, a slide a day, a place or a question, all sources.

    Titles and tables are text that can be edited; the notes hold every claim in full.
    """
    from dashboard.export.deck import deck_outline, deck_pptx

    target = None if given["only_list"] else target_of(given, {".pptx": "pptx"})
    scene = asked_scene(given)
    with terminal_progress() as progress:
        options = asked_deck(given, scene, progress)
        plan = deck_outline(scene, options, progress)
    if target is None:
        click.echo("\n".join(printable(line) for line in plan_lines(plan)))
        return
    with terminal_progress() as progress:
        content = deck_pptx(scene, options, progress)
    slides = count(sum(each.slides for each in plan), "slide")
    target.write(content, f"{slides}, {phrase(scene.dataset, scene.selection)}.")


@export.command(short_help="Write days one after another: GIF, MP4 or PNG pictures.")
@view_options
@file_options("gif", "mp4", "png")
@click.option("--from", "first", help="First day; by default the first with claims.")
@click.option("--to", "last", help="Last day; by default the last with claims.")
@click.option("--days", help="Only these steps of the slider, separated by commas.")
@click.option("--seconds", type=click.FloatRange(0.1, 60), default=1, show_default=True,
              help="How long a day stands.")  # fmt: skip
@click.option("--loop/--no-loop", default=True, show_default=True, help="Whether a GIF goes on.")
@look_options
def animation(**given: Any) -> None:
    """Write days one after another: GIF, MP4, or a ZIP of PNG pictures.

    Each frame is the still of its day, with the date on it. Use --mode to show the last days,
    or all until then.
    """
    from dashboard.export.animation import AnimationOptions, animation_days
    from dashboard.export.animation import animation as animated

    target = target_of(given, {".gif": "gif", ".mp4": "mp4", ".zip": "png"})
    scene = asked_scene(given)
    options = AnimationOptions(
        form=target.form,
        first=given["first"],
        last=given["last"],
        days=listed_keys(given["days"]),
        seconds=given["seconds"],
        loop=given["loop"],
        still=still_options(given),
    )
    days = animation_days(scene, options)
    with terminal_progress() as progress:
        content = animated(scene, options, progress)
    ends = days[0] if len(days) == 1 else f"{days[0]} to {days[-1]}"
    frames = f"{count(len(days), 'frame')}, {ends}"
    target.write(content, f"{frames}, {phrase(scene.dataset, scene.selection)}.")


@export.command(short_help="Write one HTML file that needs no server.")
@view_options
@file_options("html")
@TITLE
@THEME
@click.option("--embed", is_flag=True, help="Also print the HTML that shows it in another page.")
def page(**given: Any) -> None:
    """Write one HTML file with map, slider, claims and comparison.

    It needs no server and no network, opens with this view, and holds all claims.
    """
    from dashboard.export.page import embed_snippet, page_html

    target = target_of(given, {".html": "html", ".htm": "html"})
    scene = asked_scene(given)
    with terminal_progress() as progress:
        content = page_html(scene, title=given["title"], theme=given["theme"], progress=progress)
    target.write(content.encode(), f"opens with {_sentence(scene)}")
    if given["embed"]:
        name = "atlas.html" if target.path == DASH else target.path.name
        with use(scene.language):
            title = given["title"] or subject(scene.dataset, scene.axis) or "Claim Atlas"
        snippet = embed_snippet(name, title)
        click.echo(printable(snippet), err=target.path == DASH)


@export.command(short_help="Write the claims shown as a table.")
@view_options
@file_options(*TABLE_FORMS)
def table(**given: Any) -> None:
    """Write the claims that the view shows as a table.

    A row is what one source says about one event, with its place in the source, its day, and
    the link back. No cell is a formula to a spreadsheet.
    """
    from dashboard.export.table_view import TableView

    target = target_of(given, {f".{form}": form for form in TABLE_FORMS})
    scene = asked_scene(given)
    with terminal_progress() as progress:
        content = table_file(scene, target.form, progress)
    target.write(content, f"{TableView(scene).sentence}.")


def _sentence(scene: Scene) -> str:
    return f"{describe(scene.dataset, scene.axis, scene.selection)}."
