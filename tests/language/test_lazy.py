"""Findings are made once, and said in the language of whoever reads them."""

import copy
import json
import pickle
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from markupsafe import escape

from dashboard.errors import EdtfError
from dashboard.language import (
    lazy,
    lazy_either,
    lazy_listed,
    nlazy,
    packed,
    plazy,
    together,
    unpacked,
    use,
)
from dashboard.model.edtf_days import parse_edtf
from dashboard.model.kept import Keeper
from dashboard.model.kept_dataset import keep_dataset, kept_dataset
from dashboard.model.reading import read_folder
from dashboard.model.suggestions import quoted

BROKEN = Path(__file__).parents[1] / "data" / "broken"
WRONG = lazy("{value} is not a number.", value=quoted("about 20"))
MEND = lazy("Give both coordinates or neither.")
ROWS = nlazy("{n} claim ({ids})", "{n} claims ({ids})", 2, ids="c1, c2")

SAID = [
    (WRONG, '"about 20" is not a number.', "„about 20“ ist keine Zahl."),
    (ROWS, "2 claims (c1, c2)", "2 Aussagen (c1, c2)"),
    (plazy("place kind", "site"), "site", "Stätte"),
    (lazy_listed(["a", "b", "c"]), "a, b and c", "a, b und c"),
    (lazy_either([quoted("a"), quoted("b")]), '"a" or "b"', "„a“ oder „b“"),
    (
        together([WRONG, "", MEND]),
        '"about 20" is not a number. Give both coordinates or neither.',
        "„about 20“ ist keine Zahl. Geben Sie beide Koordinaten an oder keine.",
    ),
    (quoted("{n} <b>"), '"{n} <b>"', "„{n} <b>“"),
]


@pytest.mark.parametrize(("message", "english", "german"), SAID)
def test_a_message_is_said_in_the_readers_language(message: str, english: str, german: str) -> None:
    assert message == str(message) == english
    with use("de"):
        assert (str(message), f"{message}", f"{message:s}") == (german, german, german)
        assert escape(message) == escape(german)
        assert str(ValueError(message)) == german
        assert json.loads(json.dumps([message])) == [english]
    with use("kk"):
        assert str(message) not in (english, german)


@pytest.mark.parametrize("message", [message for message, *_ in SAID])
def test_a_message_stays_what_it_is_in_a_copy_and_in_a_file(message: str) -> None:
    copies = [
        copy.deepcopy(message),
        pickle.loads(pickle.dumps(message)),
        unpacked(packed(message)),
    ]
    with use("ru"):
        assert {str(each) for each in copies} == {str(message)}


def test_a_text_that_is_no_message_is_kept_as_it_is() -> None:
    assert unpacked(packed("claims.csv")) == packed("claims.csv") == "claims.csv"


def test_what_is_kept_of_a_folder_is_said_in_each_language(tmp_path: Path) -> None:
    folder = tmp_path / "atlas"
    shutil.copytree(BROKEN / "good", folder)
    shutil.copytree(BROKEN / "date-with-dots", folder, dirs_exist_ok=True)
    found = read_folder(folder)
    keep_dataset(replace(found, keeper=Keeper(tmp_path / "kept")))
    kept = kept_dataset(Keeper(tmp_path / "kept"), folder, found.fingerprint)
    assert kept is not None
    assert kept.report == found.report
    [written], [read] = (each.set_aside["reason"].tolist() for each in (found, kept))
    assert read == written
    with use("de"):
        assert str(read) == str(written)
        assert str(read).startswith("Spalte date: „")
        assert [str(each.message) for each in kept.report] != [
            each.message for each in found.report
        ]


def test_a_date_says_what_is_wrong_in_each_language() -> None:
    with pytest.raises(EdtfError) as caught:
        parse_edtf("31.2.2022")
    wrong, mend = caught.value.explanation
    assert str(caught.value) == f"{wrong} {mend}"
    with use("de"):
        assert str(caught.value) == (
            "„31.2.2022“ ist kein Tag des Kalenders. Schreiben Sie Jahr-Monat-Tag: 2022-01-05."
        )
