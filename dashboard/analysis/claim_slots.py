"""Where each claim lies on the time axis: asked by every view, worked out once."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.analysis.facts import Mask, facts_of
from dashboard.analysis.memory import once_per_axis
from dashboard.analysis.timeline import Axis
from dashboard.model.dataset import Dataset

Small = npt.NDArray[np.int32]


@dataclass(frozen=True)
class ClaimSlots:
    """First and last slot (inclusive, -1 for none) of each claim, and whether it is a span.

    All have the shape ``(claims,)``; ``spanning`` as :meth:`Axis.spanning` has it.
    """

    first: Small
    last: Small
    spanning: Mask

    def between(self, begin: int, end: int) -> Mask:
        """Return which claims lie in the slots from ``begin`` to ``end``, both inclusive."""
        mask: Mask = (self.first >= 0) & (self.first <= end) & (self.last >= begin)
        return mask


@once_per_axis
def claim_slots(dataset: Dataset, axis: Axis) -> ClaimSlots:
    """Return where the claims of a dataset lie on its axis."""
    facts = facts_of(dataset)
    first, last = axis.first_last(facts.start, facts.stop)
    spanning = axis.spanning(facts.start, facts.stop, first, last)
    return ClaimSlots(first.astype(np.int32), last.astype(np.int32), spanning)
