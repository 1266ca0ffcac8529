"""What a person does: check, save, be refused, meet somebody else, go back."""

import pytest

from dashboard.editing.changes import Add, Change, Remove, Update
from dashboard.editing.merging import Field
from dashboard.editing.refusals import EditConflict, EditRefused
from dashboard.editing.workplace import Workplace
from dashboard.errors import ClaimAtlasError, DataFolderError
from dashboard.model.reading import read_folder
from dashboard.model.report import Severity
from tests.editing.conftest import contents

EVENT = Add("events", {
    "event_id": "e9", "date": "2022-01-06", "place": "Almaty", "title": "Shots",
    "category": "clash",
})  # fmt: skip
CLAIM = Add("claims", {
    "claim_id": "c9", "event_id": "e9", "source_id": "mlpd", "claim": "Shots were heard.",
    "locator": "¶9", "stance": "reports",
})  # fmt: skip


def test_an_event_and_its_claim_are_saved_together(good: Workplace) -> None:
    sheets = good.read()
    assert len(good.check(sheets, [EVENT, CLAIM])) == 0
    saved = good.save(sheets.base, [CLAIM, EVENT], "Added shots")
    assert saved.tables == ("events", "claims")
    dataset = read_folder(good.folder)
    assert "c9" in set(dataset.claims["claim_id"])
    assert dataset.report.exit_code == 0
    assert saved.sheets.rows("claims") == good.read().rows("claims")


@pytest.mark.parametrize(
    ("changes", "row", "column", "words"),
    [
        ([CLAIM], "c9", "event_id", '"e9" is not in events.csv'),
        ([EVENT, Update("events", "e9", {"date": "6.1.2022"})], "e9", "date", "6.1.2022"),
        ([EVENT, Update("events", "e9", {"place": "Nowhere"})], "e9", "place", "not in places"),
        ([Update("claims", "c3", {"low": "about 20"})], "c3", "low", "is not a number"),
        ([Update("claims", "c1", {"claim_id": "c2"})], "c2", "claim_id", "already the id"),
        ([Add("claims", {**CLAIM.cells, "claim_id": "c1"})], "c1", "claim_id", "already the id"),
        ([Add("claims", {**CLAIM.cells, "claim_id": " "})], "", "claim_id", "is empty"),
        ([Add("claims", {})], "", "claim_id", "is empty"),
        ([Update("claims", "c77", {"low": "1"})], "c77", "claim_id", "is not in claims.csv"),
        ([Remove("events", "airprt")], "airprt", "event_id", 'Did you mean "airport"?'),
        ([Remove("sources", "mlpd")], "mlpd", "source_id", "by 2 claims (c4, c5)"),
        ([Remove("places", "almaty")], "almaty", "place_id", "by 1 event (airport) and 1 claim"),
        ([Remove("places", "kazakhstan")], "kazakhstan", "place_id", "by 2 places (mangystau, alm"),
        ([Remove("claims", "c3")], "c3", "claim_id", "by 1 claim (c4)"),
        ([Update("claims", "c3", {"claim_id": "c33"})], "c3", "claim_id", "by 1 claim (c4)"),
        ([Update("places", "almaty", {"names": ""})], "airport", "place", '"Alma-Ata" is not in'),
    ],
)  # fmt: skip
def test_what_would_be_worse_is_refused_with_row_and_column(
    good: Workplace, changes: list[Change], row: str, column: str, words: str
) -> None:
    sheets, before = good.read(), contents(good)
    issue = next(iter(good.check(sheets, changes)))
    assert (issue.row_id, issue.column, issue.severity) == (row, column, Severity.ERROR)
    assert words in str(issue)
    with pytest.raises(EditRefused) as refused:
        good.save(sheets.base, changes, "worse")
    assert issue in refused.value.report.issues
    assert contents(good) == before
    assert good.versions() == ()


@pytest.mark.parametrize(
    ("changes"),
    [
        [Remove("events", "deaths"), Remove("claims", "c3"), Remove("claims", "c4")],
        [Remove("claims", "c3"), Update("claims", "c4", {"relates_to": "", "relation": ""})],
        [Remove("claims", "c3"), Update("claims", "c4", {"relates_to": "c5"})],
        [
            Update("events", "airport", {"event_id": "airfield"}),
            Update("claims", "c2", {"event_id": "airfield"}),
        ],
    ],
)
def test_what_refers_to_a_row_may_go_along(good: Workplace, changes: list[Change]) -> None:
    good.save(good.read().base, changes, "together")
    assert read_folder(good.folder).report.exit_code == 0


def test_a_row_that_is_removed_is_named_once(good: Workplace) -> None:
    report = good.check(good.read(), [Remove("sources", "mlpd")])
    assert [issue.code for issue in report] == ["referred-to"]


def test_what_was_wrong_before_does_not_forbid_to_save(good: Workplace) -> None:
    path = good.folder / "claims.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",160,", ",many,"), encoding="utf-8")
    sheets = good.read()
    assert len(good.check(sheets, [EVENT])) == 0, "what has been wrong elsewhere is not said again"
    half_mended = [Update("claims", "c3", {"locator": "¶4"})]
    assert [each.column for each in good.check(sheets, half_mended)] == ["low"]
    saved = good.save(sheets.base, half_mended, "a locator")
    with pytest.raises(EditRefused, match="few"):
        good.save(saved.sheets.base, [Update("claims", "c3", {"low": "few"})], "no better")
    good.save(saved.sheets.base, [Update("claims", "c3", {"low": "160"})], "mended")
    assert read_folder(good.folder).report.exit_code == 0


def test_warnings_are_said_and_saved(good: Workplace) -> None:
    sheets = good.read()
    change = Update("sources", "icor", {"label": "The Coordination of Parties and Organisations"})
    assert [issue.code for issue in good.check(sheets, [change])] == ["long-label"]
    assert len(good.blocking(sheets, [change])) == 0
    assert good.save(sheets.base, [change], "a label").tables == ("sources",)


def test_an_id_that_two_rows_have_is_refused(good: Workplace) -> None:
    with (good.folder / "claims.csv").open("a", encoding="utf-8") as file:
        file.write("c1,airport,mlpd,Again.,¶1,asserts\n")
    with pytest.raises(EditRefused, match="lines 2 and 7"):
        good.save(good.read().base, [Remove("claims", "c1")], "which?")


def test_hanging_names_rows_by_id_and_by_any_spelling(good: Workplace) -> None:
    sheets = good.read()
    found = good.hanging(sheets, "places", "almaty")
    assert [(each.table, each.id, each.column) for each in found] == [
        ("events", "airport", "place"),
        ("claims", "c4", "place"),
    ]
    assert [each.id for each in good.hanging(sheets, "places", "kazakhstan")] == [
        "mangystau", "almaty", "deaths",
    ]  # fmt: skip
    assert good.hanging(sheets, "claims", "c1") == ()
    assert found[0].cells["title"].startswith("Protesters")


def test_changes_of_different_rows_go_together(good: Workplace) -> None:
    mine, theirs = good.read(), good.read()
    good.save(theirs.base, [Update("claims", "c1", {"wording": "twice"}), EVENT], "theirs")
    path = good.folder / "sources.csv"
    path.write_bytes(path.read_bytes() + b"by-hand,Hand,By hand,2022,en,report,,\n")
    saved = good.save(mine.base, [Update("claims", "c5", {"claim": "It rose."}), CLAIM], "mine")
    assert saved.merged
    rows = {row["claim_id"]: row for row in good.read().rows("claims")}
    assert (rows["c1"]["wording"], rows["c5"]["claim"]) == ("twice", "It rose.")
    assert {"c9", "by-hand"} < {*rows, *good.read().ids("sources")}


@pytest.mark.parametrize(
    ("theirs", "mine", "fields"),
    [
        (Update("claims", "c3", {"low": "164"}), Update("claims", "c3", {"low": "225"}),
         [Field("low", "160", "164", "225")]),
        # a figure and its wording belong together
        (Update("claims", "c3", {"low": "164"}), Update("claims", "c3", {"wording": "over"}),
         [Field("low", "160", "164", "160"), Field("wording", "at least", "at least", "over")]),
        (Remove("claims", "c2"), Update("claims", "c2", {"locator": "¶7"}),
         [Field("claim_id", "c2", "", "c2"), Field("locator", "¶2", "", "¶7")]),
        (Update("claims", "c2", {"locator": "¶7"}), Remove("claims", "c2"),
         [Field("claim_id", "c2", "c2", ""), Field("locator", "¶2", "¶7", "")]),
        (Add("events", {**EVENT.cells, "title": "Noise"}), EVENT,
         [Field("title", "", "Noise", "Shots")]),
    ],
)  # fmt: skip
def test_the_same_row_is_a_conflict_field_by_field(
    good: Workplace, theirs: Change, mine: Change, fields: list[Field]
) -> None:
    sheets = good.read()
    good.save(sheets.base, [theirs], "theirs")
    before = contents(good)
    with pytest.raises(EditConflict) as conflict:
        good.save(sheets.base, [mine], "mine")
    assert contents(good) == before
    (clash,) = conflict.value.clashes
    assert set(fields) <= set(clash.fields)
    assert len(clash.fields) == len(fields) or None in (clash.theirs, clash.mine)
    if isinstance(mine, Update) and clash.theirs is not None:  # to insist is to save again
        good.save(conflict.value.sheets.base, [mine], "mine all the same")
        assert mine.cells.items() <= (good.read().row("claims", "c3") or {}).items()


@pytest.mark.parametrize("change", [Update("claims", "c3", {"low": "164"}), Remove("claims", "c5")])
def test_the_same_change_twice_is_no_conflict(good: Workplace, change: Change) -> None:
    sheets = good.read()
    good.save(sheets.base, [change], "theirs")
    assert good.save(sheets.base, [change], "mine").tables == ()
    assert len(good.versions()) == 1


def test_what_they_removed_cannot_be_referred_to(good: Workplace) -> None:
    sheets = good.read()
    gone = [Remove("events", "airport"), Remove("claims", "c2")]
    good.save(sheets.base, gone, "theirs")
    about_it = Add("claims", {**CLAIM.cells, "event_id": "airport"})
    with pytest.raises(EditRefused, match='"airport" is not in events.csv'):
        good.save(sheets.base, [about_it], "mine")


def test_undo_goes_back_step_by_step_to_the_very_bytes(odd: Workplace) -> None:
    states = [contents(odd)]
    changes = [Remove("claims", "c3"), EVENT, Update("claims", "c4", {"low": "170"})]
    for number, change in enumerate(changes):
        odd.save(odd.read().base, [change], f"step {number}")
        states.append(contents(odd))
    for state in states[-2::-1]:
        assert odd.undo() is not None
        assert contents(odd) == state
    assert odd.undo() is None
    kinds = [(version.kind, version.undone) for version in odd.versions()]
    assert kinds == [("undo", False)] * 3 + [("save", True)] * 3
    odd.save(odd.read().base, [EVENT], "once more")
    saved = odd.undo()
    assert saved is not None and saved.what == "Undid: once more"
    assert contents(odd) == states[0]


def test_undo_leaves_alone_what_somebody_did_since(good: Workplace) -> None:
    good.save(good.read().base, [Update("claims", "c3", {"low": "164"})], "mine")
    path = good.folder / "claims.csv"
    path.write_bytes(path.read_bytes() + b"c8,airport,mlpd,By hand.,\xc2\xb61,asserts\n")
    assert good.undo() is not None
    rows = {row["claim_id"]: row for row in good.read().rows("claims")}
    assert rows["c3"]["low"] == "160"
    assert rows["c8"]["claim"] == "By hand."
    good.save(good.read().base, [Update("claims", "c8", {"claim": "Mine."})], "mine")
    path.write_text(path.read_text(encoding="utf-8").replace("Mine.", "Theirs."), encoding="utf-8")
    with pytest.raises(EditConflict):
        good.undo()
    assert (good.read().row("claims", "c8") or {})["claim"] == "Theirs."


def test_any_version_comes_back_and_that_can_be_undone(odd: Workplace) -> None:
    first = contents(odd)
    for number in range(3):
        change = Update("claims", "c4", {"low": f"{170 + number}"})
        odd.save(odd.read().base, [change], f"to {170 + number}")
    last = contents(odd)
    oldest = odd.versions()[-1]
    assert (oldest.what, oldest.tables, oldest.kind) == ("to 170", ("claims",), "save")
    odd.restore(oldest.id)
    assert contents(odd) == first
    odd.undo()
    assert contents(odd) == last
    with pytest.raises(ClaimAtlasError, match="no version 000099"):
        odd.restore("000099")


def test_the_last_hundred_versions_stay(good: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.model.versions.KEPT", 3)
    for number in range(6):
        change = Update("claims", "c3", {"locator": f"¶{number + 5}"})
        good.save(good.read().base, [change], f"{number}")
    assert [version.what for version in good.versions()] == ["5", "4", "3"]
    kept = list((good.folder / ".claim-atlas" / "contents").iterdir())
    assert len(kept) == 3 + 4, "three tables that never changed, four states of the claims"
    good.restore(good.versions()[-1].id)
    assert (good.read().row("claims", "c3") or {})["locator"] == "¶7"


def test_a_version_whose_content_is_gone_is_refused(good: Workplace) -> None:
    good.save(good.read().base, [EVENT], "shots")
    for path in (good.folder / ".claim-atlas" / "contents").iterdir():
        path.write_bytes(b"damaged")
    before = contents(good)
    with pytest.raises(DataFolderError, match="no longer whole"):
        good.undo()
    assert contents(good) == before


def test_a_link_stays_a_link_and_permissions_stay(good: Workplace) -> None:
    real = good.folder.parent / "shared.csv"
    (good.folder / "claims.csv").rename(real)
    (good.folder / "claims.csv").symlink_to(real)
    real.chmod(0o640)
    good.save(good.read().base, [Update("claims", "c3", {"low": "164"})], "a link")
    assert (good.folder / "claims.csv").is_symlink()
    assert ",164," in real.read_text(encoding="utf-8")
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_folder_from_somebody_else_cannot_write_elsewhere(good: Workplace) -> None:
    outside = good.folder.parent / "outside.csv"
    outside.write_text("mine", encoding="utf-8")
    good.save(good.read().base, [EVENT], "shots")
    journal = good.folder / ".claim-atlas" / "journal.json"
    record = journal.read_text(encoding="utf-8").replace('"done": true', '"done": false')
    journal.write_text(record.replace("events.csv", "../outside.csv"), encoding="utf-8")
    good.save(good.read().base, [Remove("events", "e9")], "gone")
    assert outside.read_text(encoding="utf-8") == "mine"


def test_a_folder_that_is_none_is_left_alone(good: Workplace) -> None:
    nowhere = Workplace(good.folder / "nowhere")
    with pytest.raises(DataFolderError, match="is not a folder"):
        nowhere.read()
    with pytest.raises(ClaimAtlasError):
        nowhere.save(good.read().base, [EVENT], "nowhere")
    assert not nowhere.folder.exists()
