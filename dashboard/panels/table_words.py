"""The four tables in words: their names, their rows counted, and what is done to one of them."""

from dashboard.language import N_, ngettext

TITLES = {
    "claims": N_("Claims"),
    "events": N_("Events"),
    "places": N_("Places"),
    "sources": N_("Sources"),
}
NOUNS = {
    "claims": N_("claim"),
    "events": N_("event"),
    "places": N_("place"),
    "sources": N_("source"),
}
NEW = {
    "claims": N_("New claim …"),
    "events": N_("New event …"),
    "places": N_("New place …"),
    "sources": N_("New source …"),
}
WHICH = {
    "claims": N_("Which claim?"),
    "events": N_("Which event?"),
    "places": N_("Which place?"),
    "sources": N_("Which source?"),
}
ADD = {
    "claims": N_("Add a claim"),
    "events": N_("Add an event"),
    "places": N_("Add a place"),
    "sources": N_("Add a source"),
}
CHANGE = {
    "claims": N_("Change the claim {id}"),
    "events": N_("Change the event {id}"),
    "places": N_("Change the place {id}"),
    "sources": N_("Change the source {id}"),
}
CHANGED = {
    "claims": N_("The claim {id}"),
    "events": N_("The event {id}"),
    "places": N_("The place {id}"),
    "sources": N_("The source {id}"),
}
ASK_TO_REMOVE = {
    "claims": N_("Remove this claim …"),
    "events": N_("Remove this event …"),
    "places": N_("Remove this place …"),
    "sources": N_("Remove this source …"),
}
REMOVE = {
    "claims": N_("Remove the claim"),
    "events": N_("Remove the event"),
    "places": N_("Remove the place"),
    "sources": N_("Remove the source"),
}
REMOVE_ID = {
    "claims": N_("Remove the claim {id}"),
    "events": N_("Remove the event {id}"),
    "places": N_("Remove the place {id}"),
    "sources": N_("Remove the source {id}"),
}
FREE = {
    "claims": N_("Nothing else refers to this claim."),
    "events": N_("Nothing else refers to this event."),
    "places": N_("Nothing else refers to this place."),
    "sources": N_("Nothing else refers to this source."),
}


def rows_counted(table: str, number: int) -> str:
    """``rows_counted("places", 2)`` -> ``2 places``."""
    if table == "claims":
        return ngettext("{n} claim", "{n} claims", number)
    if table == "events":
        return ngettext("{n} event", "{n} events", number)
    if table == "places":
        return ngettext("{n} place", "{n} places", number)
    return ngettext("{n} source", "{n} sources", number)


def hanging_words(table: str, rows: str, number: int) -> str:
    """``1 event and 2 claims hang on this place:``; ``number`` is how many rows they are."""
    if table == "claims":
        return ngettext(
            "{rows} hangs on this claim:", "{rows} hang on this claim:", number, rows=rows
        )
    if table == "events":
        return ngettext(
            "{rows} hangs on this event:", "{rows} hang on this event:", number, rows=rows
        )
    if table == "places":
        return ngettext(
            "{rows} hangs on this place:", "{rows} hang on this place:", number, rows=rows
        )
    return ngettext(
        "{rows} hangs on this source:", "{rows} hang on this source:", number, rows=rows
    )
