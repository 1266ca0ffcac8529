"""Why a save did not happen: what, and the mend; nothing is lost by any.

The tree::

ClaimAtlasError
+-- EditRefused (ValueError)       the folder would be worse than before
+-- EditConflict (RuntimeError)    somebody else changed the same rows
+-- NotSaved (OSError)             the disk did not take it: dashboard.model.not_saved
"""

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
