"""Files made by the page, kept until the browser has fetched them.

Streamlit answers a click with the address of the file, and drops a file that no page shows when
two scripts have ended since, anybody's; one that a page shows is nobody's while the page runs
again. With ten visitors that is sooner than the browser asks.
"""

from threading import Thread, Timer
from types import SimpleNamespace
from uuid import uuid4

from streamlit.runtime import get_instance
from streamlit.runtime.scriptrunner import add_script_run_ctx

#: Time enough to ask for a file after its address came.
HELD_SECONDS = 60


def hold(content: bytes, mime: str, file_name: str | None = None) -> None:
    """Keep a file for a minute, as if one more visitor's page showed it.

    A file's address is made of its content, type and name, so that this is the file that
    Streamlit names to the browser next; of pictures and films that it shows it knows no name.
    """
    page = SimpleNamespace(session_id=f"held-{uuid4().hex}")  # all that is asked of a page here
    files = get_instance().media_file_mgr
    add = Thread(
        target=files.add,
        args=(content, mime, "held", file_name),
        kwargs={"is_for_static_download": True},
    )
    add_script_run_ctx(add, page)  # type: ignore[arg-type]
    add.start()
    add.join()
    end = Timer(HELD_SECONDS, files.clear_session_refs, (page.session_id,))
    end.daemon = True
    end.start()
