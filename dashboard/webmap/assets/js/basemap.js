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
      map.createPane("basemap").style.zIndex = 150;
      map.getPane("basemap").style.pointerEvents = "none";
      this.renderer = L.canvas({ pane: "basemap", padding: 0.4 });
      this.land = L.featureGroup();
      this.inner = L.featureGroup();
      this.water = L.featureGroup();
    }

    /** Draw the world of a TopoJSON topology. */
    show(world) {
      const arcs = decodeArcs(world);
      const common = { renderer: this.renderer, pane: "basemap", interactive: false };
      for (const country of members(world, "countries")) {
        const shape = polygons(arcs, country);
        if (country.id) this.areas.set(country.id, shape);
        L.polygon(shape, { ...common, ...this.styles().land }).addTo(this.land);
      }
      const inner = members(world, "inner").flatMap((part) => lines(arcs, part));
      if (inner.length) L.polyline(inner, { ...common, ...this.styles().inner }).addTo(this.inner);
      for (const lake of members(world, "lakes")) {
        L.polygon(polygons(arcs, lake), { ...common, ...this.styles().water }).addTo(this.water);
      }
      for (const group of [this.land, this.inner, this.water]) group.addTo(this.map);
    }

    styles() {
      const colours = this.palette();
      return {
        land: { color: colours.border, weight: 0.9, fillColor: colours.land, fillOpacity: 1 },
        inner: { color: colours.inner, weight: 0.7, fill: false },
        water: { stroke: false, fillColor: colours.sea, fillOpacity: 1 },
      };
    }

    restyle() {
      const styles = this.styles();
      this.land.setStyle(styles.land);
      this.inner.setStyle(styles.inner);
      this.water.setStyle(styles.water);
    }

    /** The polygons of a country by its ISO 3166-1 code, or none. */
    country(code) {
      return this.areas.get(code) || [];
    }
  }

  root.ClaimAtlas = root.ClaimAtlas || {};
  root.ClaimAtlas.Basemap = Basemap;
})(window);
