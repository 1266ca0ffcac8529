/* Chips at the map's edge for places that have claims now but lie outside the view. */
(function (root) {
  "use strict";

  const { element } = root.ClaimAtlas;
  const MOST_CHIPS = 4;
  const INSET = 12;

  class Edge {
    /** @param {object} atlas @param {HTMLElement} parent the map's container */
    constructor(atlas, parent) {
      this.atlas = atlas;
      this.element = element("div", { class: "ca-edge" });
      parent.append(this.element);
      this._key = null;
    }

    /** Show chips for the points [{index, x, y, claims}] that are outside the map's size. */
    show(points, size) {
      const outside = points
        .filter(({ x, y }) => x < 0 || y < 0 || x > size.x || y > size.y)
        .sort((a, b) => b.claims - a.claims || a.index - b.index);
      const chips = outside.slice(0, MOST_CHIPS).map((point) => this._aim(point, size));
      const key = JSON.stringify([chips, outside.length, size.x, size.y]);
      if (key === this._key) return;
      this._key = key;
      this.element.replaceChildren(...this._stack(chips, outside.length, size));
    }

    /* Where the line from the middle of the map to the point leaves the map. */
    _aim({ index, x, y, claims }, size) {
      const dx = x - size.x / 2;
      const dy = y - size.y / 2;
      const shrink = Math.min(size.x / 2 / Math.abs(dx || 1e-9), size.y / 2 / Math.abs(dy || 1e-9));
      return {
        index, claims,
        x: Math.round(size.x / 2 + dx * shrink), y: Math.round(size.y / 2 + dy * shrink),
        angle: Math.round((Math.atan2(dy, dx) * 180) / Math.PI),
      };
    }

    _stack(chips, all, size) {
      const made = [];
      const used = [];
      for (const chip of chips) {
        const button = this._button(chip);
        this.element.append(button);
        const [width, height] = [button.offsetWidth, button.offsetHeight];
        const x = Math.min(size.x - width - INSET, Math.max(INSET, chip.x - width / 2));
        let y = Math.min(size.y - height - INSET, Math.max(INSET, chip.y - height / 2));
        const step = y > size.y / 2 ? -(height + 5) : height + 5;
        const clashes = () => this._reserved(size).concat(used).some((box) =>
          x < box.right && x + width > box.left && y < box.bottom && y + height > box.top);
        for (let tries = 0; clashes() && tries < 12; tries++) y += step;
        used.push({ left: x, right: x + width, top: y, bottom: y + height });
        button.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
        made.push(button);
      }
      if (all > chips.length) {
        made.push(element("span", { class: "ca-edge-more" }, `and ${all - chips.length} more outside the view`));
      }
      return made;
    }

    /* The buttons in the upper right corner keep their room. */
    _reserved(size) {
      return [{ left: size.x - 60, right: size.x, top: 0, bottom: 190 }];
    }

    _button({ index, claims, angle }) {
      const place = this.atlas.view.places[index];
      const arrow = element("span", { class: "ca-arrow", "aria-hidden": "true" }, "→");
      arrow.style.transform = `rotate(${angle}deg)`;
      const name = element("b", {}, place.name);
      return element("button", {
        type: "button", class: "ca-chip", title: `Go to ${place.name}`, onclick: () => this.atlas.visit(index),
      }, arrow, name, ` ${this.atlas.claimsWords(claims)}`);
    }
  }

  root.ClaimAtlas.Edge = Edge;
})(window);
