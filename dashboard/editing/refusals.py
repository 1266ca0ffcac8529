"""Why a save did not happen: what, and the mend; nothing is lost by any.

The tree::

ClaimAtlasError
+-- EditRefused (ValueError)       the folder would be worse than before
+-- EditConflict (RuntimeError)    somebody else changed the same rows
+-- NotSaved (OSError)             the disk did not take it
    +-- ReadOnly                   the folder may not be written to
    +-- NoSpace                    the disk is full
    +-- Busy                       another save does not end
    +-- Newer                      a newer Claim Atlas has saved here
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dashboard.editing.merging import Clash
from dashboard.editing.sheets import Sheets
from dashboard.errors import ClaimAtlasError
from dashboard.language import _, lazy, lazy_some
from dashboard.model.report import Report

_MOST_NAMED = 5


class EditRefused(ClaimAtlasError, ValueError):
    """The changes would make the folder worse; ``report`` says where."""

    def __init__(self, report: Report) -> None:
        super().__init__("\n".join(str(issue) for issue in report) or _("Nothing was saved."))
        self.report = report


class EditConflict(ClaimAtlasError, RuntimeError):
    """The same rows were changed by somebody else since they were read.

    ``sheets`` is what the files hold now: to insist, save again with ``sheets.base``.
    """

    def __init__(self, clashes: tuple[Clash, ...], sheets: Sheets) -> None:
        rows = lazy_some([clash.id for clash in clashes], _MOST_NAMED)
        super().__init__(
            lazy(
                "Somebody else changed {rows} in the meantime. Nothing was saved. "
                "Compare the two, and save again what should stay.",
                rows=rows,
            )
        )
        self.clashes = clashes
        self.sheets = sheets


class NotSaved(ClaimAtlasError, OSError):
    """The disk did not take the save; the files are as they were."""


class ReadOnly(NotSaved):
    """The folder or a file in it may not be written to."""


class NoSpace(NotSaved):
    """The disk is full."""


class Busy(NotSaved, TimeoutError):
    """Another save of the same folder does not end."""


class Newer(NotSaved):
    """A newer Claim Atlas has saved in this folder; its records stay as they are."""

    def __init__(self, record: Path) -> None:
        super().__init__(
            lazy(
                "{file} was written by a newer version of Claim Atlas. Nothing was saved, and it "
                "was left as it is. Update Claim Atlas to edit here, or copy the tables alone to "
                "another folder and open that one.",
                file=str(record),
            )
        )


_READ_ONLY = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def in_words(folder: Path) -> Iterator[None]:
    """Turn what the disk answers into a sentence with its mend."""
    try:
        yield
    except TimeoutError as error:
        raise Busy(
            lazy(
                "{folder}: another save has been going on for too long. Nothing was saved. "
                "Close the other window or program, and save again.",
                folder=str(folder),
            )
        ) from error
    except NotSaved:
        raise
    except OSError as error:
        if error.errno in _READ_ONLY:
            raise ReadOnly(
                lazy(
                    "{folder}: cannot be written to. Nothing was saved. Allow writing to the "
                    "folder and its files, or copy the folder and open the copy.",
                    folder=str(folder),
                )
            ) from error
        if error.errno in _NO_SPACE:
            raise NoSpace(
                lazy(
                    "{folder}: the disk is full. Nothing was saved, and nothing is lost. "
                    "Make room, and save again.",
                    folder=str(folder),
                )
            ) from error
        raise NotSaved(
            lazy(
                "{folder}: the disk did not take it ({why}). Nothing was saved. Save again, or "
                "copy the folder to another disk and open the copy.",
                folder=str(folder),
                why=str(error.strerror or error),
            )
        ) from error
