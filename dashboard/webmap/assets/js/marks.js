/* What lies on the map for the days under the handle: outlines, donuts, names.
 *
 * Two canvases that Leaflet moves and zooms like its own renderers: `ground` (outlines and the
 * basemap's names; painted when the view or the set of outlined areas changes) and `marks`
 * (donuts and their names; painted for each day). Sizes are CSS pixels, positions layer points.
 */
(function (root) {
  "use strict";

  const { spread, crowds, Taken, around, sides, rings } = root.ClaimAtlas.layout;
  const TAU = Math.PI * 2;
  const RIM = 10; // pixels around a pill, for its dashed line
  const NARROW = 520; // pixels; below this a pill says "5", not "5 claims"

  root.ClaimAtlas.Marks = L.Renderer.extend({
    options: { pane: "claims", padding: 0.12 },

    /** @param {object} atlas what is drawn: view, activity, names, the current window, theme. */
    initialize: function (atlas, options) {
      L.Renderer.prototype.initialize.call(this, options);
      this.atlas = atlas;
      this.spots = [];
      this.pills = [];
      this._sideOf = new Map();
      this._widths = new Map();
      this._groundKey = null;
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
      this.canvas.setAttribute("aria-label", "Map");
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
      this.paint();
      this.fire("update");
    },

    _resize: function () {
      const size = this._bounds.getSize();
      const scale = window.devicePixelRatio || 1;
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
      const scale = window.devicePixelRatio || 1;
      const { min } = this._bounds;
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, context.canvas.width, context.canvas.height);
      context.setTransform(scale, 0, 0, scale, -min.x * scale, -min.y * scale);
    },

    /* ---- where things are, for this zoom ---- */

    /** The radius of a donut in pixels: its area grows by the same step with each claim. */
    radius: function (claims) {
      const unit = this.atlas.scale();
      const [small, large] = [12 * unit, 42 * unit];
      const most = this.atlas.largest;
      const step = Math.min((large * large - small * small) / Math.max(most - 1, 1), 62 * unit * unit);
      return Math.min(large, Math.sqrt(small * small + step * Math.max(claims - 1, 0)));
    },

    /** Give each place with a point its spot: pushed aside where a few donuts would lie on each
     * other, one spot for all of them where there are many. */
    arrange: function () {
      const circles = [];
      this.atlas.view.places.forEach((place, index) => {
        if (place.lat === null || !this.atlas.peak[index]) return;
        const point = this._map.latLngToLayerPoint([place.lat, place.lon]);
        circles.push({ index, x: point.x, y: point.y, r: this.radius(this.atlas.peak[index]) });
      });
      circles.sort((a, b) => b.r - a.r || a.index - b.index);
      const groups = crowds(circles).map((positions) => this._group(positions.map((position) => circles[position])));
      groups.sort((a, b) => b.r - a.r || a.key - b.key);
      const free = spread(groups);
      this.spots = groups.map(({ key, places, x, y }, order) => ({
        key, places, x: free[order].x, y: free[order].y, anchorX: x, anchorY: y,
      }));
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

    /** The outline of a place as a path clipped to what is painted, or null. */
    path: function (index) {
      if (this._pathsFor !== this._bounds) {
        this._paths = new Map();
        this._pathsFor = this._bounds;
      }
      if (!this._paths.has(index)) this._paths.set(index, this._makePath(this.atlas.outline(index)));
      return this._paths.get(index);
    },

    _makePath: function (shape) {
      const path = new Path2D();
      const margin = L.point(40, 40);
      const clip = L.bounds(this._bounds.min.subtract(margin), this._bounds.max.add(margin));
      let empty = true;
      for (const ring of shape.flat()) {
        if (!this._near(ring, clip)) continue;
        let points = ring.map((pair) => this._map.latLngToLayerPoint(pair));
        points = L.PolyUtil.clipPolygon(L.LineUtil.simplify(points, 0.6), clip);
        if (points.length < 3) continue;
        points.forEach((point, at) => (at ? path.lineTo(point.x, point.y) : path.moveTo(point.x, point.y)));
        path.closePath();
        empty = false;
      }
      return empty ? null : path;
    },

    /* Whether the box of a ring of [lat, lon] meets the bounds: most of the world does not. */
    _near: function (ring, bounds) {
      if (!ring.box) {
        const [lats, lons] = [0, 1].map((axis) => ring.map((pair) => pair[axis]));
        ring.box = L.latLngBounds([Math.min(...lats), Math.min(...lons)], [Math.max(...lats), Math.max(...lons)]);
      }
      const corners = [ring.box.getSouthWest(), ring.box.getNorthEast()].map((corner) => this._map.latLngToLayerPoint(corner));
      return bounds.intersects(L.bounds(corners));
    },

    /* ---- painting ---- */

    /** Boxes of the donuts of the current window, in pixels of the map's container. */
    donutBoxes: function () {
      return this._current().map(({ x, y, r }) => {
        const point = this._map.layerPointToContainerPoint([x, y]);
        return around(Math.round(point.x), Math.round(point.y), Math.round(r) * 2 + 4, Math.round(r) * 2 + 4);
      });
    },

    /* The donuts of the current window: {key, places, total, label, x, y, r}; `places` are those
     * of the spot with claims now, most claims first. */
    _current: function () {
      const { placeTotals } = this.atlas.now;
      const donuts = [];
      for (const spot of this.spots) {
        const places = spot.places.filter((index) => placeTotals[index]);
        if (!places.length) continue;
        places.sort((a, b) => placeTotals[b] - placeTotals[a] || a - b);
        const total = places.reduce((sum, index) => sum + placeTotals[index], 0);
        const r = this.radius(total);
        donuts.push({ ...spot, places, total, r, label: this._label(places) });
      }
      return donuts;
    },

    /* Whether any of a donut lies on the canvas. */
    _painted: function ({ x, y, r }) {
      const { min, max } = this._bounds;
      return x + r > min.x && y + r > min.y && x - r < max.x && y - r < max.y;
    },

    /* "Almaty", "Almaty and 12 more". */
    _label: function (places) {
      const { name } = this.atlas.view.places[places[0]];
      return places.length > 1 ? `${name} and ${(places.length - 1).toLocaleString("en")} more` : name;
    },

    /** The mark with this key as it was painted last, or null. */
    marked: function (key) {
      return (this.donuts || []).find((donut) => donut.key === key) || this.pills.find((pill) => pill.key === key) || null;
    },

    /** The mark that a place is part of now, or null. */
    of: function (index) {
      return [...(this.donuts || []), ...this.pills].find((mark) => mark.places.includes(index)) || null;
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

    /** Paint the atlas's current window. */
    paint: function () {
      if (!this._bounds || !this.atlas.now) return;
      const { now, view } = this.atlas;
      this._begin(this.context);
      this.donuts = this._current();
      const donuts = this.donuts.filter((donut) => this._painted(donut));
      const areas = view.places.map((_, index) => index)
        .filter((index) => now.placeTotals[index] && view.places[index].lat === null);
      const taken = new Taken();
      for (const chip of this._chips()) taken.add(chip);
      for (const donut of donuts) taken.add(around(donut.x, donut.y, donut.r * 2 + 4, donut.r * 2 + 4, donut.key));
      this.pills = this._placePills(areas, taken);
      this._placeNames(donuts, taken);
      this._paintGround(areas, taken);
      for (const pill of this.pills) this._paintLeader(pill, pill.height);
      for (const donut of donuts) this._paintLeader(donut, 4);
      for (const donut of donuts) this._paintDonut(donut);
      for (const pill of this.pills) this._paintPill(pill);
      for (const donut of donuts) this._paintName(donut);
    },

    textWidth: function (text, font) {
      const key = `${font}|${text}`;
      if (!this._widths.has(key)) {
        this.context.font = font;
        this._widths.set(key, this.context.measureText(text).width);
      }
      return this._widths.get(key);
    },

    /** Pills with the name and number of an area, near its middle, beside the donuts. */
    _placePills: function (areas, taken) {
      const view = this._visible();
      const order = areas.slice().sort((a, b) => this._weight(b) - this._weight(a) || a - b);
      return order.flatMap((index) => {
        const pill = this._placePill(index, view, taken);
        return pill ? [pill] : [];
      });
    },

    /* Where there is no room for the name the pill keeps ring and number; out of view it is a chip. */
    _placePill: function (index, view, taken) {
      const place = this.atlas.view.places[index];
      const middle = this._map.latLngToLayerPoint([place.labelLat, place.labelLon]);
      if (!inside(around(middle.x, middle.y, 0, 0), view)) return null;
      let pill = null;
      let box = null;
      for (const name of [place.name, ""]) {
        pill = this._pill(index, name, middle);
        box = this._room(pill, view, taken);
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
      const words = narrow || !name ? claims.toLocaleString("en") : this.atlas.claimsWords(claims);
      const count = name ? ` · ${words}` : words;
      const nameWidth = name ? this.textWidth(name, this.atlas.font(600, 13.5)) : 0;
      const width = 42 * unit + nameWidth + this.textWidth(count, this.atlas.font(400, 13.5));
      return { key: index, places: [index], label: place, total: claims, index, name, count, nameWidth, width, height: 27 * unit, anchorX: middle.x, anchorY: middle.y };
    },

    /* The free box nearest to where the pill belongs: on rings around it, then anywhere in view. */
    _room: function ({ width, height, anchorX, anchorY }, view, taken) {
      const x0 = Math.min(view.right - width / 2 - 8, Math.max(view.left + width / 2 + 8, anchorX));
      const y0 = Math.min(view.bottom - height, Math.max(view.top + height, anchorY));
      const free = (box) => inside(box, view) && !taken.hits(box);
      for (const points of [rings(x0, y0, height * 0.6, 12), this._grid(x0, y0, width, height, view)]) {
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
        for (let x = view.left + width / 2 + RIM; x < view.right; x += width / 4) points.push([x, y]);
      }
      yield* points.sort((a, b) => Math.hypot(a[0] - x0, a[1] - y0) - Math.hypot(b[0] - x0, b[1] - y0));
    },

    _weight: function (index) {
      return (index === this.atlas.place ? 1e6 : 0) + this.atlas.now.placeTotals[index];
    },

    _importance: function (donut) {
      return (donut.places.includes(this.atlas.place) ? 1e6 : 0) + donut.total;
    },

    /** Put each name on a free side of its donut; keep the side it had while it is free. */
    _placeNames: function (donuts, taken) {
      const font = this.atlas.font(600, 13.5);
      const height = 17 * this.atlas.scale();
      const view = this._visible();
      for (const donut of donuts.slice().sort((a, b) => this._importance(b) - this._importance(a))) {
        const width = this.textWidth(donut.label, font);
        const boxes = sides(donut, width, height);
        const kept = this._sideOf.get(donut.key);
        const order = kept === undefined ? boxes.keys() : [kept, ...boxes.keys()];
        donut.name = null;
        for (const side of order) {
          if (taken.hits(boxes[side]) || !inside(boxes[side], view)) continue;
          donut.name = { ...boxes[side], owner: `name-${donut.key}` };
          this._sideOf.set(donut.key, side);
          taken.add(donut.name);
          break;
        }
      }
    },

    _paintGround: function (areas, taken) {
      const blocked = this.atlas.groundNames(this._map, this._bounds, taken, (text, font) => this.textWidth(text, font));
      const drawn = areas.map((index) => `${index}${this.atlas.onlyLight(index) ? "" : "!"}`);
      const key = `${drawn.join()}|${this.atlas.place}|${this.atlas.hover}|${blocked.key}`;
      if (key === this._groundKey) return;
      this._groundKey = key;
      const context = this.groundContext;
      const colours = this.atlas.palette();
      this._begin(context);
      const outlined = areas.map((index) => ({
        path: this.path(index), light: this.atlas.onlyLight(index),
        strong: index === this.atlas.place || index === this.atlas.hover,
        kind: this._areaKind(this.atlas.view.places[index]),
      })).filter(({ path }) => path);
      for (const area of outlined) this._fillArea(context, area, colours);
      if (this.lakes()) {
        context.fillStyle = colours.sea;
        context.fill(this.lakes(), "evenodd");
      }
      for (const { path, light, strong } of outlined) {
        context.lineWidth = strong ? 2.6 : light ? 0.9 : 1.7;
        context.strokeStyle = strong ? colours.ink : colours.outline;
        context.stroke(path);
      }
      this.atlas.paintGroundNames(context, blocked.names);
    },

    /* "country", "part" of a country, or "union" of several. */
    _areaKind: function (place) {
      if (place.areas.length === 1 && !place.areas[0].includes("-")) return "country";
      return new Set(place.areas.map((code) => code.slice(0, 2))).size > 1 ? "union" : "part";
    },

    /* A country is lit up, a part of a country is hatched besides, a union is only outlined. */
    _fillArea: function (context, { path, light, strong, kind }, colours) {
      if (strong || (!light && kind !== "union")) {
        context.fillStyle = colours.area;
        context.fill(path, "evenodd");
      }
      if (kind === "part") {
        context.fillStyle = this._hatch(context, colours.hatch);
        context.fill(path, "evenodd");
      }
    },

    /* The lakes once more: the fill of an area would hide those of the basemap. */
    lakes: function () {
      if (this._lakesFor !== this._bounds || !this._lakes) {
        this._lakesFor = this._bounds;
        this._lakes = this._makePath(this.atlas.basemap.lakes);
      }
      return this._lakes;
    },

    _hatch: function (context, colour) {
      const scale = window.devicePixelRatio || 1;
      const size = 8 * scale;
      const tile = document.createElement("canvas");
      tile.width = tile.height = size;
      const brush = tile.getContext("2d");
      brush.strokeStyle = colour;
      brush.lineWidth = 0.9 * scale;
      brush.beginPath();
      for (const offset of [-size, 0, size]) {
        brush.moveTo(offset, size);
        brush.lineTo(offset + size, 0);
      }
      brush.stroke();
      const pattern = context.createPattern(tile, "repeat");
      pattern.setTransform(new DOMMatrix().scale(1 / scale));
      return pattern;
    },

    /* A line from a mark that was moved aside by at least `far` pixels to where it belongs. */
    _paintLeader: function (mark, far) {
      if (Math.hypot(mark.x - mark.anchorX, mark.y - mark.anchorY) < far) return;
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

    _paintDonut: function (donut) {
      const colours = this.atlas.palette();
      const context = this.context;
      const { x, y, r, total, places } = donut;
      this._disc(x, y, r + 2, colours.surface);
      this.ring(context, x, y, r, places);
      this._disc(x, y, r * 0.58, colours.surface);
      context.fillStyle = colours.ink;
      context.font = this._countFont(total, r);
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillText(total.toLocaleString("en"), x, y + 0.5);
      const chosen = places.includes(this.atlas.place);
      if (chosen || donut.key === this.atlas.hover) {
        context.strokeStyle = colours.ink;
        context.lineWidth = chosen ? 2.4 : 1.2;
        context.beginPath();
        context.arc(x, y, r + 4, 0, TAU);
        context.stroke();
      }
      if (places.some((index) => this.atlas.openAt(index).length)) this._dashed(() => context.arc(x, y, r + 7, 0, TAU));
    },

    /* Large enough to read, small enough for the hole of the ring. */
    _countFont: function (total, r) {
      const wanted = Math.max(11.5, (r * 0.58) / this.atlas.scale());
      const width = this.textWidth(total.toLocaleString("en"), this.atlas.font(700, wanted));
      return this.atlas.font(700, Math.max(8, wanted * Math.min(1, (r * 1.1) / width)));
    },

    /* The mark of a question in conflict: a dashed line in the colour of text, no verdict. */
    _dashed: function (trace) {
      const context = this.context;
      context.save();
      context.strokeStyle = this.atlas.palette().ink;
      context.lineWidth = 1.5;
      context.setLineDash([4, 3]);
      context.beginPath();
      trace();
      context.stroke();
      context.restore();
    },

    _disc: function (x, y, r, colour) {
      this.context.fillStyle = colour;
      this.context.beginPath();
      this.context.arc(x, y, r, 0, TAU);
      this.context.fill();
    },

    /** The segments of a donut of some places: each source its share, what is known only as a span lighter. */
    ring: function (context, x, y, r, places) {
      const { now, activity } = this.atlas;
      const sources = activity.sourceCount;
      const start = -TAU / 4;
      const parts = [];
      let total = 0;
      for (let source = 0; source < sources; source++) {
        for (const [counts, light] of [[now.exact, false], [now.light, true]]) {
          const count = places.reduce((sum, index) => sum + counts[index * sources + source], 0);
          if (count) parts.push({ source, light, from: total, to: (total += count) });
        }
      }
      for (const part of parts) {
        const a = start + (part.from / total) * TAU;
        const b = start + (part.to / total) * TAU;
        context.fillStyle = this.atlas.colour(part.source, part.light);
        context.beginPath();
        context.moveTo(x, y);
        context.arc(x, y, r, a, b);
        context.closePath();
        context.fill();
        this.atlas.signs.ring(context, part.source, context.fillStyle, { x, y, inner: r * 0.56, outer: r, from: a, to: b });
      }
      if (parts.length < 2) return;
      context.strokeStyle = this.atlas.palette().surface;
      context.lineWidth = 1.4;
      context.beginPath();
      for (const part of parts) {
        if (part.light && parts.some((other) => other.source === part.source && !other.light)) continue;
        const a = start + (part.from / total) * TAU;
        context.moveTo(x, y);
        context.lineTo(x + Math.cos(a) * (r + 1), y + Math.sin(a) * (r + 1));
      }
      context.stroke();
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
      if (this.atlas.openAt(index).length) {
        this._dashed(() => context.roundRect(left - 4, y - height / 2 - 4, width + 8, height + 8, height / 2 + 4));
      }
      const r = 8.5 * unit;
      this.ring(context, left + 15 * unit, y, r, pill.places);
      this._disc(left + 15 * unit, y, r * 0.5, colours.surface);
      context.textAlign = "left";
      context.textBaseline = "middle";
      context.fillStyle = colours.ink;
      context.font = this.atlas.font(600, 13.5);
      context.fillText(pill.name, left + 30 * unit, y + 0.5);
      context.fillStyle = colours.muted;
      context.font = this.atlas.font(400, 13.5);
      context.fillText(pill.count, left + 30 * unit + pill.nameWidth, y + 0.5);
    },

    _paintName: function (donut) {
      if (!donut.name) return;
      const colours = this.atlas.palette();
      this.context.font = this.atlas.font(600, 13.5);
      haloed(this.context, donut.label, donut.name, colours.ink, colours.halo);
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
      for (const donut of this.donuts || []) {
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

    /** Every box that carries text or a mark now, for the test that none lies on another. */
    boxes: function () {
      const boxes = [];
      for (const donut of this.donuts || []) {
        boxes.push({ kind: "donut", place: donut.places[0], x: donut.x, y: donut.y, r: donut.r });
        if (donut.name) boxes.push({ kind: "name", place: donut.places[0], ...donut.name });
      }
      for (const pill of this.pills) {
        boxes.push({ kind: "pill", place: pill.index, ...around(pill.x, pill.y, pill.width, pill.height) });
      }
      return boxes;
    },
  });

  const inside = (box, outer) => box.left >= outer.left && box.right <= outer.right &&
    box.top >= outer.top && box.bottom <= outer.bottom;

  /** Text in the middle of a box, readable on anything. */
  function haloed(context, text, box, ink, halo, width = 3.5) {
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = width;
    context.strokeStyle = halo;
    const x = (box.left + box.right) / 2;
    const y = (box.top + box.bottom) / 2 + 0.5;
    context.strokeText(text, x, y);
    context.fillStyle = ink;
    context.fillText(text, x, y);
  }

  root.ClaimAtlas.haloed = haloed;
})(window);
