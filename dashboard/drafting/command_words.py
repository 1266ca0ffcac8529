"""How the command speaks: counts with their nouns."""


def counted(number: int, noun: str) -> str:
    """``1 sentence``, ``2 sentences``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
