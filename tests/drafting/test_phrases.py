"""Attributions, reported speech, hedges."""

import pytest

from dashboard.drafting.phrase_finding import attributions, denies, hedges

CITED = [
    ("Nach Angaben der Behörden Dutzende Tote", "Behörden"),
    ("Es gab Festnahmen nach Meldungen des Senders Khabar.", "Senders Khabar"),
    ("Laut dem Ministerium ist es ruhig.", "Ministerium"),
    ("Einem Bericht von Chatham House zufolge gehört es ihnen.", "Bericht von Chatham House"),
    ("Es sei ruhig, so der Präsident.", "Präsident"),
    ("Wie das Gesundheitsministerium mitteilte, geht es ihnen gut.", "Gesundheitsministerium"),
    ("Der Stadtkommandant von Almaty verkündete, dass es vorbei ist.",
     "Stadtkommandant von Almaty"),
    ("Noch am Mittwoch hatte Russland erklärt, es bleibe fern.", "Russland"),
    ("According to the port union, it is over.", "port union"),
    ("The Chilean government said it was over.", "Chilean government"),
    ("It is over, said President Boric.", "President Boric"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who"), CITED)
def test_whom_a_sentence_cites(text: str, who: str) -> None:
    assert who in [each.who for each in attributions(text)]
    assert all(text[each.start : each.stop] == each.text for each in attributions(text))


@pytest.mark.parametrize("text", ["Es seien Soldaten gekommen.", "Offiziell starben vier."])
def test_reported_speech_cites_nobody_by_name(text: str) -> None:
    assert [each.who for each in attributions(text)] == [""]


def test_own_voice_cites_nobody() -> None:
    assert attributions("Die Arbeiter traten in den Streik und blockierten Straßen.") == ()


def test_hedges() -> None:
    text = "Angeblich sollen Wachen angegriffen worden sein; it is unclear, and reportedly over."
    assert [each.text for each in hedges(text)] == ["Angeblich", "sollen", "unclear", "reportedly"]


def test_denials() -> None:
    assert denies("Er bestritt es.") and denies("The ministry denied it.")
    assert not denies("Er gab es zu.")
