"""Why the disk did not take a save: what, and the mend; the files are as they were.

The tree::

ClaimAtlasError
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

from dashboard.errors import ClaimAtlasError
from dashboard.language import lazy


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


def is_full(error: OSError) -> bool:
    """Whether it is for lack of room that the disk did not take it."""
    return error.errno in _NO_SPACE


@contextmanager
def in_words(folder: Path) -> Iterator[None]:
    """Turn what the disk answers into a sentence with its mend."""
    try:
        yield
    except ClaimAtlasError:
        raise
    except TimeoutError as error:
        raise Busy(
            lazy(
                "{folder}: another save has been going on for too long. Nothing was saved. "
                "Close the other window or program, and save again.",
                folder=str(folder),
            )
        ) from error
    except OSError as error:
        if error.errno in _READ_ONLY:
            raise ReadOnly(
                lazy(
                    "{folder}: cannot be written to. Nothing was saved. Allow writing to the "
                    "folder and its files, or copy the folder and open the copy.",
                    folder=str(folder),
                )
            ) from error
        if is_full(error):
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
