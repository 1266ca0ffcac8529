/* Where the places lie on the map, as columns: a projection a place and frame would be too slow. */
(function (root) {
  "use strict";

  const QUARTER = 0.25; // degrees
  const ROW = 10000; // cells of a quarter degree side by side, and to spare

  class World {
    /** @param {object[]} places {lat, lon, labelLat, labelLon}; an area stands where its name goes */
    constructor(places) {
      this.x = new Float64Array(places.length); // pixels of the world at zoom 0
      this.y = new Float64Array(places.length);
      this._cells = new Map();
      places.forEach((place, index) => this._put(place, index));
    }

    _put({ lat, lon, labelLat, labelLon }, index) {
      const at = lat === null ? [labelLat, labelLon] : [lat, lon];
      const { x, y } = L.CRS.EPSG3857.latLngToPoint(L.latLng(at[0] ?? 0, at[1] ?? 0), 0);
      [this.x[index], this.y[index]] = [x, y];
      if (lat === null) return;
      const key = this._cell(lat, lon);
      const list = this._cells.get(key);
      if (list) list.push([lat, lon]);
      else this._cells.set(key, [[lat, lon]]);
    }

    _cell(lat, lon) {
      return Math.floor(lat / QUARTER) * ROW + Math.floor(lon / QUARTER);
    }

    /** Whether a place with a point lies less than a quarter of a degree away. */
    hasPlaceNear(lat, lon) {
      const middle = this._cell(lat, lon);
      for (const down of [-ROW, 0, ROW]) {
        for (const across of [-1, 0, 1]) {
          const list = this._cells.get(middle + down + across) || [];
          if (list.some((at) => Math.abs(at[0] - lat) < QUARTER && Math.abs(at[1] - lon) < QUARTER)) return true;
        }
      }
      return false;
    }

    /** How to get from `x` and `y` to the map's layer points: `{scale, left, top}`, minus the latter. */
    frame(map) {
      const { x, y } = map.getPixelOrigin();
      return { scale: 2 ** map.getZoom(), left: x, top: y };
    }
  }

  root.ClaimAtlas.World = World;
})(window);
