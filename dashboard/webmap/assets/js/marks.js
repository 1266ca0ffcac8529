/* What lies on the map for the days under the handle: outlines, donuts, names.
 *
 * Two canvases that Leaflet moves and zooms like its own renderers: `ground` (outlines; painted when
 * the view or the set of outlined areas changes) and `marks` (the basemap's names, donuts and their
 * names; painted for each day). Sizes are CSS pixels, positions layer points.
 */
(function (root) {
  "use strict";

  const { donuts, filledWith, pills, ground } = root.ClaimAtlas;
  const { _, ngettext } = root.ClaimAtlas.language;
  const { Taken, around, inside } = root.ClaimAtlas.layout;
  const { spread, crowds } = root.ClaimAtlas.crowds;
  const TAU = Math.PI * 2;

  root.ClaimAtlas.Marks = L.Renderer.extend({
    includes: [donuts, pills, ground],
    options: { pane: "claims", padding: 0.05 },

    /** @param {object} atlas what is drawn: view, activity, names, the current window, theme. */
    initialize: function (atlas, options) {
      L.Renderer.prototype.initialize.call(this, options);
      this.atlas = atlas;
      this.spots = [];
      this.donuts = [];
      this.pills = [];
      this._sideOf = new Map();
      this._rings = new Map();
      this._groundKey = null;
      this._areas = [...atlas.view.places.keys()].filter((index) => atlas.view.places[index].lat === null);
    },

    getEvents: function () {
      const events = L.Renderer.prototype.getEvents.call(this);
      events.move = this._onMove;
      return events;
    },

    _initContainer: function () {
      this._container = L.DomUtil.create("div", "ca-marks");
      this.ground = L.DomUtil.create("canvas", "", this._container);
      this.canvas = L.DomUtil.create("canvas", "", this._container);
      this.ground.setAttribute("aria-hidden", "true");
      this.canvas.setAttribute("role", "img");
      this.canvas.setAttribute("aria-label", _("Map"));
      this.groundContext = this.ground.getContext("2d");
      this.context = this.canvas.getContext("2d");
    },

    _destroyContainer: function () {
      L.Util.cancelAnimFrame(this._moveFrame);
      this._container.remove();
      delete this._container;
    },

    /* Panning further than the padding would show an empty edge: paint along. */
    _onMove: function () {
      if (this._moveFrame || this._map._animatingZoom) return;
      this._moveFrame = L.Util.requestAnimFrame(() => {
        this._moveFrame = null;
        if (this._map && !this._map._animatingZoom) this._update();
      });
    },

    _update: function () {
      if (this._map._animatingZoom && this._bounds) return;
      const zoom = this._zoom;
      L.Renderer.prototype._update.call(this);
      this._resize();
      if (zoom !== this._zoom || !this.spots.length) this.arrange();
      this._groundKey = null;
      if (this.atlas.now) this.atlas.count();
      this.settle();
      this.paint();
      this.fire("update");
    },

    _resize: function () {
      const size = this._bounds.getSize();
      const scale = this._scale = window.devicePixelRatio || 1; // of all that is drawn until the next time
      L.DomUtil.setPosition(this._container, this._bounds.min);
      for (const canvas of [this.ground, this.canvas]) {
        const [width, height] = [Math.round(size.x * scale), Math.round(size.y * scale)];
        if (canvas.width !== width || canvas.height !== height) {
          canvas.width = width;
          canvas.height = height;
          canvas.style.width = `${size.x}px`;
          canvas.style.height = `${size.y}px`;
        }
      }
    },

    _begin: function (context) {
      const scale = this._scale;
      const { min } = this._bounds;
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, context.canvas.width, context.canvas.height);
      context.setTransform(scale, 0, 0, scale, -min.x * scale, -min.y * scale);
    },

    /* ---- where things are, for this zoom ---- */

    /** Give each place with a point its spot: pushed aside where a few donuts would lie on each
     * other, one spot for all of them where there are many. */
    arrange: function () {
      const { world, peak, view } = this.atlas;
      const { scale, left, top } = world.frame(this._map);
      const circles = [];
      view.places.forEach((place, index) => {
        if (place.lat === null || !peak[index]) return;
        const [x, y] = [Math.round(world.x[index] * scale) - left, Math.round(world.y[index] * scale) - top];
        circles.push({ index, x, y, r: this.radius(peak[index]) });
      });
      circles.sort((a, b) => b.r - a.r || a.index - b.index);
      const groups = crowds(circles).map((positions) => this._group(positions.map((position) => circles[position])));
      groups.sort((a, b) => b.r - a.r || a.key - b.key);
      const free = spread(groups);
      this.spots = groups.map(({ key, places, x, y }, order) => ({
        key, places, x: free[order].x, y: free[order].y, anchorX: x, anchorY: y,
      }));
      this._number();
    },

    /* The spot of each place, and room for the numbers of each spot in a frame. */
    _number: function () {
      const { spots } = this;
      this._spotOf = new Int32Array(this.atlas.view.places.length).fill(-1);
      spots.forEach(({ places }, spot) => places.forEach((index) => { this._spotOf[index] = spot; }));
      this.atlas.activity.group(spots.map(({ places }) => places));
      for (const name of ["_totals", "_counts", "_tops"]) this[name] = new Uint32Array(spots.length);
      this._paths = new Map();
      this._sideOf.clear();
    },

    /* One spot for circles: in their midst, as large as all of them together. */
    _group: function (circles) {
      const middle = (axis) => circles.reduce((sum, circle) => sum + circle[axis], 0) / circles.length;
      const places = circles.map((circle) => circle.index);
      const most = places.reduce((sum, index) => sum + this.atlas.peak[index], 0);
      return { key: places[0], places, x: middle("x"), y: middle("y"), r: this.radius(most) };
    },

    /* ---- painting ---- */

    /** Work out the donuts of the current window; `paint` draws them. */
    settle: function () {
      this.donuts = this._bounds && this.atlas.now ? this._current() : [];
    },

    /** Boxes of the donuts of the current window, in pixels of the map's container. */
    donutBoxes: function () {
      const shift = this._map.layerPointToContainerPoint([0, 0]);
      return this.donuts.map(({ x, y, r }) =>
        around(Math.round(x + shift.x), Math.round(y + shift.y), Math.round(r) * 2 + 4, Math.round(r) * 2 + 4));
    },

    /** The places of a mark that have claims now, those with most claims first. */
    placesOf: function (mark) {
      if (mark.spot === undefined) return mark.places;
      const { placeTotals } = this.atlas.now;
      return this.spots[mark.spot].places.filter((index) => placeTotals[index])
        .sort((a, b) => placeTotals[b] - placeTotals[a] || a - b);
    },

    /** "Almaty", "Almaty and 12 more". */
    label: function (donut) {
      return this.labelParts(donut).join("");
    },

    /** ["Almaty", " and 12 more"]: what is the same in the next frame apart from what changes. */
    labelParts: function ({ top, count }) {
      const { name } = this.atlas.view.places[top];
      return count > 1 ? filledWith(ngettext("{place} and {n} more", "{place} and {n} more", count - 1), { place: name }) : [name];
    },

    /** The mark with this key as it was painted last, or null. */
    marked: function (key) {
      return this.donuts.find((donut) => donut.key === key) || this.pills.find((pill) => pill.key === key) || null;
    },

    /** The mark that a place is part of now, or null. */
    of: function (index) {
      return this.donuts.find((donut) => this._holds(donut, index)) || this.pills.find(({ places }) => places.includes(index)) || null;
    },

    /** Say in words what the picture shows. */
    describe: function (words) {
      this.canvas.setAttribute("aria-label", words);
    },

    /* What is on the map already and not ours: the chips at its edge, the buttons. */
    _chips: function () {
      const { x, y } = this._map.containerPointToLayerPoint([0, 0]);
      return this.atlas.edge.boxes.map((box) => ({
        left: box.left + x, right: box.right + x, top: box.top + y, bottom: box.bottom + y,
      }));
    },

    /* The visible part of the map in layer points. */
    _visible: function () {
      const { x, y } = this._map.containerPointToLayerPoint([0, 0]);
      const size = this._map.getSize();
      return { left: x, top: y, right: x + size.x, bottom: y + size.y };
    },

    /** Paint the atlas's current window as it was settled. */
    paint: function () {
      if (!this._bounds || !this.atlas.now) return;
      const { donuts } = this;
      this._begin(this.context);
      this._open = this._openSpots();
      const areas = this._areas.filter((index) => this.atlas.now.placeTotals[index]);
      const taken = new Taken();
      for (const chip of this._chips()) taken.add(chip);
      for (const donut of donuts) taken.add(around(donut.x, donut.y, donut.r * 2 + 4, donut.r * 2 + 4, donut.key));
      this.pills = this._placePills(areas, taken);
      this._placeNames(donuts, taken);
      this._paintGround(areas);
      // here, for marks come and go on them in each frame, and outlines take long to fill
      this.atlas.paintGroundNames(this.context, this.atlas.groundNames(this._map, this._bounds, taken));
      const view = this._visible();
      for (const pill of this.pills) this._paintLeader(pill, pill.height, view);
      for (const donut of donuts) this._paintLeader(donut, 4, view);
      const segments = this._segments(donuts.length);
      for (const donut of donuts) this._paintDonut(donut, segments);
      this.atlas.letters.jot(this.context, donuts.map((donut) => this._count(donut)));
      for (const pill of this.pills) this._paintPill(pill);
      for (const donut of donuts) this._paintName(donut);
    },

    /* A line from a mark that was moved aside by at least `far` pixels to where it belongs; none
     * where that is out of view. */
    _paintLeader: function (mark, far, view) {
      if (Math.hypot(mark.x - mark.anchorX, mark.y - mark.anchorY) < far) return;
      if (!inside(around(mark.anchorX, mark.anchorY, 0, 0), view)) return;
      const context = this.context;
      context.strokeStyle = context.fillStyle = this.atlas.palette().ink;
      context.lineWidth = 1;
      context.beginPath();
      context.moveTo(mark.anchorX, mark.anchorY);
      context.lineTo(mark.x, mark.y);
      context.stroke();
      context.beginPath();
      context.arc(mark.anchorX, mark.anchorY, 2.2, 0, TAU);
      context.fill();
    },

    /* The mark of a question in conflict: a dashed line in the colour of text, no verdict. */
    _dashed: function (trace) {
      this._dash(this.context, this.atlas.palette().ink, trace);
    },

    _dash: function (context, ink, trace) {
      context.save();
      context.strokeStyle = ink;
      context.lineWidth = 1.5;
      context.setLineDash([4, 3]);
      context.beginPath();
      trace();
      context.stroke();
      context.restore();
    },

    /* The same around a donut, kept as a picture: dashes cost more than all else of it. */
    _dashedRing: function (x, y, r) {
      const scale = this._scale;
      const ring = this._ring(Math.round(r * 2) / 2, this.atlas.palette().ink, scale);
      const half = ring.width / scale / 2;
      this.context.drawImage(ring, Math.round(x) - half, Math.round(y) - half, 2 * half, 2 * half);
    },

    _ring: function (r, ink, scale) {
      const key = `${r}|${ink}|${scale}`;
      if (!this._rings.has(key)) {
        const side = 2 * Math.ceil((r + 2) * scale);
        const canvas = new OffscreenCanvas(side, side);
        const context = canvas.getContext("2d");
        context.setTransform(scale, 0, 0, scale, side / 2, side / 2);
        this._dash(context, ink, () => context.arc(0, 0, r, 0, TAU));
        this._rings.set(key, canvas.transferToImageBitmap());
      }
      return this._rings.get(key);
    },

    _disc: function (x, y, r, colour) {
      this.context.fillStyle = colour;
      this.context.beginPath();
      this.context.arc(x, y, r, 0, TAU);
      this.context.fill();
    },

    /* ---- pointing ---- */

    /** The mark under a layer point, a pill or a donut, or null. */
    at: function (point, slack = 3) {
      for (const pill of this.pills.slice().reverse()) {
        if (Math.abs(point.x - pill.x) <= pill.width / 2 && Math.abs(point.y - pill.y) <= pill.height / 2) {
          return pill;
        }
      }
      let best = null;
      for (const donut of this.donuts) {
        const off = Math.hypot(point.x - donut.x, point.y - donut.y) - donut.r;
        const inName = donut.name && point.x >= donut.name.left && point.x <= donut.name.right &&
          point.y >= donut.name.top && point.y <= donut.name.bottom;
        if ((off <= slack || inName) && (!best || off < best.off)) best = { off, donut };
      }
      return best ? best.donut : null;
    },

    /** The index of the smallest outlined area around a layer point, or null. */
    areaAt: function (point) {
      const sizes = { part: 0, country: 1, union: 2 };
      const size = (index) => sizes[this._areaKind(this.atlas.view.places[index])];
      const found = this.pills.map((pill) => pill.index)
        .filter((index) => {
          const path = this.path(index);
          if (!path) return false;
          this.groundContext.save();
          this.groundContext.setTransform(1, 0, 0, 1, 0, 0);
          const inside = this.groundContext.isPointInPath(path, point.x, point.y, "evenodd");
          this.groundContext.restore();
          return inside;
        })
        .sort((a, b) => size(a) - size(b));
      return found.length ? found[0] : null;
    },

    /** Every box that carries text or a mark now, also beyond the canvas, for the test that none
     * lies on another. */
    boxes: function () {
      const boxes = this._current(false).map(({ top, x, y, r }) => ({ kind: "donut", place: top, x, y, r }));
      for (const { name, top } of this.donuts) if (name) boxes.push({ kind: "name", place: top, ...name });
      for (const pill of this.pills) {
        boxes.push({ kind: "pill", place: pill.index, ...around(pill.x, pill.y, pill.width, pill.height) });
      }
      return boxes;
    },
  });
})(window);
