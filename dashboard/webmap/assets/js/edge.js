/* Chips at the map's edge for places that have claims now but lie outside the view; dashed, as
 * marks on the map are, where a question is in conflict. */
(function (root) {
  "use strict";

  const { element, named } = root.ClaimAtlas;
  const { _, ngettext } = root.ClaimAtlas.language;
  const MOST_CHIPS = 4;
  const MOST_CHIPS_NARROW = 2;
  const WIDEST_NAME = 240; // as .ca-chip b in the style sheet
  const NARROW = 520;
  const INSET = 12;
  const MORE = 26; // pixels: height of the line that counts the others, and what is below it
  const LINE = 20; // pixels: its own height
  const PAD = 6;
  const SEEN = 9; // pixels: so far beyond the edge a mark is still seen by half

  class Edge {
    /** @param {object} atlas @param {HTMLElement} parent the map's container */
    constructor(atlas, parent) {
      this.atlas = atlas;
      this.element = element("div", { class: "ca-edge" });
      parent.append(this.element);
      L.DomEvent.disableClickPropagation(this.element);
      // A picture of the words: each frame has others, and to change a text in the page takes the
      // browser 4 ms.
      this.more = element("canvas", { class: "ca-edge-more", role: "img", width: "0" });
      this._key = null;
      this._buttons = new Map(); // by the index of their place; the next frame mostly has the same
      this.boxes = [];
    }

    /** Show chips for the places with claims in `now` that are outside the map's size.
     *
     * `marks` are boxes that chips keep off; `this.boxes` are then those of the chips.
     */
    show(now, size, marks) {
      const most = size.x < NARROW ? MOST_CHIPS_NARROW : MOST_CHIPS;
      const { points, count } = this._outside(now.placeTotals, size, most);
      const chips = points.map((point) => this._aim(point, size));
      const key = JSON.stringify([chips, count, size, marks, this.atlas.theme, window.devicePixelRatio]);
      if (key === this._key) return;
      this._key = key;
      this.boxes = this._controls(size);
      const buttons = chips.map((chip) => this._button(chip));
      this._hold(buttons, count > chips.length); // all of them before the first is measured
      if (count > chips.length) this._more(count - chips.length, size); // chips keep off it
      chips.forEach((chip, number) => this._put(chip, this._size(buttons[number], chip), buttons[number], size, marks));
    }

    /* Put other chips into the page only where they are others: the browser lays out all of it. */
    _hold(buttons, more) {
      const wanted = more ? [...buttons, this.more] : buttons;
      const there = [...this.element.children];
      if (wanted.length === there.length && wanted.every((each, at) => each === there[at])) return;
      const focused = this.element.contains(document.activeElement) ? document.activeElement : null;
      this.element.replaceChildren(...wanted);
      for (const [index, button] of this._buttons) if (!buttons.includes(button)) this._buttons.delete(index);
      // The keyboard stays with its place: on its chip, or in the list once it is in view.
      if (focused && buttons.includes(focused)) focused.focus();
      else if (focused) this.atlas.alternative.take(Number(focused.dataset.place));
    }

    /* How many places lie outside, and where those of them do that have most claims. */
    _outside(totals, size, most) {
      const { world, map } = this.atlas;
      const { scale, left, top } = world.frame(map);
      const shift = map.layerPointToContainerPoint([0, 0]);
      const points = [];
      let count = 0;
      for (let index = 0; index < totals.length; index++) {
        const claims = totals[index];
        if (!claims) continue;
        const x = Math.round(world.x[index] * scale) - left + shift.x;
        const y = Math.round(world.y[index] * scale) - top + shift.y;
        if (x >= -SEEN && y >= -SEEN && x <= size.x + SEEN && y <= size.y + SEEN) continue;
        count++;
        if (points.length === most && claims <= points[most - 1].claims) continue;
        points.push({ index, x, y, claims, open: this.atlas.openCounts[index] });
        points.sort((a, b) => b.claims - a.claims || a.index - b.index);
        points.length = Math.min(points.length, most);
      }
      return { points, count };
    }

    /* Where the line from the middle of the map to the point leaves the map. */
    _aim({ index, x, y, claims, open }, size) {
      const dx = x - size.x / 2;
      const dy = y - size.y / 2;
      const shrink = Math.min(size.x / 2 / Math.abs(dx || 1e-9), size.y / 2 / Math.abs(dy || 1e-9));
      return {
        index, claims, open,
        x: Math.round(size.x / 2 + dx * shrink), y: Math.round(size.y / 2 + dy * shrink),
        angle: Math.round((Math.atan2(dy, dx) * 180) / Math.PI),
      };
    }

    /* Near the edge where the place lies beyond, moved along it until the chip lies on nothing. */
    _put(chip, [width, height], button, size, marks) {
      const x = Math.min(size.x - width - INSET, Math.max(INSET, chip.x - width / 2));
      const start = Math.min(size.y - height - INSET, Math.max(INSET, chip.y - height / 2));
      const free = (y) => y >= INSET && y + height <= size.y - INSET && ![...this.boxes, ...marks].some((box) =>
        x < box.right + 4 && x + width > box.left - 4 && y < box.bottom + 4 && y + height > box.top - 4);
      let y = start;
      for (let step = 0; step < 60 && !free(y); step++) y = start + (step % 2 ? -1 : 1) * Math.ceil((step + 1) / 2) * 12;
      this.boxes.push({ left: x, right: x + width, top: y, bottom: y + height });
      button.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
    }

    /* Measuring makes the browser lay the page out: what is around a chip's text is measured once,
     * its text on the canvas. */
    _size(button, { index, claims }) {
      const { atlas } = this;
      const name = atlas.letters.width(atlas.view.places[index].name, atlas.font(600, 13));
      const text = Math.min(name, WIDEST_NAME, 0.4 * window.innerWidth)
        + atlas.letters.width(` ${atlas.claimsWords(claims)}`, atlas.font(400, 13));
      const around = this._around || { width: button.offsetWidth - text, height: button.offsetHeight };
      // before, style sheet or font may be missing; and a map that is not laid out has no sizes
      if (atlas.ready && around.height) this._around = around;
      return [Math.ceil(text + around.width), around.height];
    }

    /** Forget what was measured: the font has changed. */
    forget() {
      this._around = null;
      this._key = null;
      this.more.width = 0;
    }

    _more(count, size) {
      const { atlas } = this;
      const words = ngettext("and {n} more outside the view", "and {n} more outside the view", count);
      const font = atlas.font(400, 12.5);
      const width = atlas.letters.width(words, font) + 2 * PAD;
      const height = LINE * atlas.scale();
      const { context, right } = this._sheet(width, height);
      const { surface, muted } = atlas.palette();
      context.fillStyle = surface;
      context.beginPath();
      context.roundRect(0, 0, width, height, PAD);
      context.fill();
      atlas.letters.jot(context, [{ text: words, font, ink: muted, box: { left: 0, right: width, top: 0, bottom: height } }]);
      this.more.setAttribute("aria-label", words);
      this.boxes.push({ left: 0, right: right + PAD, top: size.y - MORE * atlas.scale(), bottom: size.y });
    }

    /* The empty canvas of the line and its width; while days are dragged by it only grows, or the
     * browser would lay it out. */
    _sheet(width, height) {
      const scale = window.devicePixelRatio || 1;
      const { more } = this;
      if (more.width < width * scale || more.height !== Math.round(height * scale)) {
        more.width = Math.ceil(width * scale);
        more.height = Math.round(height * scale);
        more.style.width = `${more.width / scale}px`;
        more.style.height = `${more.height / scale}px`;
      }
      const context = more.getContext("2d");
      const right = more.width / scale;
      context.setTransform(scale, 0, 0, scale, 0, 0);
      context.clearRect(0, 0, right, height);
      return { context, right };
    }

    /* The buttons in the upper right corner keep their room. */
    _controls(size) {
      return [{ left: size.x - 54, right: size.x, top: 0, bottom: 172 }];
    }

    /* The chip of a place as it is now. */
    _button({ index, claims, open, angle }) {
      if (!this._buttons.has(index)) this._buttons.set(index, this._newButton(index));
      const button = this._buttons.get(index);
      const [arrow, , words] = button.childNodes;
      arrow.style.transform = `rotate(${angle}deg)`;
      words.data = ` ${this.atlas.claimsWords(claims)}`;
      const title = _("Go to {place}", { place: this.atlas.view.places[index].name });
      button.title = open ? `${title}, ${this.atlas.openWords(open)}` : title;
      button.classList.toggle("ca-chip-open", open > 0);
      return button;
    }

    _newButton(index) {
      const { name, language } = this.atlas.view.places[index];
      const arrow = element("span", { class: "ca-arrow", "aria-hidden": "true" }, "→");
      return element("button", {
        type: "button", "data-place": String(index), class: "ca-chip", onclick: () => this.atlas.visit(index),
      }, arrow, element("b", {}, ...named(name, language)), " ");
    }
  }

  root.ClaimAtlas.Edge = Edge;
})(window);
