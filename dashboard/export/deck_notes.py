"""What the speaker's notes say: every claim in full, where it stands, and the link back."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from dashboard.analysis.text_languages import language_mark
from dashboard.analysis.wording import capitalised
from dashboard.export.deck_claims import Claims, Told
from dashboard.export.scene import Scene
from dashboard.export.stamp import stamp_lines
from dashboard.language import N_, _, ngettext, pgettext
from dashboard.model.terms import term
from dashboard.views.claim_line import ClaimLine, cites
from dashboard.views.compare import QuestionView, RowView

SINGLES_TITLE = N_("Questions with one answer only")
NO_LOCATOR = N_("(no place in the source is given)")
NOWHERE = N_("No place")


def link_head() -> str:
    """Return what stands before a link, by which its line is known."""
    return f"{_('Link to this view')}: "


def link_line(link: str) -> str:
    """``Link to this view: https://host/atlas/?day=2022-01-05``."""
    return f"{link_head()}{link}"


def claims_notes(
    scene: Scene, heading: str, words: Iterable[str], sections: Iterable[tuple[str, Claims]]
) -> tuple[str, ...]:
    """Return the notes of a day or place: each claim in full under its place and event."""
    lines = [heading, *filter(None, words), link_line(scene.link)]
    for head, claims in sections:
        if len(claims):
            number = ngettext("{n} claim", "{n} claims", len(claims))
            lines += ["", f"{head}: {number}", *_by_event(claims.all)]
    return (*lines, "", *stamp_lines(scene))


def question_notes(scene: Scene, view: QuestionView, words: Iterable[str]) -> tuple[str, ...]:
    """Return the notes of a question: the sentences, then each answer in full."""
    lines = [view.title, *filter(None, words), link_line(scene.link), ""]
    lines += [*view.sentences, *filter(None, [view.silence.words]), ""]
    return (*lines, *(_answer(row) for row in view.rows), "", *stamp_lines(scene))


def singles_notes(scene: Scene, views: Iterable[QuestionView]) -> tuple[str, ...]:
    """Return the notes of the questions that have one answer only."""
    lines = [_(SINGLES_TITLE), link_line(scene.link)]
    for view in views:
        lines += ["", view.title, *(_answer(row) for row in view.rows)]
    return (*lines, "", *stamp_lines(scene))


def claim_words(line: ClaimLine) -> str:
    """``ICOR ¶4: Workers blocked roads. [deaths: 225 or more; cites Khabar; as of ...]``."""
    facts = [line.figure, line.stance, line.attributed, line.own_date, line.own_place]
    facts += [
        language_mark(line, "claim"),
        line.relation,
        line.as_of,
        *(f"{name}: {cell}" for name, cell in line.details),
    ]
    told = "; ".join(filter(None, facts))
    quoted = " / ".join(f'"{each}"' for each in (line.quote, line.quote_translation) if each)
    parts = [
        f"{line.label} {line.locator or _(NO_LOCATOR)}: {line.claim}",
        f"[{told}]" if told else "",
    ]
    return " ".join(filter(None, [*parts, _("Quote: {quote}", quote=quoted) if quoted else ""]))


def _by_event(told: tuple[Told, ...]) -> Iterator[str]:
    for (place, event, date), group in groupby(told, key=_about):
        yield f"{place or _(NOWHERE)}, {event} ({date})"
        yield from (f"• {claim_words(each.line)}" for each in group)


def _about(told: Told) -> tuple[str, str, str]:
    return told.place, told.event, told.date


def _answer(row: RowView) -> str:
    """``• MLPD ¶4 (as of 11 January 2022): 4,000. The sentence itself. cannot hold beside ...``."""
    as_of = pgettext("label", "as of {day}", day=row.as_of)
    said = f" ({as_of})" if row.as_of else ""
    facts = [language_mark(row, "claim"), row.group, term("stance", row.stance)]
    facts += [cites(row.attributed)]
    facts += [_("retracted by {claims}", claims=each) for each in row.retracted_by]
    facts += [_("repeats {claim}", claim=row.repeats) if row.repeats else "", *row.relations]
    words = "" if row.words == row.claim else f"{row.words}. "
    told = "; ".join(filter(None, facts))
    also = f" [{capitalised(told)}]" if told else ""
    return f"• {row.label} {row.locator or _(NO_LOCATOR)}{said}: {words}{row.claim}{also}"
