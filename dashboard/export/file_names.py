"""Names of files from text that anybody may have written."""

import re

#: Windows keeps these to itself, whatever follows the dot.
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
LONGEST = 80


def file_name(text: str, suffix: str, default: str = "claim-atlas") -> str:
    """Return a name that every file system takes, and that leads to no other folder.

    ``("../5 January: Almaty", "png")`` -> ``5-January-Almaty.png``. Letters of all scripts stay.
    """
    if text.lower().endswith(f".{suffix}"):
        text = text[: -len(suffix) - 1]
    stem = re.sub(r"[^\w.-]+", "-", text).strip("-. _")[:LONGEST].rstrip("-. _")
    if not stem or _RESERVED.match(stem):
        stem = default
    return f"{stem}.{suffix}"
