/* A small map on which a person finds a place: numbered candidates, and a point of one's own.
   Runs in the frame that streamlit-folium makes; draws the same ground as the large map. */
(function (root) {
  "use strict";

  const { Basemap, element } = root.ClaimAtlas;
  const { _, cityName, speak } = root.ClaimAtlas.language;
  const CLOSEST = 7; // zoom at which a single place is shown
  const MOST_NAMES = 14;
  const round = (degrees) => Math.round(degrees * 1e5) / 1e5;

  class Picker {
    /**
     * @param {L.Map} map
     * @param {{send: function(object): void, assets: string, version: string, font: string, language: object}} options
     */
    constructor(map, options) {
      this.map = map;
      this.options = options;
      this.theme = "light";
      this.state = { places: [], point: null, known: [] };
      this.cities = { name: [], lat: [], lon: [] };
      this.basemap = new Basemap(map, () => options.themes[this.theme]);
      this.names = L.layerGroup().addTo(map);
      this.marks = L.featureGroup().addTo(map);
      L.control.zoom({ position: "topright", zoomInTitle: _("Zoom in"), zoomOutTitle: _("Zoom out") }).addTo(map);
      map.on("click", (event) => {
        const { lat, lng } = event.latlng.wrap();
        this._send({ point: [round(lat), round(lng)] });
      });
      map.on("moveend", () => this._nameCities());
      map.on("dragstart", () => { this.moved = true; });
      new ResizeObserver(() => this._resized()).observe(map.getContainer());
      this._loadFont();
      this.takeTheme();
      this.load().catch((problem) => console.error("Claim Atlas: the basemap could not be loaded:", problem));
    }

    async load() {
      const get = async (name) => {
        const answer = await fetch(`${this.options.assets}basemap/${name}?v=${this.options.version}`);
        if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
        return answer.json();
      };
      const [world, cities] = await Promise.all([get("world.topo.json"), get("cities.json")]);
      this.basemap.show(world);
      this.cities = cities;
      this._nameCities();
      this.ready = true;
      this.basemap.showInner(await get("regions.topo.json"));
    }

    /** Draw candidates, the point of one's own and the places that are in the data already. */
    update(state) {
      const moved = JSON.stringify(state.frame) !== JSON.stringify(this.state.frame);
      this.state = state;
      this._draw();
      if (!moved) return;
      this.moved = false;
      this._fit();
    }

    /* A frame may be measured before it has its width; a view that nobody moved is fitted anew. */
    _resized() {
      this.map.invalidateSize({ pan: false });
      if (!this.moved) this._fit();
    }

    takeTheme() {
      const ground = getComputedStyle(document.body).backgroundColor.match(/\d+/g) || [255, 255, 255];
      const bright = 0.3 * ground[0] + 0.6 * ground[1] + 0.1 * ground[2];
      this.theme = ground.length > 3 && Number(ground[3]) === 0 ? this.theme : bright < 110 ? "dark" : "light";
      document.documentElement.dataset.theme = this.theme;
      this.basemap.restyle();
    }

    _draw() {
      this.marks.clearLayers();
      for (const known of this.state.known) this._known(known);
      for (const place of this.state.places) this._candidate(place);
      if (this.state.point) this._pin(this.state.point, "ca-pick ca-pick-own ca-pick-chosen", "●", _("Your point"));
    }

    _known({ name, at }) {
      L.circleMarker(at, { radius: 4, weight: 1.5, className: "ca-pick-known" })
        .bindTooltip(element("span", {}, _("{place} (in the data)", { place: name }))).addTo(this.marks);
    }

    _candidate(place) {
      if (place.rings.length) {
        const style = { className: `ca-pick-area${place.chosen ? " ca-pick-area-chosen" : ""}`, weight: place.chosen ? 2 : 1 };
        L.polygon(place.rings.map((ring) => [ring]), { ...style, interactive: false }).addTo(this.marks);
      }
      const look = `ca-pick${place.chosen ? " ca-pick-chosen" : ""}`;
      this._pin(place.at, look, String(place.number), place.name, () => this._send({ number: place.number }));
    }

    _pin(at, look, text, name, act) {
      const icon = L.divIcon({ className: "ca-pick-box", html: element("span", { class: look }, text), iconSize: [24, 24] });
      const marker = L.marker(at, { icon, title: name, alt: name, zIndexOffset: look.includes("chosen") ? 500 : 0 });
      if (act) marker.on("click", act);
      marker.addTo(this.marks);
    }

    _fit() {
      const frame = this.state.frame;
      if (frame && frame.length && this.map.getSize().x) this.map.fitBounds(frame, { maxZoom: CLOSEST, padding: [36, 36], animate: false });
      this._nameCities();
    }

    /** Name the largest towns in view, each where no other name stands. */
    _nameCities() {
      this.names.clearLayers();
      const { name, lat, lon } = this.cities;
      const bounds = this.map.getBounds().pad(-0.04);
      const marks = [...this.state.places, ...this.state.known].map((place) => this.map.latLngToContainerPoint(place.at));
      const taken = marks.map(({ x, y }) => ({ left: x - 14, right: x + 14, top: y - 14, bottom: y + 14 }));
      const most = taken.length + MOST_NAMES;
      const width = this.map.getSize().x;
      for (let i = 0; i < name.length && taken.length < most; i++) {
        if (!bounds.contains([lat[i], lon[i]])) continue;
        const words = cityName(this.cities, i);
        const at = this.map.latLngToContainerPoint([lat[i], lon[i]]);
        const box = { left: at.x - 6, right: at.x + 8 + 7 * words.length, top: at.y - 11, bottom: at.y + 11 };
        if (box.right > width - 4) continue;
        if (taken.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)) continue;
        taken.push(box);
        const icon = L.divIcon({ className: "ca-pick-city", html: element("span", {}, words), iconSize: [0, 0] });
        L.marker([lat[i], lon[i]], { icon, interactive: false, keyboard: false, pane: "shadowPane" }).addTo(this.names);
      }
    }

    _send(what) {
      this.options.send({ seq: Date.now(), ...what });
    }

    _loadFont() {
      if (!this.options.font) return;
      const face = new FontFace("Source Sans", `url("${this.options.font}")`, { weight: "200 900" });
      document.fonts.add(face);
      face.load().catch(() => document.fonts.delete(face));
    }
  }

  root.ClaimAtlas.pick = (map, options) => {
    speak(options.language);
    root.claimAtlasPicker = new Picker(map, options);
    return root.claimAtlasPicker;
  };
})(window);
