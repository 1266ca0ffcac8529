"""The exceptions that Claim Atlas raises on purpose.

Each also inherits the builtin that a caller would catch::

    ClaimAtlasError
    +-- DatabaseError (OSError)           the database cannot be reached, or does not answer
    +-- DataFolderError (ValueError)      the folder cannot be used at all
    +-- DraftingError (ValueError)        a document that cannot be read, or has no text
    +-- EdtfError (ValueError)            a date that is no EDTF
    +-- ForeignFileError (ValueError)     a file of another format that cannot be read
    +-- FolderChangedError (OSError)      somebody else wrote to the folder meanwhile
    +-- GeocodingError (LookupError)      a place name that cannot be resolved
    +-- SelectionError (ValueError)       a view that cannot be asked for

Problems *inside* the data are no exceptions: they are collected in a
:class:`dashboard.model.report.Report`, so that one bad row never hides another.
"""


class ClaimAtlasError(Exception):
    """The root of all errors of this package; its text is fit for people."""


class DatabaseError(ClaimAtlasError, OSError):
    """A database that cannot be reached, refuses, or does not answer in time."""


class DataFolderError(ClaimAtlasError, ValueError):
    """The data folder cannot be used: it is missing, or so is a table."""


class DraftingError(ClaimAtlasError, ValueError):
    """A document that cannot be read, or holds no text."""


class EdtfError(ClaimAtlasError, ValueError):
    """A text that is not a date of ISO 8601-2 (EDTF); ``explanation``: what is wrong, the mend."""

    explanation: tuple[str, str] = ("", "")


class ForeignFileError(ClaimAtlasError, ValueError):
    """A file to import that is not what it was said to be, or cannot be read."""


class FolderChangedError(ClaimAtlasError, OSError):
    """The tables are not what they were when the change was worked out."""


class GeocodingError(ClaimAtlasError, LookupError):
    """A place name that no geocoder could resolve."""


class SelectionError(ClaimAtlasError, ValueError):
    """A selection that makes no sense, such as a day before the first."""
