"""The file of a deck: an empty 16:9 presentation, and the same bytes for the same slides."""

import re
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck

from dashboard.export.deck_look import (
    FOOT,
    NUMBER,
    SLIDE_HEIGHT,
    SLIDE_WIDTH,
    SUBTITLE,
    TITLE,
    TITLE_SIZES,
    Box,
    Look,
)
from dashboard.export.deck_text import FONT, plain

#: No file says when it was made: the same input gives the same bytes.
FIXED = datetime(2000, 1, 1)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
#: Layouts of python-pptx's template that decks use.
TITLE_SLIDE, TITLE_ONLY = "Title Slide", "Title Only"
_COVER = {"ctrTitle": Box(60, 96, 840, 110), "subTitle": Box(60, 214, 840, 60)}
_PLACES = {
    "title": TITLE,
    "body": Box(TITLE.left, SUBTITLE.top, TITLE.width, 380),
    "dt": Box(36, 540, 1, 1),
    "ftr": FOOT,
    "sldNum": NUMBER,
}


def empty_deck(look: Look, title: str) -> Deck:
    """Return a presentation without slides, its master set in Arial on the look's ground."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = SLIDE_WIDTH, SLIDE_HEIGHT
    for layout in list(deck.slide_layouts):
        if layout.name not in (TITLE_SLIDE, TITLE_ONLY):
            deck.slide_layouts.remove(layout)
    master = deck.slide_masters[0]
    _set_theme(master, look)
    for holder in (master, *deck.slide_layouts):
        _arrange(holder)
    _set_titles(master)
    _describe(deck, title)
    return deck


def deck_bytes(deck: Deck) -> bytes:
    """Save a presentation without the time at which that was done."""
    raw, file = BytesIO(), BytesIO()
    deck.save(raw)
    with ZipFile(raw) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, _ZIP_TIME)
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return file.getvalue()


def _arrange(holder: Any) -> None:
    """Put the placeholders of the 4:3 template where 16:9 slides have them; drop the date."""
    for shape in list(holder.placeholders):
        kind = shape._element.ph.get("type")
        box = {**_PLACES, **_COVER}.get(kind)
        if kind == "dt":
            shape._element.getparent().remove(shape._element)
        elif box is not None:
            shape.left, shape.top, shape.width, shape.height = box.emu


def _set_titles(master: Any) -> None:
    """Left-aligned bold titles at the size that most slides have."""
    level = master._element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    level.set("algn", "l")
    run = level.find(qn("a:defRPr"))
    run.set("sz", str(TITLE_SIZES[0] * 100))
    run.set("b", "1")


def _set_theme(master: Any, look: Look) -> None:
    """Write font and colours into the theme, so that what people add looks the same."""
    theme = master.part.part_related_by(RT.THEME)
    xml = theme.blob.decode()
    xml = re.sub(r'(<a:latin typeface=")[^"]*', rf"\g<1>{FONT}", xml)
    for name, colour in (
        ("dk1", look.ink),
        ("lt1", look.ground),
        ("dk2", look.soft),
        ("lt2", look.rule),
        ("hlink", look.link),
        ("folHlink", look.link),
    ):
        whole = rf"<a:{name}>.*?</a:{name}>"
        xml = re.sub(whole, f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>', xml, flags=re.S)
    theme._blob = xml.encode()


def _describe(deck: Deck, title: str) -> None:
    about = deck.core_properties
    about.author = about.last_modified_by = "Claim Atlas"
    about.title, about.revision = plain(title)[:255], 1
    about.created = about.modified = FIXED
