"""Text from data in Streamlit's labels, which are Markdown: shown as it is, never as markup."""

import re

#: Where an address would become a link in spite of its backslashes; a word joiner, which has
#: no width, parts it.
_LINK = re.compile(r"(?=://)|(?<=www)(?=\.)|(?<=\w)(?=@\w)", re.IGNORECASE)
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def plain(text: str) -> str:
    r"""Escape every ASCII punctuation mark: ``:red[no]`` -> ``\:red\[no\]``.

    CommonMark takes a backslash before any of them as the character itself; line ends,
    which could start a block, become spaces.
    """
    return _PUNCTUATION.sub(r"\\\1", _LINK.sub("\u2060", " ".join(text.split())))
