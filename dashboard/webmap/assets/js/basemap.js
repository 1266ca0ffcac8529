/* The map under the claims: land, borders, lakes, from one TopoJSON file; no tiles, no network. */
(function (root) {
  "use strict";

  /** TopoJSON arcs (quantised, each point a step from the one before) as [lat, lon] pairs. */
  function decodeArcs(topology) {
    const { scale, translate } = topology.transform || { scale: [1, 1], translate: [0, 0] };
    return topology.arcs.map((arc) => {
      let x = 0;
      let y = 0;
      return arc.map(([dx, dy]) => {
        x += dx;
        y += dy;
        return [y * scale[1] + translate[1], x * scale[0] + translate[0]];
      });
    });
  }

  /** One ring or line out of arc numbers; ~n is arc n backwards. */
  function stitch(arcs, numbers) {
    const points = [];
    for (const number of numbers) {
      const arc = number < 0 ? arcs[~number].slice().reverse() : arcs[number];
      for (let i = points.length ? 1 : 0; i < arc.length; i++) points.push(arc[i]);
    }
    return points;
  }

  /** The polygons of a geometry, each a list of rings of [lat, lon]. */
  function polygons(arcs, geometry) {
    const rings = (polygon) => polygon.map((ring) => stitch(arcs, ring));
    if (geometry.type === "Polygon") return [rings(geometry.arcs)];
    if (geometry.type === "MultiPolygon") return geometry.arcs.map(rings);
    return [];
  }

  function lines(arcs, geometry) {
    if (geometry.type === "LineString") return [stitch(arcs, geometry.arcs)];
    if (geometry.type === "MultiLineString") return geometry.arcs.map((line) => stitch(arcs, line));
    if (geometry.type === "GeometryCollection") return geometry.geometries.flatMap((part) => lines(arcs, part));
    return [];
  }

  const members = (topology, name) => {
    const object = topology.objects[name];
    if (!object) return [];
    return object.geometries || [object];
  };

  class Basemap {
    constructor(map, palette) {
      this.map = map;
      this.palette = palette;
      this.areas = new Map();
      this.lakes = [];
      map.createPane("basemap").style.zIndex = 150;
      map.getPane("basemap").style.pointerEvents = "none";
      this.renderer = L.canvas({ pane: "basemap", padding: 0.4 });
      const names = ["land", "inner", "water", "coast", "borders"];
      this.layers = Object.fromEntries(names.map((name) => [name, L.featureGroup().addTo(map)]));
    }

    /** Draw the world of a TopoJSON topology: countries, coast, borders, lakes. */
    show(world) {
      const arcs = decodeArcs(world);
      for (const country of members(world, "countries")) {
        const shape = polygons(arcs, country);
        if (country.id) this.areas.set(country.id, shape);
        this._add("land", L.polygon, shape);
      }
      this.lakes = members(world, "lakes").flatMap((lake) => polygons(arcs, lake));
      this._add("water", L.polygon, this.lakes);
      for (const name of ["coast", "borders"]) {
        for (const part of members(world, name)) this._add(name, L.polyline, lines(arcs, part));
      }
    }

    /** Draw the faint borders inside countries, below everything else but the land. */
    showInner(regions) {
      const arcs = decodeArcs(regions);
      for (const part of members(regions, "inner")) this._add("inner", L.polyline, lines(arcs, part));
      for (const name of ["water", "coast", "borders"]) this.layers[name].bringToFront();
    }

    _add(name, make, shape) {
      const style = this.styles()[name];
      make(shape, { renderer: this.renderer, pane: "basemap", interactive: false, ...style }).addTo(this.layers[name]);
    }

    styles() {
      const colours = this.palette();
      return {
        land: { stroke: false, fillColor: colours.land, fillOpacity: 1 },
        inner: { color: colours.inner, weight: 0.7, fill: false },
        water: { stroke: false, fillColor: colours.sea, fillOpacity: 1 },
        coast: { color: colours.coast, weight: 0.7, fill: false },
        borders: { color: colours.border, weight: 1, fill: false },
      };
    }

    restyle() {
      for (const [name, style] of Object.entries(this.styles())) this.layers[name].setStyle(style);
    }

    /** The polygons of a country by its ISO 3166-1 code, or none. */
    country(code) {
      return this.areas.get(code) || [];
    }
  }

  root.ClaimAtlas = root.ClaimAtlas || {};
  root.ClaimAtlas.Basemap = Basemap;
})(window);
