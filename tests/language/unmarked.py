"""Finds texts that people would read and no marker holds, in Python, templates and scripts.

A text is what holds a word beside a space, or a single word that begins with a capital; a
key, a file's name or a CSS class is none. A single word in small letters cannot be told from a
key, except where Streamlit is told what to show.
"""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from babel.messages.jslexer import Token, tokenize
from jinja2 import Environment, nodes

from scripts.catalogues import MARKERS

_WORDS = re.compile(r"[^\W\d_]{2,}[,.:;!?…)”]* [(“\"]*[^\W\d_]{2,}")
_TITLE = re.compile(r"[A-Z][a-z]{2,}[.!?…]?")
#: A piece of an f-string: a word with a space before or behind it.
_PIECE = re.compile(r"(^| )[^\W\d_]{2,}[.,:;]?( |$)")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
#: Classes of CSS: ``ca-group ca-tempo``.
_CLASSES = re.compile(r"(ca-[\w-]+ ?)+")
#: What Streamlit shows of its arguments, besides the first.
_SHOWN = {"label", "placeholder", "help", "text", "body", "title", "page_title", "caption"}
#: Calls of ``st`` whose first argument is no text.
_SILENT = {"columns", "container", "html", "fragment", "component", "cache_data",
           "cache_resource", "Page", "page_link", "switch_page", "vega_lite_chart", "get",
           "pop", "image", "tabs", "pills", "navigation"}  # fmt: skip
#: Calls whose arguments are code.
_SOURCE = {"re.compile", "Template"}
_ATTRIBUTES = {"aria-label", "title", "alt", "placeholder"}
_KEYS = {"Home", "End", "Enter", "Escape", "Tab", "Space", "Delete", "Backspace", "Error"}


_EXPRESSIONS = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_TAGS = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)


def is_text(text: str) -> bool:
    """Whether people would read it."""
    return bool(_WORDS.search(text) or _TITLE.fullmatch(text))


def in_python(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and text of every literal of a module that no marker holds."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    quiet = _docstrings(tree) | _marked(tree) | _keys(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            for part in node.values:
                if isinstance(part, ast.Constant) and part not in quiet:
                    quiet.add(part)
                    if _PIECE.search(part.value):
                        yield part.lineno, part.value
        if isinstance(node, ast.Call):
            yield from _made_messages(node)
            for shown in _shown_by_streamlit(node):
                if shown not in quiet and _LETTERS.search(shown.value):
                    quiet.add(shown)
                    yield shown.lineno, shown.value
    for node in ast.walk(tree):
        text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if text and node not in quiet and is_text(node.value):
            yield node.lineno, node.value


def in_template(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and text of what a template says outside its expressions, and in them."""
    tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
    marked = {
        id(argument)
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name in MARKERS
        for argument in call.args
    } | {
        id(argument)
        for each in tree.find_all(nodes.Filter)
        if each.name == "term"
        for argument in each.args
    }
    for constant in tree.find_all(nodes.Const):
        text = isinstance(constant.value, str) and id(constant) not in marked
        if text and is_text(constant.value):
            yield constant.lineno, constant.value
    reader = _Html()
    reader.feed(_TAGS.sub("", _EXPRESSIONS.sub("\x00", path.read_text(encoding="utf-8"))))
    reader.close()
    yield from reader.found


def in_script(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and text of every string of a script that no marker holds."""
    depth, opened = 0, []
    before: list[Token] = []
    for token in tokenize(path.read_text(encoding="utf-8"), jsx=False):
        if token.value == "(":
            depth += 1
            if before and before[-1].value in MARKERS:
                opened.append(depth)
        elif token.value == ")":
            if opened and opened[-1] == depth:
                opened.pop()
            depth -= 1
        elif token.type in ("string", "template_string") and not opened:
            text = re.sub(r"\$\{[^}]*\}", "\x00", token.value[1:-1])
            piece = token.type == "template_string" and "\x00" in text and _PIECE.search(text)
            key = text == "use strict" or text in _KEYS or _CLASSES.fullmatch(text)
            if not key and (is_text(text) or piece):
                yield token.lineno, token.value[1:-1]
        if token.type not in ("whitespace", "linecomment", "multilinecomment"):
            before = [*before[-1:], token]


class _Html(HTMLParser):
    """Collects the texts and the spoken attributes of a template's HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []

    def handle_data(self, data: str) -> None:
        if self.lasttag not in ("script", "style"):
            self._take(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in _ATTRIBUTES:
                self._take(value or "")

    def _take(self, text: str) -> None:
        if _LETTERS.search(text.replace("\x00", " ")):
            self.found.append((self.getpos()[0], " ".join(text.replace("\x00", "…").split())))


def _docstrings(tree: ast.AST) -> set[ast.expr]:
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def _marked(tree: ast.AST) -> set[ast.expr]:
    return {
        argument
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and (_name(node) in (*MARKERS, "term") or ast.unparse(node.func) in _SOURCE)
        for argument in node.args
    }


def _keys(tree: ast.AST) -> set[ast.expr]:
    """Return the keys of dictionaries, what ``__all__`` exports, and types in quotes."""
    keys: set[ast.expr] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            keys.update(key for key in node.keys if key is not None)
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            keys.update(each for each in ast.walk(node.value) if isinstance(each, ast.expr))
        elif isinstance(node, ast.FunctionDef):
            typed = [each.annotation for each in (*node.args.args, *node.args.kwonlyargs)]
            for annotation in filter(None, [*typed, node.returns]):
                keys.update(each for each in ast.walk(annotation) if isinstance(each, ast.expr))
    return keys


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _made_messages(call: ast.Call) -> Iterator[tuple[int, str]]:
    """Yield messages that are made at run time: no catalogue can hold them."""
    if _name(call) in MARKERS:
        made = (ast.JoinedStr, ast.BinOp)
        yield from (
            (each.lineno, f"made at run time: {ast.unparse(each)}")
            for each in call.args[: len(MARKERS[_name(call)])]
            if isinstance(each, made)
        )


def _shown_by_streamlit(call: ast.Call) -> Iterator[ast.Constant]:
    """Yield the literals that a call such as ``st.button("only")`` puts on the page."""
    function = call.func
    if not (isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name)):
        return
    if function.value.id != "st":
        return
    shown = [each.value for each in call.keywords if each.arg in _SHOWN]
    if function.attr not in _SILENT:
        shown += call.args[:1]
    yield from (
        each for each in shown if isinstance(each, ast.Constant) and isinstance(each.value, str)
    )
