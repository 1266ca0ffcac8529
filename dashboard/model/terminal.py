"""What a terminal is told: text from data, without what would steer it."""

import json
import re

#: ANSI sequences, control characters, and the marks that turn the reading direction.
_STEERING = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|[\x00-\x09\x0b-\x1f\x7f-\x9f"
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


def printable(text: str) -> str:
    """Drop what could steer a terminal: data must not move the cursor or turn the text."""
    return _STEERING.sub("", text)


def printable_json(document: object) -> str:
    """Write JSON for a terminal; what could steer it is told by number, so nothing is lost."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return _STEERING.sub(lambda found: "".join(f"\\u{ord(each):04x}" for each in found[0]), text)
