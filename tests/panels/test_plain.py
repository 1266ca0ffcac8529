"""Text in labels: whatever it holds, CommonMark and Streamlit show it as it is."""

import re

import pytest

from dashboard.panels.plain import plain

CASES = {
    "plain": ("Almaty", "Almaty"),
    "other scripts": ("Жаңаөзен 北京", "Жаңаөзен 北京"),
    "colour": (":red[no]", r"\:red\[no\]"),
    "icon": (":material/home:", r"\:material\/home\:"),
    "formula": ("$x^2$", r"\$x\^2\$"),
    "picture": ("![i](http://e.x/y.png)", "\\!\\[i\\]\\(http\u2060\\:\\/\\/e\\.x\\/y\\.png\\)"),
    "address": ("www.x.org", "www\u2060\\.x\\.org"),
    "mail": ("me@x.org", "me\u2060\\@x\\.org"),
    "markup": ("<b>&amp;</b>", r"\<b\>\&amp\;\<\/b\>"),
    "code": ("`${x}`", r"\`\$\{x\}\`"),
    "list": ("- one\n- two", r"\- one \- two"),
    "number": ("1. one", r"1\. one"),
    "backslash": ("a\\b", r"a\\b"),
    "underscore": ("Depot_one_", r"Depot\_one\_"),
    "spaces": ("  a \t\n b  ", "a b"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize("name", CASES)
def test_punctuation_is_escaped_and_lines_are_joined(name: str) -> None:
    text, expected = CASES[name]
    assert plain(text) == expected


@pytest.mark.parametrize("character", [chr(code) for code in range(0x21, 0x7F)])
def test_every_ascii_mark_is_escaped_and_nothing_else(character: str) -> None:
    expected = character if character.isalnum() else f"\\{character}"
    assert plain(character) == expected
    assert re.sub(r"\\(.)", r"\1", plain(character)) == character
