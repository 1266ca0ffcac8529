"""``claim-atlas geocode`` on real folders: what is written, what stays, how it ends."""

import json
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dashboard.editing.geocode import geocode, missing_names
from dashboard.editing.workplace import Workplace
from dashboard.model.committing import locked
from dashboard.model.reading import read_folder

HEADER = (
    "place_id,name,names,kind,country,parent_id,latitude,longitude,area,geonames_id,"
    "geocoder,geocoded_query,geocoded_on"
)
KAZAKHSTAN = "kazakhstan,Kazakhstan,,country,KZ,,,,KZ,,manual,,"
SOURCES = "source_id,label,title,published,language,kind\nnews,News,News,2022-01-06,en,report\n"
CLAIMS = "claim_id,event_id,source_id,claim,locator,stance\nc-1,e-1,news,People met.,¶1,asserts\n"

Folder = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Make a data folder whose events lie at ``names``."""

    def make(*names: str, places: bytes = f"{HEADER}\n{KAZAKHSTAN}\n".encode()) -> Path:
        events = "".join(
            f'e-{number},2022-01-05,"{name}",Meeting,protest\n'
            for number, name in enumerate(names, 1)
        )
        (tmp_path / "events.csv").write_text(f"event_id,date,place,title,category\n{events}")
        (tmp_path / "sources.csv").write_text(SOURCES)
        (tmp_path / "claims.csv").write_text(CLAIMS)
        (tmp_path / "places.csv").write_bytes(places)
        return tmp_path

    return make


def run(*arguments: object) -> Result:
    return CliRunner().invoke(geocode, [str(each) for each in arguments])


def test_adds_rows_with_receipts(folder: Folder) -> None:
    path = folder("Schymkent", "Mangystau", "Flughafen Almaty", "Weißrussland", "Kazakhstan")
    before = (path / "places.csv").read_bytes()
    result = run(path, "--country", "KZ")
    after = (path / "places.csv").read_bytes()
    assert (result.exit_code, after[: len(before)]) == (0, before), result.output
    dataset = read_folder(path)
    assert not [issue for issue in dataset.report if issue.file == "places.csv"]
    rows = dataset.places.set_index("place_id").to_dict("index")
    town, region = rows["shymkent"], rows["mangystau-region"]
    assert (town["names"], town["geonames_id"], town["parent_id"], town["latitude"]) == (
        "Schymkent", "1518980", "kazakhstan", 42.31,
    )  # fmt: skip
    assert (town["geocoder"], town["geocoded_query"]) == ("gazetteer", "Schymkent")
    assert (region["area"], region["kind"]) == ("KZ-MAN", "region")
    assert rows["almaty-international-airport"]["kind"] == "site"
    assert rows["belarus"]["area"] == "BY"
    assert missing_names(path) == []
    assert run(path).exit_code == 0
    assert (path / "places.csv").read_bytes() == after


def test_spellings_of_one_place_make_one_row(folder: Folder) -> None:
    path = folder("Schymkent", "Шымкент", "Chimkent")
    assert run(path).exit_code == 0
    added = (path / "places.csv").read_text("utf-8").splitlines()[2:]
    assert len(added) == 1
    assert "Schymkent|Шымкент|Chimkent" in added[0]


def test_what_is_doubtful_is_listed_and_not_written(folder: Folder) -> None:
    path = folder("Springfield", "Musterhausen", "Almaty")
    result = run(path)
    assert result.exit_code == 1
    assert "open: Springfield" in result.output
    assert "Wusterhausen" in result.output
    written = (path / "places.csv").read_text("utf-8")
    assert "Almaty" in written
    assert "Springfield" not in written


def test_a_new_spelling_of_a_place_that_is_there_makes_no_twin(folder: Folder) -> None:
    row = "chimkent,Chimkent,,city,KZ,,42.3,69.6,,1518980,manual,,"
    path = folder("Schymkent", places=f"{HEADER}\n{row}\n".encode())
    result = run(path)
    assert result.exit_code == 1
    assert "Schymkent is chimkent in places.csv" in result.output
    assert len((path / "places.csv").read_text().splitlines()) == 2


def test_dry_run_writes_nothing(folder: Folder) -> None:
    path = folder("Schymkent")
    before = (path / "places.csv").read_bytes()
    result = run(path, "--dry-run")
    assert (result.exit_code, (path / "places.csv").read_bytes()) == (0, before)
    assert "would be added: Shymkent (Schymkent), city, 42.31, 69.6 [gazetteer]" in result.output


@pytest.mark.parametrize(
    "places",
    [
        f"\ufeff{HEADER}\r\n{KAZAKHSTAN}\r\n".encode(),
        f"{HEADER}\n{KAZAKHSTAN}".encode(),  # no line end at the end
        f"{HEADER}\r\n{KAZAKHSTAN}".encode(),
        f"{HEADER}\n{KAZAKHSTAN}\n".replace(",", ";").encode(),
        b"kind,name,colour,place_id,latitude,longitude\ncountry,Kazakhstan,blue,kz,,\n",
        (HEADER + "\n").encode(),  # no row yet
    ],
    ids=["bom and crlf", "no last line end", "crlf, none last", "semicolons", "own columns", "new"],
)
def test_keeps_every_byte_and_the_files_manner(folder: Folder, places: bytes) -> None:
    path = folder("Schymkent", places=places)
    assert run(path).exit_code == 0
    after = (path / "places.csv").read_bytes()
    assert after.startswith(places)
    assert after.count(b"\xef\xbb\xbf") == places.count(b"\xef\xbb\xbf")
    added = after[len(places) :].strip(b"\r\n")
    assert b"\n" not in added
    assert after.endswith(b"\r\n" if b"\r\n" in places else b"\n")
    assert "Schymkent" not in missing_names(path)
    assert [each.name for each in path.iterdir() if each.name.startswith(".")] == [".claim-atlas"]
    Workplace(path).undo()
    assert (path / "places.csv").read_bytes() == places


@pytest.mark.parametrize(
    ("places", "says"),
    [
        (f"{HEADER}\n{KAZAKHSTAN}\n".encode("utf-16"), "UTF-8"),
        (b"", "empty"),
        (b"name,kind\nKazakhstan,country\n", "place_id"),
    ],
    ids=["utf-16", "0 bytes", "no id"],
)
def test_unusable_files_are_left_alone(folder: Folder, places: bytes, says: str) -> None:
    path = folder("Schymkent", places=places)
    result = run(path)
    assert (result.exit_code, (path / "places.csv").read_bytes()) == (2, places)
    assert says in result.output


def test_an_unclosed_quote_swallows_no_new_row(folder: Folder) -> None:
    broken = f'{HEADER}\n{KAZAKHSTAN}\nx,"Open,,city,KZ,,1,2,,,,,\n'.encode()
    path = folder("Schymkent", places=broken)
    run(path)
    after = (path / "places.csv").read_bytes()
    assert after == broken or "Schymkent" not in missing_names(path)


def test_no_folder_and_too_much(folder: Folder, tmp_path: Path) -> None:
    assert run(tmp_path / "nowhere").exit_code == 2
    assert run().exit_code == 2
    assert run(folder("Almaty"), "--name", "Almaty").exit_code == 2
    assert "--user-agent" in run(tmp_path, "--online").output
    assert run("--name", " ").exit_code == 2


def test_one_name_as_json() -> None:
    result = run("--name", "Schymkent", "--country", "KZ", "--format", "json")
    first = json.loads(result.output)[0]
    assert result.exit_code == 0
    assert {key: first[key] for key in ("name", "latitude", "longitude", "kind", "how")} == {
        "name": "Shymkent",
        "latitude": 42.31,
        "longitude": 69.6,
        "kind": "city",
        "how": "exact",
    }
    assert run("--name", "Springfield").exit_code == 1
    assert run("--name", "Musterhausen", "--format", "json").exit_code == 1


def test_the_sample_data_needs_nothing(sample_data: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(sample_data, copy)
    result = run(copy, "--country", "KZ")
    assert (result.exit_code, result.output) == (0, "Every place that is named is in places.csv.\n")


def test_waits_for_who_is_saving_and_keeps_their_row(folder: Folder) -> None:
    path = folder("Schymkent")
    places, begun = path / "places.csv", threading.Event()

    def save() -> None:
        with locked(path):
            begun.set()
            time.sleep(0.5)  # the command is looking up, and then waits
            theirs = b"qq-depot,Depot,,site,KZ,,43.1,76.8,,,manual,,\n"
            places.write_bytes(places.read_bytes() + theirs)

    other = threading.Thread(target=save)
    other.start()
    assert begun.wait(10)
    done = run(path)
    other.join()
    assert done.exit_code == 0, done.output
    ids = [line.partition(",")[0] for line in places.read_text("utf-8").splitlines()]
    assert "qq-depot" in ids
    assert "shymkent" in ids


@pytest.mark.parametrize("code", ["ZZ", "KAZ", "", "K1", "EU"])
def test_a_code_of_no_country_is_named(folder: Folder, code: str) -> None:
    path = folder("Schymkent")
    before = (path / "places.csv").read_bytes()
    done = run(path, "--country", code)
    assert done.exit_code == 2
    assert f'--country "{code}" is no country\'s code' in done.output
    assert (path / "places.csv").read_bytes() == before


def test_codes_are_taken_in_any_case(folder: Folder) -> None:
    assert run(folder("Schymkent"), "--country", "kz").exit_code == 0
