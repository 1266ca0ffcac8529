"""How Python itself runs: its garbage and its threads, for large data and many visitors."""

import gc
import sys

#: Python looks for garbage whenever so many objects have come, 700 by its own: among the objects of
#: a million claims that was a quarter of opening again, and found nothing.
OBJECTS = 10_000
#: Python's threads take turns: who answers the browsers waits so long, several times an answer,
#: while another visitor's page is worked out. Five times as much is Python's own.
TURN_SECONDS = 0.001


def settle() -> None:
    """Set both for this process; to set them again changes nothing."""
    sys.setswitchinterval(TURN_SECONDS)
    gc.set_threshold(OBJECTS)
