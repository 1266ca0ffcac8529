"""Insets: small maps of their own for the few places of a selection that lie far away."""

import math

from dashboard.export.scene import Scene
from dashboard.export.still_counts import Counts
from dashboard.export.still_frame import Frame, around_places, chosen_places, fitted, mercator
from dashboard.export.still_labels import middle_of, outside
from dashboard.export.still_layout import Box
from dashboard.views.map_view import PlaceMark

MOST = 2
#: Places nearer to each other than this share of the world's width make one inset.
_NEAR = 0.035
_WIDE, _HIGH = 0.25, 0.34


def inset_frames(scene: Scene, counts: Counts, frame: Frame, unit: float) -> tuple[Frame, ...]:
    """Return the frames of the insets, each in a corner that few marks need.

    A place gets one when the selection names it, or when most claims of the map lie there.
    """
    groups = _groups(_far(scene, counts, frame))[:MOST]
    frames: list[Frame] = []
    for group in groups:
        box = _corner(scene, counts, frame, unit, [other.box for other in frames])
        if box is not None:
            frames.append(fitted(around_places(group, pad=4.0), box))
    return tuple(frames)


def _far(scene: Scene, counts: Counts, frame: Frame) -> list[PlaceMark]:
    """Return the places with a point out of the frame that deserve an inset, weightiest first."""
    places = scene.view.places
    far = [
        index for index in outside(scene, counts, frame) if places[index].latitude is not None
    ]
    named = {place.id for place in chosen_places(scene)} | {scene.selection.place}
    away = sum(int(counts.totals[index]) for index in far)
    if 2 * away >= int(counts.totals.sum()):
        return [places[index] for index in far]
    return [places[index] for index in far if places[index].id in named]


def _groups(far: list[PlaceMark]) -> list[list[PlaceMark]]:
    groups: list[list[PlaceMark]] = []
    for place in far:
        for group in groups:
            if _distance(group[0], place) < _NEAR:
                group.append(place)
                break
        else:
            groups.append([place])
    return groups


def _distance(one: PlaceMark, other: PlaceMark) -> float:
    points = [
        mercator(place.latitude or 0.0, place.longitude or 0.0) for place in (one, other)
    ]
    return math.dist(*points)


def _corner(
    scene: Scene, counts: Counts, frame: Frame, unit: float, used: list[Box]
) -> Box | None:
    """Return the corner of the frame that the fewest claims lie in."""
    inner = frame.box.grown(-10 * unit)
    wide, high = frame.box.width * _WIDE, frame.box.height * _HIGH
    lefts, tops = (inner.left, inner.right - wide), (inner.bottom - high, inner.top)
    corners = [Box(x, y, x + wide, y + high) for y in tops for x in lefts]
    free = [box for box in corners if not any(box.meets(other) for other in used)]
    totals = counts.totals.tolist()

    def crowd(box: Box) -> int:
        claims = 0
        for index, total in enumerate(totals):
            spot = middle_of(scene, index, frame) if total else None
            if spot is not None and box.grown(30 * unit).has(*spot):
                claims += total
        return claims

    return min(free, key=crowd, default=None)
