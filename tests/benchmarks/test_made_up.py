"""The made-up data folders of the benchmark: valid, the same each time, and not too simple."""

import pytest

from benchmarks.made_up import write_folder
from dashboard.geocoding.outlines import load_outlines
from dashboard.model.reading import fingerprint, read_folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made-up")
    write_folder(3_000, folder)
    return folder


def test_there_is_nothing_to_mend(folder):
    dataset = read_folder(folder, load_outlines())
    assert len(dataset.claims) == 3_000
    assert dataset.report.issues == ()


def test_the_same_seed_gives_the_same_bytes(folder, tmp_path):
    write_folder(3_000, tmp_path / "again")
    write_folder(3_000, tmp_path / "other", seed=2)
    assert fingerprint(tmp_path / "again") == fingerprint(folder)
    assert fingerprint(tmp_path / "other") != fingerprint(folder)


def test_it_has_what_makes_real_data_hard(folder):
    claims = read_folder(folder).claims
    assert {"day", "span", "month", "year"} <= set(claims["precision"])
    assert {"repeats", "revises", "contradicts"} <= set(claims["relation"])
    assert claims["uncertain"].any() and claims["approximate"].any()
    assert claims["claim"].str.contains("[а-я]").any() and claims["claim"].str.len().max() > 600
    of_days = claims["date_edtf"].value_counts()
    assert of_days.iloc[0] > 10 * of_days.median()
