"""JSON from elsewhere -> its document, and its values as cells."""

import json
from collections.abc import Sequence
from typing import Any

from dashboard.errors import DataFolderError, ForeignFileError
from dashboard.interchange.drafts import RowRefused
from dashboard.language import _
from dashboard.model.decoding import UNPRINTABLE
from dashboard.model.limits import LONGEST_CELL, require_columns, require_rows


def read_json(content: bytes, what: str) -> Any:
    """Parse JSON; :class:`ForeignFileError` says where it breaks off."""
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ForeignFileError(_("This is no {what}: it is not UTF-8.", what=what)) from error
    except RecursionError as error:
        wrong = _("This is no {what}: it is nested too deeply.", what=what)
        raise ForeignFileError(wrong) from error
    except json.JSONDecodeError as error:
        wrong = _("This is no {what}: {why}.", what=what, why=str(error))
        raise ForeignFileError(wrong) from error
    except ValueError as error:  # a number of more than 4,300 digits
        wrong = _("This is no {what}: a number in it is too long.", what=what)
        raise ForeignFileError(wrong) from error


def require_size(items: Sequence[Any], columns: Sequence[str], what: str) -> None:
    """Raise :class:`ForeignFileError` for more items or columns than are read."""
    try:
        file = _("The {what}", what=what)
        require_columns(columns, file)
        require_rows(len(items), len(columns), file)
    except DataFolderError as error:
        raise ForeignFileError(str(error)) from error


def cell_text(value: Any) -> str:
    """Return a value as a cell: JSON for what has parts, without what no file can hold.

    Raises :class:`RowRefused` for one that is longer than a cell.
    """
    if value is None:
        return ""
    try:
        parts = isinstance(value, dict | list)
        text = json.dumps(value, ensure_ascii=False) if parts else str(value)
    except RecursionError as error:
        raise RowRefused(_("A cell is nested too deeply.")) from error
    if len(text) > LONGEST_CELL:
        raise RowRefused(
            _(
                "A cell has {n} characters; at most {most} are read.",
                n=len(text),
                most=LONGEST_CELL,
            )
        )
    return UNPRINTABLE.sub("", text)
