"""Where the browser fetches the map's columns: packed once for all visitors of a data set."""

from dataclasses import replace

from dashboard.analysis.memory import once_per_dataset
from dashboard.analysis.selection import Mode, Selection
from dashboard.model.dataset import Dataset
from dashboard.panels.loading import Atlas
from dashboard.views.browser import packed_state, packed_view
from dashboard.views.map_view import map_state
from dashboard.views.open_view import MOST_KNOWN, contested
from dashboard.webmap.served import is_served, serve

#: So many selections of a data set are remembered.
_REMEMBERED = 256


def view_address(atlas: Atlas) -> str:
    """Return the address of all that the map draws."""
    addresses = _addresses(atlas.dataset)
    if not is_served(addresses.get(None, "")):
        addresses[None] = serve(packed_view(atlas.view, contested(atlas.dataset)))
    return addresses[None]


def counts_address(atlas: Atlas, selection: Selection) -> str:
    """Return the address of what the filters of a selection show, whatever its day and place."""
    filters = replace(selection, day=None, mode=Mode.DAY, last_days=3, place=None)
    if len(atlas.view.known) <= MOST_KNOWN:  # the browser has the conflicts of each day
        filters = replace(filters, as_known_on=None)
    addresses = _addresses(atlas.dataset)
    if not is_served(addresses.get(filters, "")):
        if len(addresses) >= _REMEMBERED:
            addresses.clear()
        state = map_state(atlas.dataset, atlas.axis, atlas.view, filters)
        addresses[filters] = serve(packed_state(state))
    return addresses[filters]


@once_per_dataset
def _addresses(dataset: Dataset) -> dict[Selection | None, str]:
    """Return what was served last, by filters; by ``None`` the view itself."""
    return {}
