"""A file that is made when it is asked for."""

from dashboard.errors import ClaimAtlasError
from dashboard.model.progress import Progress
from dashboard.panels.making import Asked, Offer


def test_what_failed_is_made_anew_at_the_next_click() -> None:
    tries = []

    def work(progress: Progress) -> bytes:
        progress("Drawing", 1, 2, 0.5)
        tries.append(1)
        if len(tries) == 1:
            raise ClaimAtlasError("The database does not answer.")
        return b"picture"

    asked = Asked(Offer("key", "Save", "a.png", "image/png", work))
    assert isinstance(asked.work().result.exception(), ClaimAtlasError)
    assert asked.work().result.result() == b"picture"
    assert asked.work() is asked.work()
    assert len(tries) == 2
