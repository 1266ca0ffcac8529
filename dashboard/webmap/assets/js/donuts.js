/* Donuts: a place's claims, or those of many places that lie on each other, by source. */
(function (root) {
  "use strict";

  const { number } = root.ClaimAtlas.language;
  const { around, inside, sides } = root.ClaimAtlas.layout;
  const TAU = Math.PI * 2;
  const MOST_NAMES = 60; // of the largest donuts in view
  const SEGMENTS = 1500; // in a picture, before the small ones of each donut are drawn as one
  const [FEWEST, MOST] = [3, 24]; // segments of a donut besides the one of all others
  const PARTED = 12; // segments; of more, lines between them would hide them

  /* Methods of the renderer in marks.js. */
  root.ClaimAtlas.donuts = {
    /** The radius of a donut in pixels: its area grows by the same step with each claim. */
    radius: function (claims) {
      const unit = this.atlas.scale();
      const [small, large] = [12 * unit, 42 * unit];
      const most = this.atlas.largest;
      const step = Math.min((large * large - small * small) / Math.max(most - 1, 1), 62 * unit * unit);
      return Math.min(large, Math.sqrt(small * small + step * Math.max(claims - 1, 0)));
    },

    /* The donuts of the current window on the canvas: {key, spot, top, count, total, x, y, r};
     * `top` is the place with most claims of the `count` that have some. */
    _current: function (canvas = true) {
      const { placeTotals } = this.atlas.now;
      const { spots, _spotOf: spotOf, _totals: totals, _counts: counts, _tops: tops } = this;
      totals.fill(0);
      counts.fill(0);
      for (let index = 0; index < placeTotals.length; index++) {
        const claims = placeTotals[index];
        const spot = spotOf[index];
        if (!claims || spot < 0) continue;
        if (!counts[spot]++ || claims > placeTotals[tops[spot]]) tops[spot] = index;
        totals[spot] += claims;
      }
      const donuts = [];
      for (let at = 0; at < spots.length; at++) {
        if (!counts[at]) continue;
        const { key, x, y, anchorX, anchorY } = spots[at];
        const donut = { key, spot: at, top: tops[at], count: counts[at], total: totals[at], x, y, anchorX, anchorY, r: this.radius(totals[at]) };
        if (!canvas || this._painted(donut)) donuts.push(donut);
      }
      return donuts;
    },

    /* Whether any of a donut lies on the canvas. */
    _painted: function ({ x, y, r }) {
      const { min, max } = this._bounds;
      return x + r > min.x && y + r > min.y && x - r < max.x && y - r < max.y;
    },

    /** Whether a place stands in this donut now. */
    _holds: function (donut, index) {
      return index !== null && this._spotOf[index] === donut.spot && this.atlas.now.placeTotals[index] > 0;
    },

    /** Put each name on a free side of its donut; keep the side it had while it is free. */
    _placeNames: function (donuts, taken) {
      const font = this.atlas.font(600, 13.5);
      const height = 17 * this.atlas.scale();
      const view = this._visible();
      const weight = (donut) => (this._holds(donut, this.atlas.place) ? 1e9 : 0) + donut.total;
      const order = donuts.slice().sort((a, b) => weight(b) - weight(a));
      for (const donut of order.slice(0, MOST_NAMES)) {
        donut.label = this.labelParts(donut).map((text) => ({ text, width: this.atlas.letters.width(text, font) }));
        const width = donut.label.reduce((sum, part) => sum + part.width, 0);
        const boxes = sides(donut, width, height);
        const kept = this._sideOf.get(donut.key);
        for (const side of kept === undefined ? boxes.keys() : [kept, ...boxes.keys()]) {
          if (taken.hits(boxes[side]) || !inside(boxes[side], view)) continue;
          donut.name = { ...boxes[side], owner: `name-${donut.key}` };
          this._sideOf.set(donut.key, side);
          taken.add(donut.name);
          break;
        }
      }
    },

    _paintDonut: function (donut, segments) {
      const colours = this.atlas.palette();
      const context = this.context;
      const { x, y, r } = donut;
      this._disc(x, y, r + 2, colours.surface);
      const { shares, rest } = this.atlas.now.sharesOf(donut.spot, segments);
      this.ring(context, x, y, r, shares, rest);
      this._disc(x, y, r * 0.58, colours.surface);
      const chosen = this._holds(donut, this.atlas.place);
      if (chosen || donut.key === this.atlas.hover) {
        context.strokeStyle = colours.ink;
        context.lineWidth = chosen ? 2.4 : 1.2;
        context.beginPath();
        context.arc(x, y, r + 4, 0, TAU);
        context.stroke();
      }
      if (this._open.has(donut.spot)) this._dashedRing(x, y, r + 7);
    },

    /* The number of claims in the hole, as `letters.jot` takes it. */
    _count: function ({ x, y, r, total }) {
      const text = number(total);
      return { text, font: this._countFont(text, r), ink: this.atlas.palette().ink, box: around(x, y, 0, 0) };
    },

    /* The spots in which some place has an open question now. */
    _openSpots: function () {
      const found = new Set();
      const { openCounts, now } = this.atlas;
      for (let index = 0; index < openCounts.length; index++) {
        if (openCounts[index] && now.placeTotals[index]) found.add(this._spotOf[index]);
      }
      return found;
    },

    /* How many segments a donut of so many may have: all of them as long as there are few donuts. */
    _segments: function (donuts) {
      return Math.min(MOST, Math.max(FEWEST, Math.floor(SEGMENTS / Math.max(donuts, 1))));
    },

    /* Large enough to read, small enough for the hole of the ring. */
    _countFont: function (text, r) {
      const wanted = Math.round(Math.max(12, (r * 0.58) / this.atlas.scale())); // few fonts: choosing one is slow
      const width = this.atlas.letters.widthOfSigns(text, this.atlas.font(700, wanted));
      return this.atlas.font(700, Math.floor(Math.max(8, wanted * Math.min(1, (r * 1.1) / width))));
    },

    /** The segments of a donut: each source its share, what is known only as a span lighter; the
     * claims of all others, `rest`, are one grey segment. */
    ring: function (context, x, y, r, shares, rest) {
      const start = -TAU / 4;
      const { parts, total } = this._parts(shares, rest);
      for (const part of parts) {
        const a = start + (part.from / total) * TAU;
        const b = start + (part.to / total) * TAU;
        const colour = part.source === null ? this.atlas.palette().faint : this.atlas.colour(part.source, part.light);
        context.fillStyle = colour;
        context.beginPath();
        context.moveTo(x, y);
        context.arc(x, y, r, a, b);
        context.closePath();
        context.fill();
        if (part.source !== null && parts.length <= PARTED) {
          this.atlas.signs.ring(context, part.source, colour, { x, y, inner: r * 0.56, outer: r, from: a, to: b });
        }
      }
      if (parts.length < 2 || parts.length > PARTED) return;
      context.strokeStyle = this.atlas.palette().surface;
      context.lineWidth = 1.4;
      context.beginPath();
      for (const part of parts) {
        if (part.follows) continue;
        const a = start + (part.from / total) * TAU;
        context.moveTo(x, y);
        context.lineTo(x + Math.cos(a) * (r + 1), y + Math.sin(a) * (r + 1));
      }
      context.stroke();
    },

    /* Segments {source, light, from, to}; `follows`: the same source's exact claims come before. */
    _parts: function (shares, rest) {
      const parts = [];
      let total = 0;
      const add = (count, part) => { if (count) parts.push({ ...part, from: total, to: (total += count) }); };
      for (const { source, exact, light } of shares) {
        add(exact, { source, light: false, follows: false });
        add(light, { source, light: true, follows: exact > 0 });
      }
      add(rest, { source: null, light: false, follows: false });
      return { parts, total };
    },

    _paintName: function (donut) {
      if (!donut.name) return;
      const { ink, halo } = this.atlas.palette();
      const font = this.atlas.font(600, 13.5);
      let { left } = donut.name;
      for (const { text, width } of donut.label) {
        this.atlas.letters.put(this.context, { ...donut.name, left, right: left + width }, { text, font, ink, halo, width: 3.5 });
        left += width;
      }
    },
  };
})(window);
