"""Who is silent, in words that stay short with three hundred sources."""

from dashboard.views.silence import NAMED, Silence


def test_few_are_all_named() -> None:
    assert Silence(("A", "B"), ("C",)).words == "Silent: A and B. Filtered out: C."


def test_of_many_the_first_are_named_and_the_rest_is_counted() -> None:
    labels = tuple(f"S{number}" for number in range(300))
    words = Silence(labels, ()).words
    assert words.startswith("Silent: S0, S1")
    assert words.endswith(f"and {300 - NAMED + 1} others.")
