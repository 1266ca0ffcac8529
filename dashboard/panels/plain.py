"""Text from data in Streamlit's labels, which are Markdown: shown as it is, never as markup."""

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def plain(text: str) -> str:
    r"""Escape every ASCII punctuation mark: ``:red[no]`` -> ``\:red\[no\]``.

    CommonMark takes a backslash before any of them as the character itself; line ends,
    which could start a block, become spaces.
    """
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))
