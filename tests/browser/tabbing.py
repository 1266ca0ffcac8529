"""A walk over a page by Tab alone: what has the focus, whether that is seen, what it misses."""

from playwright.sync_api import Error, Frame, Page

from tests.browser.atlas import Json, idle, wait_until

#: More stops than any page has: the walk ends where it began.
MOST_STOPS = 200

#: What has the focus, in this document or a frame of it: its name, and whether that is seen.
_FOCUSED = """
() => {
  let at = document.activeElement;
  while (at.tagName === "IFRAME" && at.contentDocument) at = at.contentDocument.activeElement;
  const name = at.getAttribute("aria-label") || at.innerText || at.title || "";
  const ringed = (each) => {
    if (!each) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  };
  // A field shows its focus on the box around it, the handle of the slider on its knob.
  const around = [at, at.parentElement, at.parentElement?.parentElement, at.nextElementSibling,
    at.closest("[data-baseweb]"), at.closest("label")?.firstElementChild, at.firstElementChild];
  const box = at.closest("label")?.querySelector(":scope > div, :scope > span");
  // A grid of a table draws its own ring into its canvas.
  const seen = [...around, box].some(ringed) || at.closest("canvas") !== null;
  (window.walked ??= new Set()).add(at);
  return { tag: at.tagName, name: name.trim().split("\\n")[0], seen };
}
"""
#: Begins a walk at the head of the page.
_BEGIN = """
() => {
  window.walked = new Set();
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
}
"""
#: What a hand can press or fill in, and the walk came by neither it nor a neighbour in a widget
#: whose parts the arrows choose among.
_MISSED = """
() => {
  const parts = "a[href], button, input, select, textarea, summary, [role=button], [role=link],"
    + " [role=tab], [role=radio], [role=checkbox], [role=switch], [role=slider], [role=combobox]";
  const widgets = "[role=radiogroup], [role=tablist], [role=toolbar], [role=listbox], [role=grid],"
    + ".ca-places ol, [data-testid=stSelectbox], [data-testid=stMultiSelect],"
    + " [data-testid=stNumberInput]";
  const missed = (inside) => [...inside.querySelectorAll(parts)].filter((each) => {
    if (!each.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    if (each.closest("[disabled], [aria-disabled=true], [aria-hidden=true], [inert]")) return false;
    const widget = each.closest(widgets) || each;
    return ![...window.walked].some((stop) => widget.contains(stop) || each.contains(stop));
  });
  const frames = [...document.querySelectorAll("iframe")].map((frame) => frame.contentDocument);
  return [document, ...frames].filter(Boolean).flatMap(missed).map((each) => each.outerHTML);
}
"""


def reached(page: Page, part: str) -> None:
    """Check that Tab comes by all that a hand can press or fill in."""
    wait_until(page, lambda: all(map(listed, page.frames[1:])), 60)
    walked(page)
    if page.evaluate(_MISSED):  # a preview that came during the walk
        idle(page)
        walked(page)
    assert page.evaluate(_MISSED) == [], part


def walked(page: Page) -> list[Json]:
    """Press Tab from the head of the page to its end; return the stops, all of them seen."""
    page.evaluate(_BEGIN)
    stops: list[Json] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stops.append(focused(page))
        if stops[-1]["tag"] == "BODY":
            break
    assert stops.pop()["tag"] == "BODY", "nothing holds the focus fast"
    assert stops
    assert [stop for stop in stops if not stop["seen"]] == []
    return stops


def focused(page: Page) -> Json:
    """Return the name of what has the focus, and whether that is seen."""
    found: Json = page.evaluate(_FOCUSED)
    return found


def listed(frame: Frame) -> bool:
    """Whether a map in a frame has its list of places; the preview of a page has one, too."""
    try:
        maps = frame.locator(".ca-places").count()
        return not maps or bool(frame.locator("[role=status]").first.text_content(timeout=1000))
    except Error:  # another preview takes its place
        return False
