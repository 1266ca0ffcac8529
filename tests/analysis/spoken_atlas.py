"""Small datasets with a statement day, and what is computed from them in a few letters."""

from typing import Any

from dashboard.analysis.answers import Question, Relation
from dashboard.analysis.comparison import comparison
from dashboard.analysis.question_reading import read_question
from dashboard.analysis.selection import Selection
from dashboard.model.dataset import Dataset
from tests.analysis.small_atlas import CLAIMS, Row, atlas, claim


def spoken(claims: list[Row] = CLAIMS, **tables: Any) -> Dataset:
    """Build a dataset of :func:`small_atlas.atlas`; it has the columns of the second clock."""
    return atlas(claims, **tables)


def toll(figure: str, as_of: str = "2022-01-07", source: str = "red", **more: Any) -> Row:
    """Return a claim on deaths: ``225``, ``225..`` (at least), ``..100`` (up to), ``24..99``."""
    low, dots, high = figure.partition("..")
    bounds = {"low": low, "high": high if dots else low}
    numbers = {name: float(text) for name, text in bounds.items() if text}
    population = {"population": "all", "measure": "deaths", "unit": "people"}
    return claim("deaths", source, as_of=as_of, **{**population, **numbers, **more})


def asked(claims: list[Row], name: str = "deaths.deaths", **filters: Any) -> Question:
    """Return one question of a small atlas."""
    return read_question(comparison(spoken(claims), Selection(**filters)), name)


def related(one: Row, two: Row) -> Relation:
    """Return the relation of two claims on deaths."""
    (relation,) = asked([one, two]).relations
    return relation


def pairs(question: Question) -> dict[tuple[str, str], str]:
    """Return the relations by claim ids: ``{("c1", "c2"): "same"}``, each from both sides."""
    found = {}
    for each in question.relations:
        one, two = question.answers[each.left].claim_id, question.answers[each.right].claim_id
        found[one, two] = found[two, one] = each.kind.name.lower()
    return found
