/* What the mouse is over: its name, its sources with their numbers, its open questions. */
(function (root) {
  "use strict";

  const { element, named } = root.ClaimAtlas;
  const { ngettext, number } = root.ClaimAtlas.language;
  const MOST_SOURCES = 12; // lines; the others are counted
  const MOST_QUESTIONS = 5;

  class Tip {
    /** @param {object} atlas what is shown @param {HTMLElement} container the map's */
    constructor(atlas, container) {
      this.atlas = atlas;
      this.element = element("div", { class: "ca-tip", hidden: "" });
      container.append(this.element);
    }

    /** Show a mark beside a point of the container; nothing for null. */
    show(mark, point) {
      this.fill(mark);
      if (!mark) return;
      const size = this.atlas.map.getSize();
      const [width, height] = [this.element.offsetWidth, this.element.offsetHeight];
      const x = point.x + 18 + width > size.x ? point.x - width - 14 : point.x + 18;
      const y = Math.min(size.y - height - 6, Math.max(6, point.y - 12));
      this.element.style.transform = `translate(${Math.max(6, x)}px, ${y}px)`;
    }

    fill(mark) {
      this.element.hidden = !mark;
      if (!mark) return;
      const { now, view, marks } = this.atlas;
      const places = marks.placesOf(mark);
      const shares = now.shares(places).map(({ source, exact, light }) => ({ source, count: exact + light }));
      const open = [...new Set(places.flatMap((index) => this.atlas.openAt(index)))];
      const spoken = ngettext("{n} of {total} sources speak", "{n} of {total} sources speak", shares.length, { total: view.sources.length });
      this.element.replaceChildren(
        element("strong", {}, ...named(mark.spot === undefined ? mark.label : marks.label(mark), this._language(places))),
        element("small", {}, `${this.atlas.claimsWords(mark.total)}, ${spoken}`),
        element("ul", {}, ...this._rows(shares)), ...this._questions(open));
    }

    /* Of a name; a cluster has a number for one. */
    _language(places) {
      return places.length === 1 ? this.atlas.view.places[places[0]].language : "";
    }

    _rows(shares) {
      const many = shares.length > MOST_SOURCES;
      const order = many ? shares.slice().sort((a, b) => b.count - a.count || a.source - b.source) : shares;
      const rows = order.slice(0, MOST_SOURCES).map(({ source, count }) => {
        const { colour, label } = this.atlas.view.sources[source];
        return this._row(this.atlas.signs.swatch(source, colour), label, count);
      });
      if (!many) return rows;
      const rest = order.slice(MOST_SOURCES);
      const others = ngettext("{n} more source", "{n} more sources", rest.length);
      return [...rows, this._row(element("i", {}), others, rest.reduce((sum, { count }) => sum + count, 0))];
    }

    _row(swatch, label, count) {
      return element("li", {}, swatch, element("span", {}, label), element("b", {}, number(count)));
    }

    _questions(open) {
      if (!open.length) return [];
      const titles = open.slice(0, MOST_QUESTIONS).map((title) => element("span", {}, title));
      if (open.length > titles.length) titles.push(element("span", {}, ngettext("and {n} more", "and {n} more", open.length - titles.length)));
      return [element("small", { class: "ca-open" }, element("b", {}, this.atlas.openWords(open.length)), ...titles)];
    }
  }

  root.ClaimAtlas.Tip = Tip;
})(window);
