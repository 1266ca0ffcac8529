"""Files made on a click, kept until the browser has fetched them.

Streamlit answers a click with the address of the file, and drops a file that no page shows when
two scripts have ended since, anybody's. With ten visitors that is sooner than the browser asks.
"""

from copy import copy
from threading import Thread, Timer
from uuid import uuid4

from streamlit.runtime import get_instance
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

#: Time enough to ask for a file after its address came.
HELD_SECONDS = 60


class Hold:
    """Keeps files as if one more visitor's page showed them; made while a page runs."""

    def __init__(self) -> None:
        self._page = get_script_run_ctx()

    def keep(self, content: bytes, mime: str, file_name: str) -> None:
        """Keep a file for a minute.

        A file's address is made of its content, type and name, so that this is the file that
        Streamlit names to the browser next.
        """
        page = copy(self._page)
        if page is None:
            return
        page.session_id = f"held-{uuid4().hex}"
        files = get_instance().media_file_mgr
        add = Thread(
            target=files.add,
            args=(content, mime, "held", file_name),
            kwargs={"is_for_static_download": True},
        )
        add_script_run_ctx(add, page)
        add.start()
        add.join()
        end = Timer(HELD_SECONDS, files.clear_session_refs, (page.session_id,))
        end.daemon = True
        end.start()
