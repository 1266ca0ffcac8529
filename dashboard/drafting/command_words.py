"""How the command speaks: counts with their nouns, and no text that could steer a terminal."""


def printable(text: str) -> str:
    """Drop what could steer a terminal: a document must not move the cursor or turn the text."""
    return "".join(each for each in text if each.isprintable() or each == "\n")


def counted(number: int, noun: str) -> str:
    """``1 sentence``, ``2 sentences``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
