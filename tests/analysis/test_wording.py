"""Plurals and lists."""

import pytest

from dashboard.analysis.wording import capitalised, count, listed, plural


@pytest.mark.parametrize(
    ("noun", "words"),
    [
        ("claim", "claims"),
        ("clash", "clashes"),
        ("injury", "injuries"),
        ("day", "days"),
        ("decree", "decrees"),
        ("economy", "economy"),
        ("analysis", "analyses"),
        ("kind of event", "kinds of event"),
        ("other source", "other sources"),
        ("blockade", "blockades"),
        ("", "s"),
    ],
)
def test_plurals(noun: str, words: str) -> None:
    assert plural(noun) == words


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 claims"), (1, "1 claim"), (2, "2 claims"), (1200, "1,200 claims")]
)
def test_counts(number: int, words: str) -> None:
    assert count(number, "claim") == words


@pytest.mark.parametrize(
    ("words", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (list("abc"), "a, b and c")],
)
def test_lists(words: list[str], text: str) -> None:
    assert listed(words) == text


def test_capitals() -> None:
    assert (capitalised("an iPhone"), capitalised("")) == ("An iPhone", "")
