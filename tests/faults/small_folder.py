"""A folder of two sources, two places and two days, small enough to be read at once."""

from pathlib import Path

from tests.browser.test_folders import folder


def small(at: Path, title: str = "A strike") -> Path:
    """Write it; ``title`` is that of the first event."""
    return folder(
        at,
        sources=[
            "red,Red Flag,On the strike,2022-01-07,en,report",
            "blue,Blue Paper,On the order,2022-01-08,en,report",
        ],
        places=["almaty,Almaty,city,KZ,43.25,76.95,", "aktau,Aktau,city,KZ,43.65,51.16,"],
        events=[
            f"strike,2022-01-05,aktau,{title},strike",
            "order,2022-01-06,almaty,An order,decree",
        ],
        claims=[
            "c1,strike,red,The crew went on strike.,¶1,asserts",
            "c2,strike,blue,Nobody went on strike.,¶1,disputes",
            "c3,order,red,The square was cleared.,¶2,asserts",
            "c4,order,blue,Order was kept.,¶2,asserts",
        ],
    )
