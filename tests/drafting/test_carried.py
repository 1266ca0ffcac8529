"""What a sentence does not say: carried from the context, with where it was named, and apart."""

import json
from dataclasses import asdict

import pytest

from dashboard.drafting.candidates import Candidate
from dashboard.drafting.context import DraftContext
from dashboard.drafting.drafting import draft_text

DE = DraftContext("a", "2023-03-14", "de")
EN = DraftContext("a", "2023-03-14", "en")

FLOOD = """Hochwasser in Chile

Concepción (abc) – Am 9. März wurden in Valparaíso 12 Menschen getötet.

Am Tag darauf brannten 30 Häuser. In der Stadt wurden 200 Menschen verletzt. In der Hauptstadt \
streikten 400 Arbeiter.

Die französische Regierung entsandte 50 Helfer.

******

Rund 700 Menschen demonstrierten."""

#: Text, the beginning of the sentence, and of what it must be told: kind, cell, locator, why.
CASES = [
    (DE, FLOOD, "Am Tag darauf", ("date", "2023-03-10", "¶2", "pointed")),
    (DE, FLOOD, "Am Tag darauf", ("place", "Valparaíso", "¶2", "earlier")),
    (DE, FLOOD, "Am Tag darauf", ("place", "Chile", "¶1", "heading")),
    (DE, FLOOD, "Am Tag darauf", ("place", "Concepción", "¶2", "dateline")),
    (DE, FLOOD, "In der Stadt", ("place", "Valparaíso", "¶2", "pointed")),
    (DE, FLOOD, "In der Stadt", ("date", "2023-03-09/2023-03-14", "¶2", "narrative")),
    (DE, FLOOD, "In der Hauptstadt", ("place", "Santiago", "¶3", "pointed")),
    (DE, FLOOD, "Die französische", ("place", "Paris", "¶4", "seat")),
    (DE, FLOOD, "Rund 700", ("place", "Chile", "¶1", "document")),
    (DE, FLOOD, "Rund 700", ("date", "2023-03-14", "", "document")),
    (EN, "On 3 March 12 people died in Arica. Two days later 40 were arrested there.",
     "Two days", ("date", "2023-03-05", "¶1", "pointed")),
    (EN, "On 3 March 12 people died in Arica. Two days later 40 were arrested there.",
     "Two days", ("place", "Arica", "¶1", "pointed")),
    (EN, "In 2011 police shot 14 strikers in Arica. The dead were buried by 900 people.",
     "The dead", ("date", "2011", "¶1", "paragraph")),
    (DE, "Am 9. März starben 5 Menschen in Arica. Verletzt wurden am 11. auch 7 Helfer.",
     "Verletzt", ("date", "2023-03-11", "¶1", "pointed")),
]  # fmt: skip


def candidate(context: DraftContext, text: str, beginning: str) -> Candidate:
    found = draft_text(text, context).candidates
    return next(each for each in found if beginning in each.sentence)


@pytest.mark.parametrize(("context", "text", "beginning", "wanted"), CASES)
def test_the_context_suggests(
    context: DraftContext, text: str, beginning: str, wanted: tuple[str, ...]
) -> None:
    found = candidate(context, text, beginning).inferred
    told = [(each.kind, each.cell, each.locator, each.why) for each in found]
    assert wanted in told


def test_a_sentence_that_says_place_and_day_is_left_alone() -> None:
    text = "Am 9. März starben in Arica 5 Menschen. Am 10. März starben in Iquique 7 Menschen."
    assert candidate(DE, text, "Iquique").inferred == ()


def test_where_it_was_named_is_told_by_offsets() -> None:
    for each in draft_text(FLOOD, DE).candidates:
        for found in (inferred.found for inferred in each.inferred):
            assert FLOOD[found.start : found.stop] == found.text


def test_nothing_is_carried_over_a_rule_between_two_parts() -> None:
    told = candidate(DE, FLOOD, "Rund 700").inferred
    assert {each.why for each in told} == {"document"}


def test_what_is_inferred_is_never_among_what_is_said() -> None:
    told = candidate(DE, FLOOD, "In der Stadt")
    assert told.places == ()
    assert told.dates == ()
    assert all(name in ("place", "date") for row in told.rows for name in row.carried)
    assert told.rows[0].carried == ("place", "date")


def test_it_can_be_written_as_json() -> None:
    told = json.loads(json.dumps(asdict(candidate(DE, FLOOD, "In der Stadt"))))
    first = told["inferred"][0]
    assert first["by"] == "In der Stadt"
    assert first["locator"] == "¶2"
    assert FLOOD[first["found"]["start"] : first["found"]["stop"]] == "Valparaíso"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("In Arica, Iquique und Calama starben 5 Menschen.", {"Arica", "Iquique", "Calama"}),
        ("Im Bundesstaat Nord-Kivu starben 5 Menschen im Kongo, in Goma.", {"Goma"}),
        ("In the Atacama mine 33 people died, near Copiapo in Chile.", {"Copiapó", "Chile"}),
        ("Israel Tabrizi sold 20 boats in Lima.", {"Lima"}),
        ("Dabei starben 40 Menschen in Lima.", {"Lima"}),
    ],
)
def test_names_count_by_the_company_they_keep(text: str, names: set[str]) -> None:
    context = DraftContext("a", "2023-03-14", "de" if " starben" in text else "en")
    (found,) = draft_text(text, context).candidates
    told = {each.name for each in found.places}
    assert names <= told
    assert not told & {"Israel", "Dubai"}
