"""Where the peers' table stands in ``docs/benchmarks.md``: each command keeps the other's."""

BEGIN = "<!-- benchmarks.peers begins -->"
END = "<!-- benchmarks.peers ends -->"


def put_into(page: str, section: str) -> str:
    """Return the page with ``section`` in the place of the one that it had, or at its end."""
    if not section:
        return page
    before, found, rest = page.partition(BEGIN)
    after = rest.partition(END)[2].lstrip("\n") if found else ""
    return f"{before.rstrip()}\n\n{section.rstrip()}\n" + (f"\n{after}" if after else "")


def section_of(page: str) -> str:
    """Return the section that the page has, "" without one."""
    _, found, rest = page.partition(BEGIN)
    return f"{BEGIN}{rest.partition(END)[0]}{END}\n" if found else ""
