"""The import page, in Streamlit's own runner: a file is shown before anything is written."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.interchange import layouts

RUN_SECONDS = 60


def _script(folder):  # type: ignore[no-untyped-def]
    from pathlib import Path

    from dashboard.panels.import_panel import import_panel
    from dashboard.panels.loading import load

    import_panel(load(Path(folder)))


def _german_script(folder):  # type: ignore[no-untyped-def]
    from pathlib import Path

    from dashboard.language import use
    from dashboard.panels.import_panel import import_panel
    from dashboard.panels.loading import load

    with use("de"):
        import_panel(load(Path(folder)))


@pytest.fixture
def page(sample_data: Path, tmp_path: Path) -> AppTest:
    folder = shutil.copytree(sample_data, tmp_path / "atlas")
    return AppTest.from_function(_script, args=(str(folder),), default_timeout=RUN_SECONDS).run()


def uploaded(page: AppTest, name: str, content: bytes) -> AppTest:
    return page.file_uploader(key="import-file").upload(name, content, "text/csv").run()


def test_a_file_is_shown_and_only_then_written(page: AppTest, tmp_path: Path) -> None:
    before = (tmp_path / "atlas" / "claims.csv").read_bytes()
    page = uploaded(page, "ged.csv", layouts.ucdp({}, {"id": "2", "low": "9"}))
    assert not page.exception
    assert [tab.label for tab in page.tabs][-1] == "Not taken (1)"
    assert (tmp_path / "atlas" / "claims.csv").read_bytes() == before
    page = page.button(key="import-write").click().run()
    assert not page.exception
    assert "Added 3 sources" in page.success[0].value
    assert (tmp_path / "atlas" / "claims.csv").read_bytes().count(b"ucdp-900001") > 0


def test_a_table_waits_until_date_and_title_are_said(page: AppTest) -> None:
    page = uploaded(page, "odd.csv", b"a,b\nx,y\n")
    assert not page.exception
    assert page.info[0].value.startswith("Say which column is the date")
    page = uploaded(page, "towns.csv", layouts.TABLE)
    assert not page.exception
    assert [tab.label for tab in page.tabs][-1] == "Not taken (2)"


def test_what_is_refused_is_said_in_the_readers_language(sample_data: Path) -> None:
    script = AppTest.from_function(
        _german_script, args=(str(sample_data),), default_timeout=RUN_SECONDS
    )
    page = uploaded(script.run(), "ged.csv", layouts.ucdp({}, {"id": "2", "low": "9"}))
    assert not page.exception
    reasons = page.dataframe[-1].value["warum nicht"].tolist()
    assert reasons == ["low 9 liegt über high 5."]
    page = uploaded(page, "x.json", b"{")
    assert page.error[0].value.startswith("Das ist keine TimeMap")


def test_what_is_no_table_is_a_sentence(page: AppTest) -> None:
    page = uploaded(page, "x.json", b"{")
    assert not page.exception
    assert "TimeMap" in page.error[0].value
