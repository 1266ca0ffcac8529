/* The outlines of areas, below the marks; painted when the view or their set changes. */
(function (root) {
  "use strict";

  /* Methods of the renderer in marks.js. */
  root.ClaimAtlas.ground = {
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

    _paintGround: function (areas) {
      const outlined = areas.map((index) => ({
        index, path: this.path(index), light: this.atlas.now.onlyLight(index),
        strong: index === this.atlas.place || index === this.atlas.hover,
      })).filter(({ path }) => path); // of an area out of view nothing is painted anew
      const key = outlined.map(({ index, light, strong }) => `${index}${light ? "" : "!"}${strong ? "*" : ""}`).join();
      if (key === this._groundKey) return;
      this._groundKey = key;
      const context = this.groundContext;
      const colours = this.atlas.palette();
      this._begin(context);
      for (const area of outlined) this._fillArea(context, area, colours);
      if (outlined.length) this._paintLakes(context, colours.sea);
      for (const { path, light, strong } of outlined) {
        context.lineWidth = strong ? 2.6 : light ? 0.9 : 1.7;
        context.strokeStyle = strong ? colours.ink : colours.outline;
        context.stroke(path);
      }
    },

    /* "country", "part" of a country, or "union" of several. */
    _areaKind: function (place) {
      if (place.areas.length === 1 && !place.areas[0].includes("-")) return "country";
      return new Set(place.areas.map((code) => code.slice(0, 2))).size > 1 ? "union" : "part";
    },

    /* A country is lit up, a part of a country is hatched besides, a union is only outlined. */
    _fillArea: function (context, { index, path, light, strong }, colours) {
      const kind = this._areaKind(this.atlas.view.places[index]);
      if (strong || (!light && kind !== "union")) {
        context.fillStyle = colours.area;
        context.fill(path, "evenodd");
      }
      if (kind === "part") {
        context.fillStyle = this._hatch(context, colours.hatch);
        context.fill(path, "evenodd");
      }
    },

    /* The lakes once more: the fill of an area would hide those of the basemap. Kept as a picture
     * from their second time on, for a frame of a drag must not fill all of them anew; while the map
     * is moved there is none. */
    _paintLakes: function (context, colour) {
      const { lakes } = this.atlas.basemap;
      const { width, height } = context.canvas;
      const look = { bounds: this._bounds, lakes, colour, width, height };
      if (!this._lakes || Object.keys(look).some((name) => look[name] !== this._lakes.look[name])) {
        this._lakes?.picture?.close();
        this._lakes = { look, picture: null };
        this._fillLakes(context, lakes, colour);
        return;
      }
      if (!this._lakes.picture) {
        const brush = new OffscreenCanvas(width, height).getContext("2d");
        brush.setTransform(context.getTransform());
        this._fillLakes(brush, lakes, colour);
        this._lakes.picture = brush.canvas.transferToImageBitmap();
      }
      context.save();
      context.resetTransform();
      context.drawImage(this._lakes.picture, 0, 0);
      context.restore();
    },

    _fillLakes: function (context, lakes, colour) {
      const path = this._makePath(lakes);
      context.fillStyle = colour;
      if (path) context.fill(path, "evenodd");
    },

    _hatch: function (context, colour) {
      const scale = this._scale;
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
  };
})(window);
