"""Days one after another as GIF, MP4 or a ZIP of PNG files; each frame is a still."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dashboard.errors import SelectionError
from dashboard.export.animated_gif import gif
from dashboard.export.days import steps_words
from dashboard.export.motion_picture import mp4
from dashboard.export.options import StillOptions
from dashboard.export.packing import packed
from dashboard.export.scene import Scene, days_with_claims
from dashboard.export.still import StillPainter
from dashboard.language import N_
from dashboard.model.progress import Progress, counting, part_of, silent

#: The formats and what browsers call them; ``png`` is a ZIP of pictures.
ANIMATION_FORMS = {"gif": "image/gif", "mp4": "video/mp4", "png": "application/zip"}
#: The share of the work that is done when all frames are drawn.
_DRAWN = 0.9
#: Seconds that one day may stand.
BRIEFEST, LONGEST = 0.1, 60.0


@dataclass(frozen=True, slots=True)
class AnimationOptions:
    """Which days are shown, for how long, and how each looks.

    ``days`` are keys of slots in the order in which they are shown; ``None`` is every step of
    the slider from ``first`` to ``last``, by default from the first to the last with claims.
    Whether a frame is a day, the last days or all until it is the selection's mode. ``seconds``
    a day, from ``BRIEFEST`` to ``LONGEST``; a GIF counts hundredths. Only a GIF can ``loop``,
    and only PNG pictures can be transparent.
    """

    form: str = "mp4"
    first: str | None = None
    last: str | None = None
    days: tuple[str, ...] | None = None
    seconds: float = 1.0
    loop: bool = True
    still: StillOptions = field(default_factory=StillOptions)


def animation(scene: Scene, options: AnimationOptions, progress: Progress = silent) -> bytes:
    """Return the file; ``progress`` counts frames, and tells when they are put together.

    Raises:
        SelectionError: A day is no step of the time axis, or there is none to show.
        ValueError: There is no such format, or no such time a day.
    """
    if options.form not in ANIMATION_FORMS:
        choices = ", ".join(ANIMATION_FORMS)
        raise ValueError(f"An animation is no {options.form}; choose one of {choices}.")
    if not BRIEFEST <= options.seconds <= LONGEST:
        raise ValueError(f"A day can stand for {BRIEFEST} to {LONGEST:.0f} seconds.")
    days = animation_days(scene, options)
    return _joined(_scenes(scene, days, progress), days, options)


def animation_days(scene: Scene, options: AnimationOptions) -> tuple[str, ...]:
    """Return the days of the frames.

    Raises:
        SelectionError: A day is no step of the time axis, or there is none to show.
    """
    steps = list(scene.axis.keys)
    named = [*(options.days or ()), *filter(None, (options.first, options.last))]
    if strange := [day for day in named if day not in scene.axis.keys]:
        raise SelectionError(f"{strange[0]} is no step of the slider. {steps_words(tuple(steps))}")
    days = options.days if options.days is not None else _span(scene, options, steps)
    if not days:
        raise SelectionError("There is no day to show: no claim passes the filters.")
    return days


def _span(scene: Scene, options: AnimationOptions, steps: list[str]) -> tuple[str, ...]:
    filled = days_with_claims(scene)
    first = options.first or (filled[0] if filled else None)
    last = options.last or (filled[-1] if filled else None)
    if first is None or last is None:
        return ()
    begin, end = steps.index(first), steps.index(last)
    if begin > end:
        raise SelectionError(f"{first} comes after {last}. Name the earlier day first.")
    return tuple(steps[begin : end + 1])


def _scenes(scene: Scene, days: tuple[str, ...], progress: Progress) -> Iterator[Scene]:
    """Turn to the next day when the one before it is drawn."""
    for day in counting(days, N_("Drawing frames"), part_of(progress, 0.0, _DRAWN), every=1):
        yield scene.showing(day=day)
    progress(N_("Putting the frames together"), 0, 0, _DRAWN)


def _joined(scenes: Iterator[Scene], days: tuple[str, ...], options: AnimationOptions) -> bytes:
    """Draw the scenes one by one, and put the pictures into one file."""
    if options.form == "png":
        painter = StillPainter(options.still)
        names = (f"{number:04}-{day}.png".replace("/", "_") for number, day in enumerate(days, 1))
        return packed(zip(names, map(painter.paint, scenes), strict=True), small=False)
    painter = StillPainter(replace(options.still, transparent=False))
    if options.form == "gif":
        return gif(map(painter.paint, scenes), options.seconds, loop=options.loop)
    return mp4(map(painter.pixels, scenes), options.seconds)
