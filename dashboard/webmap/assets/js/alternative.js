/* The map in words, for ears and for the keyboard: the places of the days under the handle as an
 * ordered list, and one sentence that is said when the hand has come to rest.
 *
 * The list is one stop of the Tab key and shows itself while it has the focus. Up and down go from
 * place to place, and the map marks the one; left and right stay the slider's.
 */
(function (root) {
  "use strict";

  const { element } = root.ClaimAtlas;
  const REST_MS = 600; // so long nothing was painted: the hand rests
  const MOST = 200; // so many places are listed; the rest is counted
  const NAMED = 3; // so many places with a disagreement are named
  const PAGE = 10;
  const PAN = 90; // pixels

  class Alternative {
    /** @param {object} atlas @param {HTMLElement} parent the map's container */
    constructor(atlas, parent) {
      this.atlas = atlas;
      this.at = 0;
      this.items = [];
      this.spoken = element("p", { class: "ca-unseen", role: "status" });
      this.list = element("ol", { role: "list", "aria-label": "Places on the map" });
      this.more = element("p", {});
      const help = "Up and down: from place to place. Enter: its claims. Left and right: the day. + and −: zoom, 0: home, Shift and arrows: move the map.";
      this.element = element("div", { class: "ca-places" }, element("p", { class: "ca-places-help" }, help), this.list, this.more);
      parent.setAttribute("role", "group");
      parent.setAttribute("aria-label", "Map");
      parent.prepend(this.element, this.spoken);
      L.DomEvent.disableClickPropagation(this.element);
      L.DomEvent.disableScrollPropagation(this.element);
      this._listen();
      // The frame around the map is named for its package: it holds the map.
      if (root.frameElement) root.frameElement.title = "Map and time slider";
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
      this.atlas.marks.describe(`Map: ${this.atlas.headline.textContent}`);
      if (this.spoken.textContent !== words) this.spoken.textContent = words;
    }

    /* The places with claims now, most claims first: {index, total, by, open}. */
    _items() {
      const { now, view } = this.atlas;
      const by = (index) => view.sources.flatMap(({ label }, source) => {
        const cell = index * view.sources.length + source;
        const count = now.exact[cell] + now.light[cell];
        return count ? [`${label} ${count.toLocaleString("en")}`] : [];
      });
      return view.places.map((_, index) => index).filter((index) => now.placeTotals[index])
        .sort((a, b) => now.placeTotals[b] - now.placeTotals[a] || a - b)
        .map((index) => ({ index, total: now.placeTotals[index], by: by(index), open: this.atlas.openAt(index) }));
    }

    _words() {
      const { atlas } = this;
      const chosen = this.items.find(({ index }) => index === atlas.place);
      const names = this.items.filter(({ open }) => open.length).map(({ index }) => atlas.view.places[index].name);
      if (names.length > NAMED) names.splice(NAMED, names.length, `${names.length - NAMED} more`);
      const listed = names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}` : names[0];
      // Who stands on the handle has heard the sentence as its value.
      const sentence = document.activeElement === atlas.slider.handle ? "" : `${atlas.headline.textContent}.`;
      return [
        sentence,
        chosen ? `Chosen: ${this._name(chosen)}; ${chosen.by.join(", ")}.` : "",
        listed ? `Sources disagree at ${listed}.` : "",
      ].filter(Boolean).join(" ");
    }

    _name({ index, total }) {
      const { name, kind } = this.atlas.view.places[index];
      return [name, kind, this.atlas.claimsWords(total)].filter(Boolean).join(", ");
    }

    /* ---- the list ---- */

    _fill() {
      const shown = this.items.slice(0, MOST);
      const key = JSON.stringify([shown, this.items.length, this.atlas.place]);
      if (key === this._filled) return;
      this._filled = key;
      const focused = this.list.contains(document.activeElement);
      const stood = this._place;
      this.at = Math.max(0, shown.findIndex(({ index }) => index === (stood ?? this.atlas.place)));
      this.list.replaceChildren(...shown.map((item, at) => element("li", {}, this._button(item, at))));
      const rest = this.items.length - shown.length;
      this.more.textContent = rest ? `and ${rest.toLocaleString("en")} more places` : this.items.length ? "" : "No claims on the map on these days.";
      if (focused && shown.length) this._buttons()[this.at].focus({ preventScroll: false });
    }

    _button(item, at) {
      const { index, by, open } = item;
      const questions = open.length ? [element("em", {}, `Sources disagree here: ${open.join("; ")}`)] : [];
      return element("button", {
        type: "button", tabindex: at === this.at ? "0" : "-1", "aria-pressed": String(index === this.atlas.place), onclick: () => this._choose(index),
      }, element("b", {}, this._name(item)), element("span", {}, by.join(", ")), ...questions);
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
        "+": () => map.zoomIn(), "=": () => map.zoomIn(), "-": () => map.zoomOut(), 0: () => this.atlas.home(),
      }[event.key];
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  }

  root.ClaimAtlas.Alternative = Alternative;
})(window);
