"""Made-up data folders of any size: ``python -m benchmarks.made_up COUNT FOLDER``.

Nothing in them happened. They have the shape of real ones: the gazetteer's places, the larger
the likelier; days of ten years with bursts that spread from a place; a few sources that say
much and many that say little; spans and vague dates, figures that do not always agree, claims
that repeat or revise others, long texts, Cyrillic. The same count and seed give the same bytes.
"""

from pathlib import Path

import click
import numpy as np
import pandas as pd

from benchmarks import made_up_words as words
from benchmarks.made_up_places import made_up_places

FIRST_DAY = np.datetime64("2015-01-01")
DAYS = 3653
#: Of all events, those on the one day on which the most happened, and those in bursts.
GREAT_DAY, IN_BURSTS = 0.02, 0.55
MOST_PLACES, MOST_SOURCES = 30_000, 500


def write_folder(count: int, folder: Path, seed: int = 1) -> None:
    """Write the four tables of ``count`` claims into ``folder``."""
    rng = np.random.default_rng([seed, count])
    places = made_up_places(rng, min(round(2 * count**0.7), MOST_PLACES))
    sources = _sources(min(max(round(count**0.45), 5), MOST_SOURCES))
    sizes = _sizes(rng, count)
    events = _events(rng, len(sizes), places)
    claims = _claims(rng, events, sizes, places, sources)
    folder.mkdir(parents=True, exist_ok=True)
    events = events.drop(columns=["name", "day"])
    for name, table in (
        ("sources", sources), ("places", places), ("events", events), ("claims", claims),
    ):  # fmt: skip
        table.to_csv(folder / f"{name}.csv", index=False, lineterminator="\n")


def _sources(count: int) -> pd.DataFrame:
    """Outlets in several languages, the first the most talkative."""
    number = np.arange(count)
    language = np.array(words.LANGUAGES)[number % len(words.LANGUAGES)]
    names = [f"{words.OUTLETS[each % len(words.OUTLETS)]} {each + 1}" for each in number]
    return pd.DataFrame(
        {
            "source_id": [f"s{each + 1}" for each in number],
            "label": names,
            "publisher": names,
            "title": [f"Collected reports of {name}" for name in names],
            "published": "2025-01",
            "language": language,
            "kind": np.array(["report", "dataset", "press release", "article"])[number % 4],
            "url": [f"https://example.org/{each + 1}" for each in number],
        }
    )


def _sizes(rng: np.random.Generator, count: int) -> np.ndarray:
    """Return how many claims each event has: mostly one or two, now and then dozens."""
    sizes = np.minimum(rng.zipf(1.9, count), 60)
    stop = int(np.searchsorted(np.cumsum(sizes), count))
    sizes = sizes[: stop + 1]
    sizes[-1] -= sizes.sum() - count
    return sizes


def _events(rng: np.random.Generator, count: int, places: pd.DataFrame) -> pd.DataFrame:
    point = np.flatnonzero(places["latitude"].notna())
    day, place = _when_and_where(rng, count, places.iloc[point])
    row = point[place]
    vague = rng.random(count) < 0.04  # of these only the country is known
    of_country = {code: at for at, code in enumerate(places["country"][: point[0]])}
    country = places["country"].map(of_country).to_numpy()
    row = np.where(vague, country[row], row).astype(int)
    category = rng.choice(len(words.KINDS), count, p=words.KIND_SHARES)
    name = places["name"].to_numpy()[row]
    kinds = np.array([title for title, _ in words.KINDS])[category]
    return pd.DataFrame(
        {
            "event_id": [f"e{each + 1}" for each in range(count)],
            "date": _dates(rng, day),
            "place": places["place_id"].to_numpy()[row],
            "title": [f"{kind} in {where}" for kind, where in zip(kinds, name, strict=True)],
            "category": np.array([kind for _, kind in words.KINDS])[category],
            "name": name,
            "day": day,
        }
    )


def _when_and_where(
    rng: np.random.Generator, count: int, places: pd.DataFrame
) -> tuple[np.ndarray, np.ndarray]:
    """Return a day (0 is the first) and a row of ``places`` for each event."""
    day = (DAYS * np.sqrt(rng.random(count))).astype(int)  # more is recorded each year
    weight = 1 / np.arange(10, len(places) + 10) ** 0.8  # they come by their population
    place = rng.choice(len(places), count, p=weight / weight.sum())
    at = np.radians(places[["latitude", "longitude"]].astype(float).to_numpy())
    bursts = max(3, round(count**0.45))
    share = rng.pareto(1.2, bursts) + 0.1
    which = rng.choice(bursts, count, p=share / share.sum())
    drawn = rng.random(count)
    for burst in range(bursts):
        within = np.flatnonzero((which == burst) & (drawn < IN_BURSTS))
        centre = at[rng.choice(len(places), p=weight / weight.sum())]
        nearest = np.argsort(((at - centre) ** 2).sum(axis=1))[: rng.integers(5, 400)]
        began, lasts = rng.integers(0, DAYS - 60), rng.integers(2, 15)
        day[within] = np.minimum(began + rng.exponential(lasts, len(within)), DAYS - 1)
        place[within] = nearest[(len(nearest) * rng.random(len(within)) ** 2).astype(int)]
    day[drawn > 1 - GREAT_DAY] = DAYS - 400
    return day, place


def _dates(rng: np.random.Generator, day: np.ndarray) -> np.ndarray:
    """Write days as EDTF: one in six is a span, a month, a year or uncertain."""
    first = FIRST_DAY + day
    drawn = rng.random(len(day))
    text = np.datetime_as_string(first).astype(object)
    last = np.datetime_as_string(first + rng.integers(1, 7, len(day))).astype(object)
    text = np.where(drawn < 0.08, text + "/" + last, text)
    text = np.where((drawn >= 0.08) & (drawn < 0.11), [each[:7] for each in text], text)
    text = np.where((drawn >= 0.11) & (drawn < 0.12), [each[:4] for each in text], text)
    text = np.where((drawn >= 0.12) & (drawn < 0.14), text + "?", text)
    return np.where((drawn >= 0.14) & (drawn < 0.16), text + "~", text)


def _claims(
    rng: np.random.Generator,
    events: pd.DataFrame,
    sizes: np.ndarray,
    places: pd.DataFrame,
    sources: pd.DataFrame,
) -> pd.DataFrame:
    event = np.repeat(np.arange(len(sizes)), sizes)
    count, weight = len(event), 1 / np.arange(3, len(sources) + 3)
    source = rng.choice(len(sources), count, p=weight / weight.sum())
    of_event = events.iloc[event]
    cyrillic = sources["language"].isin(["ru", "kk", "uk"]).to_numpy()[source]
    said = FIRST_DAY + of_event["day"].to_numpy() + rng.geometric(0.4, count) - 1
    later = np.datetime_as_string(said).astype(object)
    elsewhere = places["place_id"].to_numpy()[rng.integers(0, len(places), count)]
    figures = _figures(rng, event, len(sizes))
    return pd.DataFrame(
        {
            "claim_id": [f"c{each + 1}" for each in range(count)],
            "event_id": of_event["event_id"].to_numpy(),
            "source_id": sources["source_id"].to_numpy()[source],
            "claim": words.sentences(rng, of_event["title"], of_event["name"], cyrillic),
            "locator": [f"¶{each}" for each in rng.integers(1, 80, count)],
            "attributed_to": np.where(rng.random(count) < 0.3,
                                      rng.choice(words.WITNESSES, count), ""),
            "stance": rng.choice(["asserts", "reports", "disputes", "denies"], count,
                                 p=[0.55, 0.41, 0.03, 0.01]),
            "date": np.where(rng.random(count) < 0.03, later, ""),
            "place": np.where(rng.random(count) < 0.02, elsewhere, ""),
            "as_of": np.where(rng.random(count) < 0.9, later, ""),
            **figures,
            **_relations(rng, event, source),
            "quote": np.where(rng.random(count) < 0.1, words.quotes(rng, cyrillic), ""),
        }
    )  # fmt: skip


def _figures(rng: np.random.Generator, event: np.ndarray, events: int) -> dict[str, np.ndarray]:
    """Return the cells of figures: every claim of an event near one number, or far from it."""
    measure = rng.choice(len(words.MEASURES), events, p=words.MEASURE_SHARES)[event]
    true = np.exp(rng.normal(3, 1.8, events))[event]
    count = len(event)
    apart = rng.random(count) < 0.25
    told = np.ceil(true * np.where(apart, np.exp(rng.normal(0, 0.5, count)), 1)).astype(int)
    how = rng.random(count)
    given = (measure > 0) & (how < 0.85)
    at_least, range_ = how < 0.12, (how >= 0.12) & (how < 0.2)
    vague = given & (how > 0.78) & (told >= 24)
    word = np.searchsorted([low for _, low, _ in words.VAGUE], told, side="right") - 1
    vague_low = np.array([low for _, low, _ in words.VAGUE])[word]
    vague_high = np.array([high for _, _, high in words.VAGUE])[word]
    low = np.where(vague, vague_low, told).astype(str)
    high = np.where(vague, vague_high, np.where(range_, told * 3 // 2 + 1, told)).astype(str)
    wording = np.where(at_least, "at least", "")
    return {
        "measure": np.where(given, np.array(words.MEASURES)[measure], ""),
        "population": np.where(given, rng.choice(words.POPULATIONS, events)[event], ""),
        "low": np.where(given, low, ""),
        "high": np.where(given & ~at_least, high, ""),
        "wording": np.where(vague, np.array([each for each, _, _ in words.VAGUE])[word],
                            np.where(given, wording, "")),
        "unit": np.where(given, "people", ""),
    }  # fmt: skip


def _relations(
    rng: np.random.Generator, event: np.ndarray, source: np.ndarray
) -> dict[str, np.ndarray]:
    """Let some claims refer to the one before it that is about the same event."""
    count = len(event)
    before = np.concatenate([[-1], event[:-1]]) == event
    other = np.concatenate([[-1], source[:-1]]) != source
    kind = np.where(other, rng.choice(["repeats", "contradicts"], count, p=[0.8, 0.2]), "revises")
    related = before & (rng.random(count) < 0.06)
    target = np.array([f"c{each}" for each in range(count)])
    return {"relation": np.where(related, kind, ""), "relates_to": np.where(related, target, "")}


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("count", type=click.IntRange(min=20))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--seed", default=1, show_default=True)
def main(count: int, folder: Path, seed: int) -> None:
    """Write a made-up data folder of COUNT claims into FOLDER."""
    write_folder(count, folder, seed)


if __name__ == "__main__":
    main()
