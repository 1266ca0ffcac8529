/* The map with its slider: one state, painted once a frame.
 *
 * `window.claimAtlas.state()` tells what is on the screen, `window.claimAtlas.goTo({day, place,
 * mode, lastDays, known})` changes it. Everything else here is private to the plugin.
 */
(function (root) {
  "use strict";

  const { Activity, Basemap, Marks, Names, Slider, KnownSlider, Edge, Alternative, Signs, motion, dates, element } = root.ClaimAtlas;
  const SETTLE_MS = 90;
  const DRAG_PAUSE_MS = 160;
  const CAMERA_MS = 500;
  const SMALLEST = 80; // pixels of a side; below, the frame is not laid out
  const LOW = 860; // pixels; the presentation view keeps more of a low window for the map
  const LITTLE = 60; // pixels by which a notice above the map may change its height
  const MODES = ["day", "last", "until"];
  const MOST_DAYS = 60;
  const WORLD = [-45, -150, 72, 165]; // south, west, north, east: where no place says where home is

  const THEMES = {
    light: {
      ink: "#17191c", muted: "#50565e", faint: "#777d84", surface: "#ffffff", halo: "rgba(255,255,255,.9)",
      groundHalo: "rgba(247,246,242,.85)", land: "#f4f3ee", sea: "#dbe6ee", border: "#aeaa9e", coast: "#c3c8c6", inner: "#dcd9d0",
      area: "rgba(255,255,250,.72)", outline: "#77746a", hatch: "rgba(70,98,122,.34)", band: "rgba(23,25,28,.075)",
      line: "#b4b4ae", hidden: "#dededa", tint: "#ffffff",
    },
    dark: {
      ink: "#f2f3f4", muted: "#b3bac2", faint: "#8d949c", surface: "#1d2126", halo: "rgba(24,27,31,.9)",
      groundHalo: "rgba(30,34,39,.85)", land: "#272b31", sea: "#15191e", border: "#565e67", coast: "#3a4149", inner: "#363c43",
      area: "rgba(255,255,255,.055)", outline: "#8d949c", hatch: "rgba(160,190,215,.3)", band: "rgba(255,255,255,.09)",
      line: "#4a5159", hidden: "#3a3f46", tint: "#8a929b",
    },
  };

  const rgb = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const mix = (hex, ground, share) => {
    const [a, b] = [rgb(hex), rgb(ground)];
    return `rgb(${a.map((value, i) => Math.round(value * share + b[i] * (1 - share))).join()})`;
  };

  class Atlas {
    /**
     * @param {L.Map} map
     * @param {object} view MapView.to_json(), with `areas` and label points for places without one
     * @param {{send: function(object): void, assets: string, version: string, present: boolean, signs: object[], host: ?Element, basemap: ?object}} options
     */
    constructor(map, view, options) {
      this.map = map;
      this.view = view;
      this.options = options;
      this.activity = new Activity(view);
      this.largest = this.activity.largestPlace();
      this.theme = "light";
      this.slot = view.defaultSlot;
      this.mode = "day";
      this.lastDays = 3;
      this.known = null;
      this.open = { titles: [], layers: [] };
      this.place = null;
      this.unseen = null; // id of the place that the page lists and no map can show
      this.hover = null;
      this._stand = null; // where a hand or a link put the map; null: at home
      this.filters = { phrase: "", sources: view.sources.map((source) => source.id) };
      this.painted = 0;
      this.paintListeners = new Set();
      this.signs = new Signs(options.signs);
      this.placeIndex = new Map(view.places.map((place, index) => [place.id, index]));
      this.slotIndex = new Map(view.slots.map((slot, index) => [slot.key, index]));
      this._regions = view.places.map((place) => place.outline);
      this._prepare();
      this._build();
    }

    /* ---- building ---- */

    _build() {
      document.documentElement.classList.toggle("ca-present", Boolean(this.options.present));
      motion.follow(this.map);
      this.map.createPane("claims").style.zIndex = 400;
      this.basemap = new Basemap(this.map, () => this.palette());
      this.names = new Names(this, [], { name: [] });
      this.slider = new Slider(this);
      this.knownSlider = new KnownSlider(this);
      this.slider.element.append(this.knownSlider.element);
      this.headline = element("p", { class: "ca-sentence" });
      this.notice = element("p", { class: "ca-notice", hidden: "" });
      this.later = element("p", { class: "ca-later", hidden: "" });
      this.tip = element("div", { class: "ca-tip", hidden: "" });
      const container = this.map.getContainer();
      this.notes = element("div", { class: "ca-notes", hidden: "" }, this.notice, this.later);
      this.legend = element("ul", { class: "ca-legend", "aria-label": "Sources" });
      const host = this.options.host || document.body;
      host.prepend(element("div", { class: "ca-head" }, this.headline, this.legend, this.notes));
      host.append(this.slider.element);
      container.append(this.tip);
      this.edge = new Edge(this, container);
      this.alternative = new Alternative(this, container);
      this.marks = new Marks(this).addTo(this.map);
      this._controls();
      this._listen(container);
      this.takeTheme();
      this.slider.setBars(this.activity.bars());
    }

    _controls() {
      const control = L.control({ position: "topright" });
      const button = (label, text, act) => element("button", {
        type: "button", class: "ca-map-button", title: label, "aria-label": label, onclick: act,
      }, text);
      control.onAdd = () => {
        const box = element("div", { class: "ca-controls" },
          button("Zoom in", "+", () => this.map.zoomIn()),
          button("Zoom out", "−", () => this.map.zoomOut()),
          button("Show the whole region", "⌂", () => this.home()),
          button(this.options.present ? "Leave the presentation view" : "Presentation view",
            this.options.present ? "✕" : "▣", () => this._send({ action: this.options.present ? "leave" : "present" })));
        L.DomEvent.disableClickPropagation(box);
        return box;
      };
      control.addTo(this.map);
    }

    _listen(container) {
      this.map.on("click", (event) => this._click(event));
      this.map.on("mousemove", (event) => this._move(event));
      this.map.on("mouseout", () => this._setHover(null));
      this.map.on("move zoomend resize", () => this.invalidate());
      this.map.on("moveend", () => {
        if (this._fitting) return;
        this._stand = this._homeView() ? null : this._camera();
        this._sendLater(CAMERA_MS);
      });
      document.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && this.place !== null) this.setPlace(null);
      });
      new ResizeObserver(() => this._resized()).observe(container);
      this._loadFont();
    }

    /* The page's own font, so that map and page read as one; canvas text waits for it. */
    _loadFont() {
      if (!this.options.font) return;
      const face = new FontFace("Source Sans", `url("${this.options.font}")`, { weight: "200 900" });
      document.fonts.add(face);
      face.load().then(() => this._measureAnew(), () => document.fonts.delete(face));
    }

    _measureAnew() {
      this.marks._widths.clear();
      this.edge.forget();
      this.slider.redraw();
      this.refresh();
    }

    /** Larger type and a clicker's keys, where the page changes to them without a new map. */
    present(on) {
      this.options.present = on;
      document.documentElement.classList.toggle("ca-present", on);
      this._measureAnew();
    }

    /* A new size keeps the map where it stands; at home it fits the region again, unless the
     * change is as small as a line of text above the map. */
    _resized() {
      const { clientWidth: width, clientHeight: height } = this.map.getContainer();
      if (width < SMALLEST || height < SMALLEST) return; // being laid out: nothing to fit to
      if (width !== this._width) this._longest = 0;
      this._width = width;
      const last = this._fittedTo;
      const little = last && Math.abs(width - last.width) < LITTLE && Math.abs(height - last.height) < LITTLE;
      const stand = this._stand || (little ? last.camera : null);
      this._fit(() => {
        this.map.invalidateSize({ animate: false, pan: false });
        if (stand) this.map.setView(stand.center, stand.zoom, { animate: false });
        else this.home(false);
      });
    }

    /* Move the map otherwise than by hand. */
    _fit(move) {
      this._fitting = true;
      move();
      this._fitting = false;
    }

    _camera() {
      return { center: this.map.getCenter(), zoom: this.map.getZoom() };
    }

    /** Fetch the basemap and its names from the same server as this script, or take those of a page of its own. */
    async load() {
      const get = async (name) => {
        if (this.options.basemap) return this.options.basemap[name];
        const answer = await fetch(`${this.options.assets}basemap/${name}?v=${this.options.version}`);
        if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
        return answer.json();
      };
      const [world, cities] = await Promise.all([get("world.topo.json"), get("cities.json")]);
      this.basemap.show(world);
      this.names = new Names(this, world.objects.countries.geometries, cities);
      this.refresh();
      this.ready = true;
      this.basemap.showInner(await get("regions.topo.json"));
    }

    /* ---- what the pieces ask ---- */

    palette() {
      return THEMES[this.theme];
    }

    scale() {
      if (!this.options.present) return 1;
      return window.innerHeight < LOW ? 1.1 : 1.3;
    }

    font(weight, size) {
      return `${weight} ${size * this.scale()}px "Source Sans", "Helvetica Neue", Arial, sans-serif`;
    }

    /** The colour of a source; lighter for what is known only as a span of days. */
    colour(source, light) {
      return this._colours[source][light ? 1 : 0];
    }

    /** Whether all that is claimed about a place in the window is dated only as a span. */
    onlyLight(index) {
      const { now, activity } = this;
      for (let source = 0; source < activity.sourceCount; source++) {
        if (now.exact[index * activity.sourceCount + source]) return false;
      }
      return true;
    }

    claimsWords(count) {
      return `${count.toLocaleString("en")} ${count === 1 ? "claim" : "claims"}`;
    }

    openWords(count) {
      return `${count.toLocaleString("en")} open ${count === 1 ? "question" : "questions"}`;
    }

    /** The polygons of a place that is an area, as lists of rings of [lat, lon]. */
    outline(index) {
      const region = this._regions[index];
      if (region && region.length) return region.map((ring) => [ring]);
      return this.view.places[index].areas.flatMap((code) => this.basemap.country(code));
    }

    groundNames(map, bounds, taken, measure) {
      this.names.collect(map, bounds, measure);
      return this.names.free(taken);
    }

    paintGroundNames(context, names) {
      this.names.paint(context, names);
    }

    takeTheme() {
      const ground = getComputedStyle(document.body).backgroundColor.match(/\d+/g) || [255, 255, 255];
      const bright = 0.3 * ground[0] + 0.6 * ground[1] + 0.1 * ground[2];
      const theme = ground.length > 3 && Number(ground[3]) === 0 ? this.theme : bright < 110 ? "dark" : "light";
      if (theme === this.theme && this._colours) return;
      this.theme = theme;
      document.documentElement.dataset.theme = theme;
      const { tint } = this.palette();
      this._colours = this.view.sources.map((source) => [source.colour, mix(source.colour, tint, 0.42)]);
      this.basemap.restyle();
      this.refresh();
    }

    /* ---- state ---- */

    /** Take what the filters changed; `command` > the last one also moves day, place and mode. */
    update(state) {
      this.activity.setShown(state.shown, state.off_shown);
      this.filters = { phrase: state.phrase, sources: state.sources };
      this.open = state.open;
      this._longest = 0;
      this._filtered = this.activity.total.some((total, row) => total > this.activity.shown[row]);
      if (state.command !== this._command) {
        const first = this._command === undefined;
        this._command = state.command;
        if (first || state.fields.includes("camera")) this._fit(() => this._open(state.camera));
        this._apply(state, !first);
      }
      this._fillLegend();
      this._prepare();
      this.slider.setBars(this.activity.bars(this.limit()));
      this.refresh();
    }

    /* A command moves only what its `fields` name: the rest belongs to the hand. */
    _apply({ fields, day, mode, lastDays, place, known }, visit) {
      const told = (name) => !visit || fields.includes(name);
      if (told("known")) this.known = known === null ? null : this._knownIndex(known);
      if (told("day") && this.slotIndex.has(day)) this.slot = this.slotIndex.get(day);
      if (told("mode") && mode) this.mode = mode;
      if (told("mode") && lastDays) this.lastDays = lastDays;
      if (told("place")) {
        this.place = this.placeIndex.get(place) ?? null;
        this.unseen = this.place === null ? place : null;
        if (visit && this.place !== null) this._bringIntoView(this.place);
      }
    }

    _open(camera) {
      this.map.setView([0, 0], 2, { animate: false });
      if (!camera) {
        this.home(false);
        return;
      }
      this._stand = { center: L.latLng(camera[1], camera[2]), zoom: camera[0] };
      this.map.setView(this._stand.center, this._stand.zoom, { animate: false });
    }

    /** Show the home bounds. */
    home(animate = true) {
      const [south, west, north, east] = this.view.home || WORLD;
      this.map.fitBounds([[south, west], [north, east]], { animate, padding: [26, 26] });
      this._stand = null;
      const { clientWidth: width, clientHeight: height } = this.map.getContainer();
      if (!animate) this._fittedTo = { width, height, camera: this._camera() };
    }

    onSlot(slot, dragging) {
      if (slot !== this.slot) {
        this.slot = slot;
        this.invalidate();
      }
      if (dragging) this._sendLater(DRAG_PAUSE_MS);
    }

    /* The last statement day up to a key such as "2022-01-07"; -1 before the first. */
    _knownIndex(key) {
      return this.view.known.filter((day) => day.key <= key).length - 1;
    }

    /** The position of the statement day as a number to compare with. */
    limit() {
      return this.known === null ? Infinity : this.known;
    }

    onKnown(known, dragging) {
      if (known !== this.known) {
        this.known = known;
        this.slider.setBars(this.activity.bars(this.limit()));
        this.invalidate();
      }
      if (dragging) this._sendLater(DRAG_PAUSE_MS);
    }

    /* The conflicts as known now: rows {place, first, last, question}. */
    _layer() {
      const { layers } = this.open;
      const at = this.known === null ? layers.length - 1 : this.known;
      return layers[at] || { place: [], first: [], last: [], question: [] };
    }

    /** The titles of the questions in conflict about a place in the current window. */
    openAt(index) {
      return this._openNow.get(index) || [];
    }

    /* The same for all places at once: asked for every mark of every frame. */
    _findOpen() {
      const layer = this._layer();
      const [from, to] = this.range;
      this._openNow = new Map();
      layer.place.forEach((place, row) => {
        if (layer.first[row] > to || layer.last[row] < from) return;
        const title = this.open.titles[layer.question[row]];
        if (this._openNow.has(place)) this._openNow.get(place).push(title);
        else this._openNow.set(place, [title]);
      });
    }

    nextChange() {
      return this.activity.nextChange(this.slot, this.limit());
    }

    /** The next slot at which a question comes into conflict, or null. */
    nextOpen() {
      const later = this._layer().first.filter((first) => first > this.slot);
      return later.length ? Math.min(...later) : null;
    }

    onMode(mode, lastDays) {
      this.mode = mode;
      this.lastDays = lastDays;
      this._prepare();
      this.marks.arrange();
      this.refresh();
      this._sendLater(0);
    }

    /** The hand let go; `soft`: more steps may follow at once (a held key, playing). */
    onRest(soft = false) {
      this.alternative.touch();
      this._sendLater(soft ? SETTLE_MS : 0);
    }

    setPlace(index) {
      this.place = index;
      this.unseen = null;
      this.invalidate();
      this._sendLater(0);
    }

    /** Select a place and bring it into view. */
    visit(index) {
      this._bringIntoView(index, true);
      this.setPlace(index);
    }

    _point(index) {
      const place = this.view.places[index];
      return place.lat === null ? [place.labelLat, place.labelLon] : [place.lat, place.lon];
    }

    _bringIntoView(index, always = false) {
      const point = this._point(index);
      if (!always && this.map.getBounds().contains(point)) return;
      this._stand = { center: L.latLng(point), zoom: this.map.getZoom() };
      this.map.panTo(point);
    }

    /* All of it is looked at before any of it is done. */
    goTo({ day, place, mode = this.mode, lastDays = this.lastDays, known } = {}) {
      const refuse = (what) => { throw new RangeError(`Claim Atlas: no ${what}`); };
      if (day !== undefined && !this.slotIndex.has(day)) refuse(`slot ${day} on the time axis`);
      if (place !== undefined && place !== null && !this.placeIndex.has(place)) refuse(`place ${place} on the map`);
      if (!MODES.includes(mode)) refuse(`mode ${mode}, only ${MODES.join(", ")}`);
      if (!Number.isInteger(lastDays) || lastDays < 2 || lastDays > MOST_DAYS) refuse(`${lastDays} last days, only 2 to ${MOST_DAYS}`);
      if (known !== undefined) this.onKnown(known === null ? null : this._knownIndex(known), false);
      if (day !== undefined) this.slot = this.slotIndex.get(day);
      if (place !== undefined) {
        this.place = place === null ? null : this.placeIndex.get(place);
        this.unseen = null;
        if (this.place !== null) this._bringIntoView(this.place);
      }
      this.onMode(mode, lastDays);
    }

    /** What the last painted frame showed. */
    state() {
      if (!this._painted && this.painted) this._painted = this._describe();
      return { ...this._painted, painted: this.painted, ready: Boolean(this.ready) };
    }

    _view() {
      const { lat, lng } = this.map.getCenter();
      return {
        day: this.view.slots[this.slot]?.key ?? null, mode: this.mode, lastDays: this.lastDays,
        place: this.place === null ? null : this.view.places[this.place].id, sources: this.filters.sources,
        known: this.known === null ? null : this.knownDay().key,
        sentence: this.headline.textContent, zoom: this.map.getZoom(), center: [lat, lng],
      };
    }

    _describe() {
      const { sources, places } = this.view;
      const { now } = this;
      const seen = places.flatMap((place, index) => {
        if (!now.placeTotals[index]) return [];
        const bySource = {};
        sources.forEach((source, s) => {
          const cell = index * sources.length + s;
          const count = now.exact[cell] + now.light[cell];
          if (count) bySource[source.id] = count;
        });
        return [{ id: place.id, claims: now.placeTotals[index], bySource, open: this.openAt(index) }];
      });
      return { ...this._shown, claims: now.claims, hidden: now.hidden, later: now.later, places: seen };
    }

    /* ---- painting: everything that a frame shows is worked out and shown together ---- */

    /* The most that each place shows in one position of the handle: spots stay still. */
    _prepare() {
      const { activity, view } = this;
      this.peak = new Uint32Array(view.places.length);
      const peaks = this.mode === "until" ? [view.slots.length - 1] : view.slots.keys();
      for (const slot of peaks) {
        const { placeTotals } = activity.window(...dates.windowOf(view.slots, slot, this.mode, this.lastDays));
        placeTotals.forEach((count, index) => { if (count > this.peak[index]) this.peak[index] = count; });
      }
    }

    /** Paint anew in the next frame, however often it is asked for. */
    invalidate() {
      if (this._frame) return;
      this._frame = requestAnimationFrame(() => {
        this._frame = null;
        this._paint();
      });
    }

    /** As `invalidate`, and place everything anew. */
    refresh() {
      if (this.marks) {
        this.marks._groundKey = null;
        this.names._for = null;
        if (this.marks._bounds) this.marks.arrange();
      }
      this.slider._base = null;
      this.invalidate();
    }

    _paint() {
      if (!this.view.slots.length || !this._colours) return;
      const { slots } = this.view;
      this.range = dates.windowOf(slots, this.slot, this.mode, this.lastDays);
      this.now = this.activity.window(...this.range, this.limit());
      this._findOpen();
      const words = dates.windowWords(slots, this.slot, this.mode, this.lastDays);
      this._sentence(words);
      const long = this.mode === "day" ? slots[this.slot].words : words.charAt(0).toUpperCase() + words.slice(1);
      this.slider.show(this.slot, this.mode, this.lastDays, long, this.headline.textContent);
      this.knownSlider.show(this.known);
      this._paintEdge();
      this.marks.paint();
      if (this.hover !== null) this._fillTip(this.marks.marked(this.hover));
      this.painted++;
      this._shown = this._view();
      this.alternative.touch();
      this._painted = null; // all of it is put into words when somebody asks
      for (const listener of this.paintListeners) listener(this.state());
    }

    _sentence(words) {
      const { now, filters } = this;
      const where = `${now.places} ${now.places === 1 ? "place" : "places"}`;
      const counts = now.claims
        ? [element("b", {}, this.claimsWords(now.claims)), " at ", element("b", {}, where)]
        : [element("b", {}, "no claims")];
      const known = this.known === null ? "" : `as known on ${this.knownDay().words}`;
      const middle = `${[filters.phrase, known].filter(Boolean).map((text) => `, ${text}`).join("")}: `;
      const part = now.spans < now.claims ? `${now.spans.toLocaleString("en")} ` : now.claims > 1 ? "all " : "";
      const spans = now.spans ? `, ${part}dated as a span` : "";
      const off = now.off ? `; ${now.off.toLocaleString("en")} not on the map` : "";
      this.headline.replaceChildren(element("b", {}, words), middle, ...counts, spans, off);
      this._keepRoom();
      this._hiddenNotice();
    }

    /* The head keeps the room of its longest sentence: the map must not jump while scrubbing. */
    _keepRoom() {
      const { length } = this.headline.textContent;
      if (length <= this._longest) return;
      this._longest = length;
      this.headline.style.minHeight = "";
      this.headline.style.minHeight = `${this.headline.offsetHeight}px`;
    }

    knownDay() {
      const { known } = this.view;
      return this.known < 0 ? { key: "0001-01-01", words: "a day before anything was said" } : known[this.known];
    }

    /* Where the sidebar is away (presentation, phone), the colours are told here. */
    _fillLegend() {
      const chosen = new Set(this.filters.sources);
      this.legend.replaceChildren(...this.view.sources.flatMap(({ id, label, colour }, at) =>
        (chosen.has(id) ? [element("li", {}, this.signs.swatch(at, colour), label)] : [])));
    }

    _hiddenNotice() {
      const { now, view } = this;
      this.notes.hidden = !this._filtered && this.known === null;
      this.later.hidden = !now.later;
      this.later.textContent = `Said only later: ${this.claimsWords(now.later)}`;
      this.notice.hidden = !now.hidden;
      if (!now.hidden) return;
      const parts = view.sources.flatMap((source, index) =>
        (now.hiddenBySource[index] ? [`${source.label} ${now.hiddenBySource[index].toLocaleString("en")}`] : []));
      if (!this._show) {
        this._show = element("button", { type: "button", class: "ca-link", onclick: () => this._send({ action: "clear" }) }, "Show all");
      }
      this.notice.replaceChildren(`Hidden by the filters: ${this.claimsWords(now.hidden)} (${parts.join(", ")}). `, this._show);
    }

    _paintEdge() {
      if (!this.now || !this.marks._bounds) return;
      const points = [];
      this.view.places.forEach((place, index) => {
        if (!this.now.placeTotals[index]) return;
        const { x, y } = this.map.latLngToContainerPoint(this._point(index));
        points.push({ index, x, y, claims: this.now.placeTotals[index], open: this.openAt(index).length });
      });
      this.edge.show(points, this.map.getSize(), this.marks.donutBoxes());
    }

    /* ---- pointing ---- */

    _click(event) {
      const mark = this.marks.at(event.layerPoint, 5);
      if (mark && mark.places.length > 1 && this._enter(mark.places)) return;
      const hit = mark ? mark.places[0] : this.marks.areaAt(event.layerPoint);
      this.setPlace(hit === this.place ? null : hit);
    }

    /** Select a place by its name, or let go of it; one among others on a spot is parted from them. */
    choose(index) {
      if (index === this.place) return this.setPlace(null);
      const mark = this.marks.of(index);
      if (!mark || mark.places.length < 2 || !this._enter(mark.places)) this._bringIntoView(index);
      return this.setPlace(index);
    }

    /** Mark a place and show its tip, as the mouse above it does; null: none. */
    pointAt(index) {
      const mark = index === null ? null : this.marks.of(index);
      this._setHover(mark, mark && this.map.layerPointToContainerPoint([mark.x, mark.y]));
    }

    /* Show places that lie on each other from nearer by; false where that would part none. */
    _enter(places) {
      const bounds = L.latLngBounds(places.map((index) => this._point(index)));
      const [now, most] = [this.map.getZoom(), this.map.getMaxZoom()];
      if (now >= most || bounds.getNorthEast().equals(bounds.getSouthWest())) return false;
      const zoom = Math.max(this.map.getBoundsZoom(bounds, false, L.point(120, 120)), now + 1);
      this.map.setView(bounds.getCenter(), Math.min(zoom, now + 4, most));
      return true;
    }

    _move(event) {
      this._setHover(this.marks.at(event.layerPoint), event.containerPoint);
    }

    _setHover(mark, point) {
      const key = mark ? mark.key : null;
      if (key !== this.hover) {
        this.hover = key;
        this.map.getContainer().style.cursor = mark ? "pointer" : "";
        this.invalidate();
      }
      if (!mark) {
        this.tip.hidden = true;
        return;
      }
      this._fillTip(mark);
      const size = this.map.getSize();
      const [width, height] = [this.tip.offsetWidth, this.tip.offsetHeight];
      const x = point.x + 18 + width > size.x ? point.x - width - 14 : point.x + 18;
      const y = Math.min(size.y - height - 6, Math.max(6, point.y - 12));
      this.tip.style.transform = `translate(${Math.max(6, x)}px, ${y}px)`;
    }

    _fillTip(mark) {
      const { now, view } = this;
      this.tip.hidden = !mark;
      if (!mark) return;
      const rows = view.sources.flatMap((source, s) => {
        const count = mark.places.reduce((sum, index) => {
          const cell = index * view.sources.length + s;
          return sum + now.exact[cell] + now.light[cell];
        }, 0);
        if (!count) return [];
        return [element("li", {}, this.signs.swatch(s, source.colour), element("span", {}, source.label), element("b", {}, count.toLocaleString("en")))];
      });
      const spoken = `${rows.length} of ${view.sources.length} sources speak`;
      const open = [...new Set(mark.places.flatMap((index) => this.openAt(index)))];
      const questions = open.length ? [element("small", { class: "ca-open" },
        element("b", {}, this.openWords(open.length)), ...open.map((title) => element("span", {}, title)))] : [];
      this.tip.replaceChildren(
        element("strong", {}, mark.label),
        element("small", {}, `${this.claimsWords(mark.total)}, ${spoken}`), element("ul", {}, ...rows), ...questions);
    }

    /* ---- to Python ---- */

    _sendLater(delay) {
      clearTimeout(this._timer);
      if (delay) this._timer = setTimeout(() => this._send({}), delay);
      else this._send({});
    }

    _send(more) {
      const value = {
        command: this._command ?? null, day: this.view.slots[this.slot]?.key ?? null,
        mode: this.mode, lastDays: this.lastDays,
        known: this.known === null ? null : this.knownDay().key,
        place: this.place === null ? this.unseen : this.view.places[this.place].id,
        camera: this._stand && this._cameraWords(this._stand),
        ...more,
      };
      const text = JSON.stringify(value);
      if (text === this._sent && !value.action) return;
      this._sent = text;
      this.options.send({ ...value, seq: Date.now() + Math.random() });
    }

    _cameraWords({ center, zoom }) {
      const { lat, lng } = center.wrap();
      return [zoom, Number(lat.toFixed(3)), Number(lng.toFixed(3))];
    }

    /* Whether the map stands where `home` puts it: then the address needs no camera. */
    _homeView() {
      const [south, west, north, east] = this.view.home || WORLD;
      const bounds = L.latLngBounds([[south, west], [north, east]]);
      const zoom = this.map.getBoundsZoom(bounds, false, L.point(52, 52));
      const target = this.map.project(bounds.getCenter(), zoom);
      return zoom === this.map.getZoom() && target.distanceTo(this.map.project(this.map.getCenter(), zoom)) < 40;
    }
  }

  root.ClaimAtlas.THEMES = THEMES;

  /** Start the atlas on a Leaflet map and publish its handle. */
  root.ClaimAtlas.start = function (map, view, options) {
    const atlas = new Atlas(map, view, options);
    root.claimAtlas = {
      state: () => atlas.state(),
      goTo: (target) => atlas.goTo(target),
      update: (state) => atlas.update(state),
      onPaint: (listener) => {
        atlas.paintListeners.add(listener);
        return () => atlas.paintListeners.delete(listener);
      },
      boxes: () => atlas.marks.boxes(),
      takeTheme: () => atlas.takeTheme(),
    };
    atlas.load().catch((problem) => console.error("Claim Atlas: the basemap could not be loaded:", problem));
    return atlas;
  };
})(window);
