"""The tray, the sources' cards, and the choices."""

from dashboard.views.filters_view import CategoryChoice, filters_view
from dashboard.views.sources_view import source_shares, sources_view
from dashboard.views.tray import tray_view
from tests.analysis.small_atlas import CLAIMS, SOURCES, atlas, claim

ASIDE = [{"file": "claims.csv", "line": 9, "row_id": "x", "reason": "no such event", "cells": {}}]


def test_the_tray_lists_what_is_off_the_map() -> None:
    tray = tray_view(atlas(set_aside=ASIDE))
    assert [(each.id, each.reasons) for each in tray.claims] == [
        ("c8", ("without a day", "without a place")),
        ("c9", ("at a place without a position",)),
    ]
    assert tray.claims[1].place == "A village"
    assert tray.claims[0].date == "no date"
    assert (tray.rows[0].line, tray.rows[0].reason) == (9, "no such event")
    assert tray.words == ("1 claim without a day, 1 at a place without a position, 1 row set aside")


def test_an_empty_tray_has_no_words() -> None:
    tray = tray_view(atlas(CLAIMS[:3]))
    assert (tray.words, tray.claims, tray.rows) == ("", (), ())
    assert tray_view(atlas([], set_aside=ASIDE * 2)).words == "2 rows set aside"


def test_the_card_of_a_source() -> None:
    sources = [
        {
            **SOURCES[0],
            "url": "javascript:alert(1)",
            "archive_url": "https://example.org/a",
            "language": "de-AT",
        },
        *SOURCES[1:],
    ]
    red, gov, union = sources_view(atlas(sources=sources))
    assert (red.claims, red.places, red.events, red.days, red.figures) == (4, 3, 4, 2, 1)
    assert (red.share_words, red.published) == ("44 %", "7 January 2022")
    assert (red.url, red.archive_url) == ("", "https://example.org/a")
    assert (red.language, gov.language) == ("Austrian German", "")
    assert gov.stances == (("asserts", 1), ("denies", 1))
    assert gov.cites == (("the city commandant", 1),)
    assert union.categories == (("strike", 1), ("property", 1), ("protest", 1))
    assert sum(card.share for card in (red, gov, union)) == 1


def test_a_source_without_claims_has_a_card() -> None:
    cards = sources_view(atlas([claim("strike", "red")]))
    assert [card.share_words for card in cards] == ["100 %", "0 %", "0 %"]


def test_a_page_of_cards_and_the_shares_of_all() -> None:
    data = atlas()
    cards = sources_view(data)
    assert sources_view(data, first=1, limit=1) == cards[1:2]
    assert sources_view(data, first=2, limit=5) == cards[2:]
    assert [(each.label, each.colour, each.claims, each.share_words)
            for each in source_shares(data)] == [
        (each.label, each.colour, each.claims, each.share_words) for each in cards
    ]  # fmt: skip


def test_the_choices_count_all_claims() -> None:
    view = filters_view(atlas())
    assert [(each.id, each.claims) for each in view.sources] == [
        ("red", 4),
        ("gov", 2),
        ("union", 3),
    ]
    assert view.categories[0] == CategoryChoice("strike", 3)
    assert [each.claims for each in view.places] == [2, 2, 2, 1, 1]
