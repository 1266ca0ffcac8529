"""Insets: small maps of their own for the few places of a selection that lie far away."""

import math

from dashboard.export.scene import Scene
from dashboard.export.still_counts import Counts
from dashboard.export.still_frame import Frame, around_places, chosen_places, fitted, mercator
from dashboard.export.still_labels import middle_of, outside
from dashboard.export.still_layout import Box
from dashboard.views.map_view import PlaceMark

MOST = 2
#: So many of the claims at points make an inset of a group that nobody named.
SHARE = 1 / 3
#: Places nearer to each other than this share of the world's width make one inset.
_NEAR = 0.035
_WIDE, _HIGH, _WIDEST = 0.25, 0.34, 0.4
#: Room for the pill of a country with a long name.
_NEEDED = 250.0


def inset_frames(scene: Scene, counts: Counts, frame: Frame, unit: float) -> tuple[Frame, ...]:
    """Return the frames of the insets, each in a corner that few marks need.

    A group of places gets one when the selection names one of them, or when so many of the
    claims at points lie there that a name at the edge would hide what the map is about.
    """
    groups = [
        group for group in _groups(_far(scene, counts, frame)) if _matters(scene, counts, group)
    ]
    frames: list[Frame] = []
    for group in groups[:MOST]:
        box = _corner(scene, counts, frame, unit, [other.box for other in frames])
        if box is not None:
            frames.append(fitted(around_places(group, pad=4.0), box))
    return tuple(frames)


def _far(scene: Scene, counts: Counts, frame: Frame) -> list[PlaceMark]:
    """Return the places with a point out of the frame, weightiest first."""
    places = scene.view.places
    far = outside(scene, counts, frame)
    return [places[index] for index in far if places[index].latitude is not None]


def _matters(scene: Scene, counts: Counts, group: list[PlaceMark]) -> bool:
    ids = {place.id for place in group}
    named = {place.id for place in chosen_places(scene)} | {scene.selection.place}
    points = [
        (place.id in ids, int(total))
        for place, total in zip(scene.view.places, counts.totals, strict=True)
        if place.latitude is not None
    ]
    here = sum(total for inside, total in points if inside)
    return bool(ids & named) or here >= SHARE * sum(total for _, total in points)


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
    points = [mercator(place.latitude or 0.0, place.longitude or 0.0) for place in (one, other)]
    return math.dist(*points)


def _corner(scene: Scene, counts: Counts, frame: Frame, unit: float, used: list[Box]) -> Box | None:
    """Return the corner of the frame that the fewest claims lie in."""
    inner = frame.box.grown(-10 * unit)
    share = max(_WIDE, min(_NEEDED * unit / frame.box.width, _WIDEST))
    wide, high = frame.box.width * share, frame.box.height * _HIGH
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
