/* Pills with the name and number of an area, beside the donuts. */
(function (root) {
  "use strict";

  const { number } = root.ClaimAtlas.language;
  const { around, inside, rings } = root.ClaimAtlas.layout;
  const RIM = 10; // pixels around a pill, for its dashed line
  const MOST_FAR = 6; // of them, looked for a free place all over the map
  const MOST_NAMES = 24; // of the areas with most claims; the others keep ring and number
  const NARROW = 520; // pixels; below this a pill says "5", not "5 claims"

  /* Methods of the renderer in marks.js. */
  root.ClaimAtlas.pills = {
    /** Pills with the name and number of an area, near its middle, beside the donuts. */
    _placePills: function (areas, taken) {
      const view = this._visible();
      const order = areas.slice().sort((a, b) => this._weight(b) - this._weight(a) || a - b);
      const pills = [];
      for (const index of order) {
        const pill = this._placePill(index, view, taken, pills.length);
        if (pill) pills.push(pill);
      }
      return pills;
    },

    /* Where there is no room for the name the pill keeps ring and number; out of view it is a chip. */
    _placePill: function (index, view, taken, before) {
      const place = this.atlas.view.places[index];
      const middle = this._map.latLngToLayerPoint([place.labelLat, place.labelLon]);
      if (!inside(around(middle.x, middle.y, 0, 0), view)) return null;
      let pill = null;
      let box = null;
      for (const name of before < MOST_NAMES ? [place.name, ""] : [""]) {
        pill = this._pill(index, name, middle);
        box = this._room(pill, view, taken, before < MOST_FAR);
        if (box) break;
      }
      box = box || around(middle.x, middle.y, pill.width + RIM, pill.height + RIM);
      taken.add({ ...box, owner: `area-${index}` });
      return { ...pill, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    },

    _pill: function (index, name, middle) {
      const { name: place } = this.atlas.view.places[index];
      const unit = this.atlas.scale();
      const claims = this.atlas.now.placeTotals[index];
      const narrow = this._map.getSize().x < NARROW;
      const words = narrow || !name ? number(claims) : this.atlas.claimsWords(claims);
      const count = name ? ` · ${words}` : words;
      const nameWidth = name ? this.atlas.letters.width(name, this.atlas.font(600, 13.5)) : 0;
      const countWidth = this.atlas.letters.width(count, this.atlas.font(400, 13.5));
      const width = 42 * unit + nameWidth + countWidth;
      return { key: index, places: [index], label: place, total: claims, index, name, count, nameWidth, countWidth, width, height: 27 * unit, anchorX: middle.x, anchorY: middle.y };
    },

    /* The free box nearest to where the pill belongs: on rings around it, then anywhere in view. */
    _room: function ({ width, height, anchorX, anchorY }, view, taken, far) {
      const x0 = Math.min(view.right - width / 2 - 8, Math.max(view.left + width / 2 + 8, anchorX));
      const y0 = Math.min(view.bottom - height, Math.max(view.top + height, anchorY));
      const free = (box) => inside(box, view) && !taken.hits(box);
      for (const points of [rings(x0, y0, height * 0.6, 12), far ? this._grid(x0, y0, width, height, view) : []]) {
        for (const [x, y] of points) {
          const box = around(x, y, width + RIM, height + RIM);
          if (free(box)) return box;
        }
      }
      return null;
    },

    _grid: function* (x0, y0, width, height, view) {
      const points = [];
      for (let y = view.top + height; y < view.bottom; y += height / 2) {
        for (let x = view.left + width / 2 + RIM; x < view.right; x += width / 4) points.push([x, y, (x - x0) ** 2 + (y - y0) ** 2]);
      }
      yield* points.sort((a, b) => a[2] - b[2]);
    },

    _weight: function (index) {
      return (index === this.atlas.place ? 1e6 : 0) + this.atlas.now.placeTotals[index];
    },

    _paintPill: function (pill) {
      const context = this.context;
      const colours = this.atlas.palette();
      const unit = this.atlas.scale();
      const { x, y, width, height, index } = pill;
      const left = x - width / 2;
      const strong = index === this.atlas.place || index === this.atlas.hover;
      context.beginPath();
      context.roundRect(left, y - height / 2, width, height, height / 2);
      context.fillStyle = colours.surface;
      context.fill();
      context.lineWidth = strong ? 2.2 : 1;
      context.strokeStyle = strong ? colours.ink : colours.outline;
      context.stroke();
      if (this.atlas.openCounts[index]) {
        this._dashed(() => context.roundRect(left - 4, y - height / 2 - 4, width + 8, height + 8, height / 2 + 4));
      }
      const r = 8.5 * unit;
      const { shares, rest } = this.atlas.now.sharesAt(index, this._segments(1));
      this.ring(context, left + 15 * unit, y, r, shares, rest);
      this._disc(left + 15 * unit, y, r * 0.5, colours.surface);
      const from = left + 30 * unit;
      const middle = (start, wide) => around(start + wide / 2, y, 0, 0);
      const name = { text: pill.name, font: this.atlas.font(600, 13.5), ink: colours.ink };
      const count = { text: pill.count, font: this.atlas.font(400, 13.5), ink: colours.muted };
      this.atlas.letters.put(context, middle(from, pill.nameWidth), name);
      this.atlas.letters.jot(context, [{ ...count, box: middle(from + pill.nameWidth, pill.countWidth) }]);
    },
  };
})(window);
