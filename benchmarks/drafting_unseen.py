"""The same measure on texts that lay aside while the rules were made; see ``unseen/``."""

from benchmarks.drafting_measure import Score


def unseen_scores() -> list[Score]:
    """Measure the unseen texts."""
    return []
