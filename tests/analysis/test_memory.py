"""What is worked out once: for a dataset, and for a dataset and its time axis."""

from dataclasses import replace

from dashboard.analysis.memory import once_per_axis
from dashboard.analysis.timeline import Axis, Slot
from dashboard.model.dataset import Dataset
from tests.analysis.small_atlas import atlas


def test_each_dataset_is_worked_out_once_for_the_axis_asked_for_last() -> None:
    asked = []

    @once_per_axis
    def slots(dataset: Dataset, axis: Axis) -> tuple[str, int]:
        asked.append(axis)
        return dataset.fingerprint, len(axis.slots)

    one, other = Axis((Slot(1, 2),)), Axis((Slot(1, 2), Slot(2, 3)))
    dataset, changed = atlas(), replace(atlas(), fingerprint="another")
    assert [slots(dataset, one) for _ in range(3)] == [(dataset.fingerprint, 1)] * 3
    assert slots(changed, one) == ("another", 1)
    assert slots(dataset, one) == (dataset.fingerprint, 1)
    assert len(asked) == 2
    assert slots(dataset, other) == (dataset.fingerprint, 2)
    assert slots(dataset, one) == (dataset.fingerprint, 1)
    assert len(asked) == 4
