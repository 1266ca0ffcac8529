"""Names of files: whatever was typed, one name in this folder that every system takes."""

import pytest

from dashboard.export.file_names import LONGEST, file_name

NAMES = [
    ("5 January: Almaty", "png", "5-January-Almaty.png"),
    ("../../etc/passwd", "png", "etc-passwd.png"),
    ("C:\\Windows\\x", "pdf", "C-Windows-x.pdf"),
    ("Жаңаөзен", "svg", "Жаңаөзен.svg"),
    ("map.png", "png", "map.png"),
    ("map.PNG", "png", "map.png"),
    ("map.pdf", "png", "map.pdf.png"),
    ("", "png", "claim-atlas.png"),
    ("...", "png", "claim-atlas.png"),
    ("con", "png", "claim-atlas.png"),
    ("LPT1.x", "png", "claim-atlas.png"),
    ("<script>alert(1)</script>", "html", "script-alert-1-script.html"),
    ("a\n\x00b\u202e", "gif", "a-b.gif"),
]


@pytest.mark.parametrize(("text", "suffix", "expected"), NAMES)
def test_a_name(text: str, suffix: str, expected: str) -> None:
    assert file_name(text, suffix) == expected


def test_a_name_is_not_too_long() -> None:
    assert len(file_name("x" * 300, "png")) == LONGEST + len(".png")
