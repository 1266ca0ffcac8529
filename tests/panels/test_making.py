"""A file that is made when it is asked for."""

import gc

from dashboard.errors import ClaimAtlasError
from dashboard.model.progress import Progress
from dashboard.panels.making import Asked, Files, Offer


def test_what_failed_is_made_anew_at_the_next_click() -> None:
    tries = []

    def work(progress: Progress) -> bytes:
        progress("Drawing", 1, 2, 0.5)
        tries.append(1)
        if len(tries) == 1:
            raise ClaimAtlasError("The database does not answer.")
        return b"picture"

    files = Files(refusal=ClaimAtlasError("That of another file."))
    asked = Asked(Offer("key", "Save", "a.png", "image/png", work), files)
    assert isinstance(asked.work().result.exception(), ClaimAtlasError)
    assert asked.work().result.result() == b"picture"
    assert asked.work() is asked.work()
    assert len(tries) == len(files.under_way) == 2
    assert not files.refusal
    del asked
    gc.collect()
    assert not any(each() for each in files.under_way), "nothing keeps the file"
