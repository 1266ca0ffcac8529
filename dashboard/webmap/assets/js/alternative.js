/* The map in words, for ears and for the keyboard: the places of the days under the handle as an
 * ordered list, and one sentence that is said when the hand has come to rest.
 *
 * The list is one stop of the Tab key and shows itself while it has the focus. Up and down go from
 * place to place, and the map marks the one; left and right stay the slider's.
 */
(function (root) {
  "use strict";

  const { element, named } = root.ClaimAtlas;
  const { _, ngettext, pgettext, number, listed } = root.ClaimAtlas.language;
  const REST_MS = 600; // so long nothing was painted: the hand rests
  const MOST = 200; // so many places are listed; the rest is counted
  const MOST_SOURCES = 12; // named of a place; the others are counted
  const NAMED = 3; // so many places with a disagreement are named
  const MOST_OPEN = 5; // questions in conflict that are named of a place: in ten years it has thousands
  const PAGE = 10;
  const PAN = 90; // pixels

  class Alternative {
    /** @param {object} atlas @param {HTMLElement} parent the map's container */
    constructor(atlas, parent) {
      this.atlas = atlas;
      this.at = 0;
      this.items = [];
      this.spoken = element("p", { class: "ca-unseen", role: "status" });
      this.list = element("ol", { role: "list" });
      this.more = element("p", {});
      const help = _("Up and down: from place to place. Enter: its claims. Left and right: the day. + and −: zoom, 0: home, Shift and arrows: move the map.");
      this.element = element("div", { class: "ca-places" }, element("p", { class: "ca-places-help" }, help), this.list, this.more);
      parent.setAttribute("role", "group");
      parent.setAttribute("aria-label", _("Map"));
      parent.prepend(this.element, this.spoken);
      L.DomEvent.disableClickPropagation(this.element);
      L.DomEvent.disableScrollPropagation(this.element);
      this._listen();
      // The frame around the map is named for its package: it holds the map.
      if (root.frameElement) root.frameElement.title = _("Map and time slider");
    }

    _listen() {
      this.element.addEventListener("keydown", (event) => this._key(event));
      this.element.addEventListener("focusin", () => this._point());
      this.element.addEventListener("focusout", () => this.atlas.pointAt(null));
      document.addEventListener("keydown", (event) => { if (event.key === "Escape") this.atlas.pointAt(null); });
    }

    /** Something was painted, or let go: look again when all is still. */
    touch() {
      clearTimeout(this._timer);
      this._timer = setTimeout(() => this._rest(), REST_MS);
    }

    _rest() {
      const { slider, knownSlider, now } = this.atlas;
      if (!now || slider.dragging || slider.playing || knownSlider.dragging) return;
      this.items = this._items();
      this._fill();
      const words = this._words();
      this.atlas.marks.describe(_("Map: {sentence}", { sentence: this.atlas.headline.sentence.textContent }));
      if (this.spoken.textContent !== words) this.spoken.textContent = words;
    }

    /* The places with claims now, most claims first: {index, total, open: number of questions}. */
    _items() {
      const { now, openCounts } = this.atlas;
      return [...now.placeTotals.keys()].filter((index) => now.placeTotals[index])
        .sort((a, b) => now.placeTotals[b] - now.placeTotals[a] || a - b)
        .map((index) => ({ index, total: now.placeTotals[index], open: openCounts[index] }));
    }

    /* Which source makes how many of a place's claims; of many those with most. */
    _by(index) {
      const { now, view } = this.atlas;
      const counts = now.shares([index]).map(({ source, exact, light }) => ({ source, count: exact + light }));
      if (counts.length > MOST_SOURCES) counts.sort((a, b) => b.count - a.count || a.source - b.source);
      const words = counts.slice(0, MOST_SOURCES).map(({ source, count }) => `${view.sources[source].label} ${number(count)}`);
      const more = counts.length - MOST_SOURCES;
      if (more > 0) words.push(ngettext("and {n} more source", "and {n} more sources", more));
      return words.join(", ");
    }

    _words() {
      const { atlas } = this;
      const chosen = this.items.find(({ index }) => index === atlas.place);
      const names = this.items.filter(({ open }) => open).map(({ index }) => atlas.view.places[index].name);
      const more = names.length - NAMED;
      if (more > 0) names.splice(NAMED, names.length, ngettext("{n} more", "{n} more", more));
      // Who stands on the handle has heard the sentence as its value.
      const sentence = document.activeElement === atlas.slider.handle ? "" : _("{sentence}.", { sentence: atlas.headline.sentence.textContent });
      return [
        sentence,
        chosen ? _("Chosen: {place}; {sources}.", { place: this._name(chosen), sources: this._by(chosen.index) }) : "",
        names.length ? _("Sources disagree at {places}.", { places: listed(names) }) : "",
        ...atlas.headline.unshown,
      ].filter(Boolean).join(" ");
    }

    _name(item) {
      return [this.atlas.view.places[item.index].name, this._counts(item)].join(", ");
    }

    _counts({ index, total }) {
      const { kind } = this.atlas.view.places[index];
      return [kind && pgettext("place kind", kind), this.atlas.claimsWords(total)].filter(Boolean).join(", ");
    }

    /* ---- the list ---- */

    _fill() {
      this.list.setAttribute("aria-label", `${_("Places on the map")}: ${this.atlas.headline.words}`);
      const shown = this.items.slice(0, MOST).map((item) => ({ ...item, by: this._by(item.index), open: this._open(item) }));
      const key = JSON.stringify([shown, this.items.length, this.atlas.place, this.atlas.headline.unshown]);
      if (key === this._filled) return;
      this._filled = key;
      const focused = this.list.contains(document.activeElement);
      const stood = this._place;
      this.at = Math.max(0, shown.findIndex(({ index }) => index === (stood ?? this.atlas.place)));
      this.list.replaceChildren(...shown.map((item, at) => element("li", {}, this._button(item, at))));
      const rest = this.items.length - shown.length;
      const nothing = this.items.length ? "" : _("No claims on the map on these days.");
      const more = rest ? ngettext("and {n} more place", "and {n} more places", rest) : nothing;
      this.more.replaceChildren(...[more, ...this.atlas.headline.unshown].filter(Boolean).map((each) => element("span", {}, each)));
      if (focused && shown.length) this._buttons()[this.at].focus({ preventScroll: false });
    }

    /* The titles of the questions in conflict about a place; of many the first, and how many more. */
    _open({ index, open }) {
      const titles = this.atlas.openAt(index, MOST_OPEN);
      const more = open - titles.length;
      return more > 0 ? [...titles, ngettext("{n} more", "{n} more", more)] : titles;
    }

    _button(item, at) {
      const { index, by, open } = item;
      const { name, language } = this.atlas.view.places[index];
      const questions = open.length ? [element("em", {}, _("Sources disagree here: {questions}", { questions: open.join("; ") }))] : [];
      return element("button", {
        type: "button", tabindex: at === this.at ? "0" : "-1", "aria-pressed": String(index === this.atlas.place), onclick: () => this._choose(index),
      }, element("b", {}, ...named(name, language), `, ${this._counts(item)}`), element("span", {}, by), ...questions);
    }

    _buttons() {
      return this.list.querySelectorAll("button");
    }

    /* As a click on the mark does: the place, or back to all of them. */
    _choose(index) {
      this._place = index;
      this.atlas.choose(index);
    }

    /** Take the focus that a chip at the edge loses when its place has come into view. */
    take(index) {
      this._place = index;
      this.items = this._items();
      this._fill();
      this._stand(this.items.findIndex((item) => item.index === index));
    }

    _stand(at) {
      const buttons = this._buttons();
      if (!buttons.length) return;
      this.at = Math.min(buttons.length - 1, Math.max(0, at));
      this._place = this.items[this.at].index;
      buttons.forEach((button, each) => { button.tabIndex = each === this.at ? 0 : -1; });
      buttons[this.at].focus();
    }

    _point() {
      this._place = this.items[this.at]?.index;
      this.atlas.pointAt(this._place ?? null);
    }

    _key(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const { map } = this.atlas;
      const by = { ArrowLeft: [-PAN, 0], ArrowRight: [PAN, 0], ArrowUp: [0, -PAN], ArrowDown: [0, PAN] }[event.key];
      const act = event.shiftKey && by ? () => map.panBy(by) : {
        ArrowDown: () => this._stand(this.at + 1), ArrowUp: () => this._stand(this.at - 1),
        PageDown: () => this._stand(this.at + PAGE), PageUp: () => this._stand(this.at - PAGE),
        Home: () => this._stand(0), End: () => this._stand(this.items.length),
        "+": () => map.zoomIn(), "=": () => map.zoomIn(), "-": () => map.zoomOut(), 0: () => this.atlas.camera.home(),
      }[event.key];
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  }

  root.ClaimAtlas.Alternative = Alternative;
})(window);
