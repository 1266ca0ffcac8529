"""What axe-core finds on a page and in all its frames: WCAG 2.2 A and AA, and good practice."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OPTIONS = {
    "runOnly": {"type": "tag", "values": list(TAGS)},
    "resultTypes": ["violations"],
    # It counts the banner and main of a framed page, such as a preview, with those around it.
    "rules": {"landmark-unique": {"enabled": False}},
}

#: What stands in Streamlit's own markup and takes no attribute from here: rule and element.
BEYOND_REACH = {
    # The drop zone is `role="presentation"` with a label; the button in it is named and reached.
    ("presentation-role-conflict", '[data-testid="stFileUploaderDropzone"]'),
    # The column of tick boxes of an editable table has no name; each box is in a named row.
    ("empty-table-header", '[data-testid="stDataFrame"] th:first-child'),
}

_RUN = """
async ([options, beyond]) => {
  const found = await axe.run(document, options);
  const excused = (rule, { target }) => target.length === 1 && beyond.some(
    ([name, selector]) => name === rule && document.querySelector(target[0])?.matches(selector));
  const words = (rule, { target, html, failureSummary }) =>
    `${rule}: ${target.join(" > ")}: ${html.slice(0, 200)} ${failureSummary}`;
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.filter((node) => !excused(id, node)).map((node) => words(id, node)));
}
"""


def violations(page: Page) -> list[str]:
    """Return each violation with its element; the scripts are let into every frame."""
    for frame in page.frames:
        frame.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(_RUN, [OPTIONS, [list(each) for each in BEYOND_REACH]])
    return found
