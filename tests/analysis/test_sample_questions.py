"""The questions that the sample data must raise, with their sources, intervals and relations."""

from math import inf
from pathlib import Path

import pytest

from dashboard.analysis.answers import Question, Status
from dashboard.analysis.comparison import comparison
from dashboard.analysis.question_reading import read_question
from dashboard.analysis.relations import Kind
from dashboard.model.edtf_days import to_edtf
from dashboard.model.reading import read_folder

DATASET = read_folder(Path(__file__).parents[2] / "data")
FOUND = comparison(DATASET)


def question(name: str) -> Question:
    return read_question(FOUND, name)


def intervals(found: Question) -> set[tuple[str, str, float, float]]:
    """Return source, population, low and high of each answer."""
    return {(each.source_id, each.population, each.low, each.high) for each in found.answers}


def kinds(found: Question, *claims: str) -> set[str]:
    """Return the relations among these claims that bear on the status."""
    return {
        each.kind.name.lower()
        for each in found.relations
        if each.counted
        and found.answers[each.left].claim_id in claims
        and found.answers[each.right].claim_id in claims
    }


def days(found: Question) -> set[tuple[str, str]]:
    """Return source and day of each answer."""
    return {(each.source_id, to_edtf(int(each.low), int(each.high) + 1)) for each in found.answers}


def test_deaths() -> None:
    found = question("deaths.deaths")
    assert {
        ("uprising-report", "demonstrators", 24, 99),
        ("uprising-report", "security forces", 13, inf),
        ("icor", "demonstrators", 225, inf),
        ("mlpd", "all", 160, inf),
        ("cwi", "all", 200, 999),
    } <= intervals(found)
    assert found.status is Status.SEQUENCE
    assert kinds(found, "mlpd-14", "cwi-008") == {"compatible"}
    assert kinds(found, "uprising-report-09", "icor-18") == {"sequence"}
    assert kinds(found, "icor-18", "mlpd-14", "uprising-report-10") == {"other"}


def test_injured() -> None:
    found = question("injuries.injured")
    assert {
        ("uprising-report", "all", 1000, inf),
        ("uprising-report", "security forces", 350, inf),
        ("mlpd", "all", 2200, inf),
        ("cwi", "all", -inf, inf),
    } <= intervals(found)
    assert found.status is Status.HOLD
    (relation,) = found.between("uprising-report-11", "mlpd-13")
    assert relation.kind is Kind.COMPATIBLE
    assert relation.factor == pytest.approx(2.2)


def test_arrests() -> None:
    found = question("arrests.arrests")
    assert intervals(found) == {
        ("icor", "all", 3000, inf),
        ("mlpd", "all", 10_000, 10_000),
        ("cwi", "all", 8000, inf),
        ("cwi", "all", 2000, 9999),
    }
    assert found.status is Status.HOLD
    assert (len(found.sources), found.origins) == (3, 3)
    (relation,) = found.between("icor-33", "mlpd-12")
    assert relation.factor == pytest.approx(10 / 3)


def test_foreign_troops() -> None:
    found = question("foreign-troops-arrive.troops")
    assert intervals(found) == {("cwi", "soldiers", 2000, 9999), ("mlpd", "soldiers", 4000, 4000)}
    assert found.status is Status.HOLD


def test_the_day_of_the_price_rise() -> None:
    found = question("price-rise.day")
    assert days(found) == {
        ("cwi", "2022-01-01"),
        ("mlpd", "2022-01-01"),
        ("solidarity-appeal", "2022-01-02"),
        ("uprising-report", "2022-01-03/2022-01-04"),
    }
    assert found.status is Status.CONFLICT
    assert kinds(found, "cwi-010", "mlpd-04") == {"same"}
    assert kinds(found, "mlpd-04", "solidarity-appeal-17", "uprising-report-03") == {"conflict"}


def test_zhanaozen() -> None:
    found = question("zhanaozen-2011.deaths")
    assert intervals(found) == {
        ("icor", "strikers", 16, 16),
        ("cwi", "strikers", 14, 14),
        ("cwi", "strikers", -inf, 100),
    }
    assert kinds(found, "icor-38", "cwi-098") == {"conflict"}
    assert kinds(found, "icor-38", "cwi-097") == kinds(found, "cwi-097", "cwi-098")
    assert kinds(found, "icor-38", "cwi-097") == {"compatible"}


def test_who_held_or_took_the_airport() -> None:
    (name,) = [each.id for each in FOUND.headings if each.title.endswith("Almaty airport")]
    found = question(name)
    assert found.kind == "account"
    assert found.sources == ("solidarity-appeal", "uprising-report")
    held, taken = ("solidarity-appeal-05", "uprising-report-18"), "solidarity-appeal-04"
    assert kinds(found, *held) == {"compatible"}
    assert kinds(found, held[1], taken) == {"sequence"}


def test_uprising_or_coup() -> None:
    found = question("mlpd-02.whether")
    assert found.status is Status.CONFLICT
    voices = {(each.claim_id, each.voice, each.side) for each in found.answers}
    (coup,) = [side for claim, voice, side in voices if voice]
    uprising = {claim for claim, voice, side in voices if not voice and side != coup}
    assert {"mlpd-01", "mlpd-02"} <= uprising


def test_peaceful_demonstrations_go_on_or_not() -> None:
    found = question("cwi-088.whether")
    assert {each.attributed_to for each in found.answers} == {
        "Kazakh ambassador in London",
        "socialist worker in Astana",
    }
    assert kinds(found, "cwi-088", "cwi-090") == {"conflict"}


def test_nothing_is_left_uncompared() -> None:
    assert not any(question(each.id).uncompared for each in FOUND.headings)
