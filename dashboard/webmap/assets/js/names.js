/* The basemap's own names (countries, larger cities, places of the data that are silent today):
 * quiet, and never on a mark or on a name of the claims. */
(function (root) {
  "use strict";

  const { countryName, cityName } = root.ClaimAtlas.language;
  const { around } = root.ClaimAtlas.layout;
  /* From which number of inhabitants a city is named at a zoom: 3 -> 6 million. */
  const INHABITANTS = [3e7, 2e7, 1.2e7, 6e6, 2e6, 5e5, 2e5, 7e4, 2.5e4, 1e4, 0];
  const MOST_NAMES = 70;
  const MOST_PLACES = 150; // candidates in view

  class Names {
    /**
     * @param {object} atlas
     * @param {object[]} countries TopoJSON geometries: {id, properties: {name, label: [lon, lat], zoom}}
     * @param {object} cities columns name, country, lat, lon, population, the largest first; names in other languages
     */
    constructor(atlas, countries, cities) {
      this.atlas = atlas;
      this.countries = countries.filter(({ properties }) => properties?.label);
      this.cities = cities;
      this.candidates = [];
    }

    /** The names for a view, best first; worked out once a view. */
    collect(map, bounds) {
      if (this._for === bounds) return;
      this._for = bounds;
      const zoom = map.getZoom();
      this.candidates = [
        ...this._places(map, bounds, zoom), ...this._countries(map, bounds, zoom), ...this._cities(map, bounds, zoom),
      ];
      for (const name of this.candidates) this._box(name);
    }

    _font(kind) {
      if (kind === "country") return this.atlas.font(600, 11);
      return this.atlas.font(kind === "place" ? 500 : 400, 12);
    }

    _box(name) {
      const width = this.atlas.letters.width(name.text, this._font(name.kind)) + 4;
      const height = 15 * this.atlas.scale();
      name.boxes = name.kind === "country"
        ? [around(name.x, name.y, width + name.text.length, height)]
        : [around(name.x + 7 + width / 2, name.y, width, height), around(name.x - 7 - width / 2, name.y, width, height)];
    }

    _at(map, bounds, lat, lon) {
      const point = map.latLngToLayerPoint([lat, lon]);
      return bounds.contains(point) ? point : null;
    }

    /* Of many, those with most claims on any day. */
    _places(map, bounds, zoom) {
      const { view, world, peak } = this.atlas;
      const { scale, left, top } = world.frame(map);
      const found = [];
      for (let index = 0; index < view.places.length; index++) {
        const [x, y] = [Math.round(world.x[index] * scale) - left, Math.round(world.y[index] * scale) - top];
        if (x < bounds.min.x || y < bounds.min.y || x > bounds.max.x || y > bounds.max.y) continue;
        const place = view.places[index];
        if (place.lat === null || (place.kind === "site" && zoom < 8)) continue;
        found.push({ kind: "place", text: place.name, x, y, place: index });
      }
      if (found.length <= MOST_PLACES) return found;
      return found.sort((a, b) => peak[b.place] - peak[a.place] || a.place - b.place).slice(0, MOST_PLACES);
    }

    _countries(map, bounds, zoom) {
      if (zoom > 7) return [];
      const outlined = new Set(this.atlas.view.places.flatMap((place) => (place.kind === "country" ? place.areas : [])));
      return this.countries.flatMap(({ id, properties: { name, label, zoom: from } }) => {
        if (zoom < from || outlined.has(id)) return [];
        const point = this._at(map, bounds, label[1], label[0]);
        return point ? [{ kind: "country", text: countryName(id, name).toUpperCase(), x: point.x, y: point.y }] : [];
      });
    }

    _cities(map, bounds, zoom) {
      const { name, lat, lon, population } = this.cities;
      const least = INHABITANTS[Math.min(INHABITANTS.length - 1, Math.floor(zoom))];
      const found = [];
      for (let i = 0; i < name.length && found.length < MOST_NAMES; i++) {
        if (population[i] < least || this.atlas.world.hasPlaceNear(lat[i], lon[i])) continue;
        const point = this._at(map, bounds, lat[i], lon[i]);
        if (point) found.push({ kind: "city", text: cityName(this.cities, i), x: point.x, y: point.y });
      }
      return found;
    }

    /** Those names that are free beside the marks in `taken`. */
    free(taken) {
      const names = [];
      this.candidates.forEach((name, index) => {
        if (name.kind === "place" && this.atlas.now.placeTotals[name.place]) return;
        const side = name.boxes.findIndex((box) => !taken.hits(box));
        if (side < 0) return;
        taken.add({ ...name.boxes[side], owner: `ground-${index}` });
        names.push({ ...name, box: name.boxes[side] });
      });
      return names;
    }

    paint(context, names) {
      const colours = this.atlas.palette();
      for (const name of names) {
        const ink = name.kind === "place" ? colours.muted : colours.faint;
        if (name.kind !== "country") {
          context.fillStyle = ink;
          context.beginPath();
          context.arc(name.x, name.y, 1.8, 0, Math.PI * 2);
          context.fill();
        }
        this.atlas.letters.put(context, name.box, {
          text: name.text, font: this._font(name.kind), ink, halo: colours.groundHalo, width: 2.5,
          spacing: name.kind === "country" ? "1px" : "0px",
        });
      }
    }
  }

  root.ClaimAtlas.Names = Names;
})(window);
