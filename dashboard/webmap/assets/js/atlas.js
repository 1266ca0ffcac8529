/* The map with its slider: one state, painted once a frame.
 *
 * `window.claimAtlas.state()` tells what is on the screen, `window.claimAtlas.goTo({day, place,
 * mode, lastDays, known})` changes it. Everything else here is private to the plugin.
 */
(function (root) {
  "use strict";

  const {
    Activity, Alternative, Basemap, Camera, Edge, Headline, KnownSlider, Letters, Marks, Names, Signs, Slider, Spans, Tip, World, dates,
    element, motion,
  } = root.ClaimAtlas;
  const { _, ngettext } = root.ClaimAtlas.language;
  const SETTLE_MS = 90;
  const DRAG_PAUSE_MS = 160;
  const CAMERA_MS = 500;
  const FOLDED = 768; // pixels of the page; Streamlit folds its sidebar, and page.css stacks columns
  const LOW = 860; // pixels; the presentation view keeps more of a low window for the map
  const MODES = ["day", "last", "until"];
  const MOST_DAYS = 60;
  const NO_CONFLICTS = { place: [], first: [], last: [], question: [] };

  const rgb = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const mix = (hex, ground, share) => {
    const [a, b] = [rgb(hex), rgb(ground)];
    return `rgb(${a.map((value, i) => Math.round(value * share + b[i] * (1 - share))).join()})`;
  };

  class Atlas {
    /**
     * @param {L.Map} map
     * @param {object} view as `columns.viewOf` returns it
     * @param {{send: function(object): void, assets: string, version: string, present: boolean, themes: object, lighter: number, signs: object[], host: ?Element, basemap: ?object}} options
     */
    constructor(map, view, options) {
      this.map = map;
      this.view = view;
      this.options = options;
      this.activity = new Activity(view);
      this.world = new World(view.places);
      this.largest = this.activity.largestPlace();
      this.theme = "light";
      this.slot = view.defaultSlot;
      this.mode = "day";
      this.lastDays = 3;
      this.known = null;
      this.open = { layers: [] };
      this._layers = new Map();
      this.openCounts = new Uint32Array(view.places.length);
      this.place = null;
      this.unseen = null; // id of the place that the page lists and no map can show
      this.hover = null;
      this.filters = { phrase: "", sources: view.sources.map((source) => source.id) };
      this.painted = 0;
      this.signs = new Signs(options.signs);
      this.letters = new Letters();
      this.paintListeners = new Map(); // listener: whether it does without the places
      this.placeIndex = new Map(view.places.map((place, index) => [place.id, index]));
      this.slotIndex = new Map(view.slots.map((slot, index) => [slot.key, index]));
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
      const container = this.map.getContainer();
      const host = this.options.host || document.body;
      this.headline = new Headline(this, host);
      host.append(this.slider.element);
      this.camera = new Camera(this.map, this.view.home, () => this._sendLater(CAMERA_MS));
      this.tip = new Tip(this, container);
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
          button(_("Zoom in"), "+", () => this.map.zoomIn()),
          button(_("Zoom out"), "−", () => this.map.zoomOut()),
          button(_("Show the whole region"), "⌂", () => this.camera.home()),
          button(this.options.present ? _("Leave the presentation view") : _("Presentation view"),
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
      document.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && this.place !== null) this.setPlace(null);
      });
      new ResizeObserver(() => {
        this._besideNothing();
        if (this.camera.resized()) this.headline.forget();
      }).observe(container);
      this._loadFont();
    }

    /* Where the page has folded its sidebar away, the colours of the sources stand above the map. */
    _besideNothing() {
      const alone = root.frameElement !== null && root.parent.innerWidth <= FOLDED;
      document.documentElement.classList.toggle("ca-alone", alone);
    }

    /* The page's own font, so that map and page read as one; canvas text waits for it. */
    _loadFont() {
      if (!this.options.font) return;
      const face = new FontFace("Source Sans", `url("${this.options.font}")`, { weight: "200 900" });
      document.fonts.add(face);
      face.load().then(() => this._measureAnew(), () => document.fonts.delete(face));
    }

    _measureAnew() {
      this.letters.forget();
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
      return this.options.themes[this.theme];
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

    claimsWords(count) {
      return ngettext("{n} claim", "{n} claims", count);
    }

    openWords(count) {
      return ngettext("{n} open question", "{n} open questions", count);
    }

    /** The polygons of a place that is an area, as lists of rings of [lat, lon]. */
    outline(index) {
      const { outline, areas } = this.view.places[index];
      if (outline && outline.length) return outline.map((ring) => [ring]);
      return areas.flatMap((code) => this.basemap.country(code));
    }

    groundNames(map, bounds, taken) {
      this.names.collect(map, bounds);
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
      this._colours = this.view.sources.map((source) => [source.colour, mix(source.colour, tint, this.options.lighter)]);
      this.basemap.restyle();
      this.refresh();
    }

    /* ---- state ---- */

    /** Take what the filters changed; `command` > the last one also moves day, place and mode.
     *
     * @param {object} counts {shown, off, sources, open}, see `columns.countsOf`
     */
    update(state, counts) {
      this.activity.setShown(counts.shown, counts.off);
      this.filters = { phrase: state.phrase, sources: counts.sources };
      this.open = counts.open;
      this._layers = new Map();
      this.headline.forget();
      this.filtered = this.activity.total.some((total, row) => total > this.activity.shown[row]) || counts.off.includes(0);
      if (state.command !== this._command) {
        const first = this._command === undefined;
        this._command = state.command;
        if (first || state.fields.includes("camera")) this.camera.open(state.camera);
        this._apply(state, !first);
      }
      this.headline.fillLegend();
      this._prepare();
      this.slider.setBars(this.activity.bars(this.limit()));
      this.refresh();
    }

    clearFilters() {
      this._send({ action: "clear" });
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
        if (visit && this.place !== null) this.camera.show(this._point(this.place));
      }
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

    /* The conflicts as known now: rows {place, first, last, question}, and their spans. */
    _layer() {
      const { layers } = this.open;
      const at = this.known === null ? layers.length - 1 : this.known;
      if (!this._layers.has(at)) {
        const rows = layers[at] || NO_CONFLICTS;
        this._layers.set(at, { ...rows, spans: new Spans(rows.first, rows.last, this.view.slots.length) });
      }
      return this._layers.get(at);
    }

    /** The titles of the questions in conflict about a place in the current window, so many at most. */
    openAt(index, most = Infinity) {
      if (!this.openCounts[index]) return [];
      const { place, question, first, last } = this._layer();
      const [from, to] = this.range;
      const titles = [];
      for (let row = place.indexOf(index); row < place.length && place[row] === index && titles.length < most; row++) {
        if (first[row] <= to && last[row] >= from) titles.push(this.view.questions[question[row]]);
      }
      return titles;
    }

    /* How many there are at each place: asked for every mark of every frame. */
    _findOpen() {
      const { place, spans } = this._layer();
      this.openCounts.fill(0);
      spans.meeting(...this.range, (row) => { this.openCounts[place[row]]++; });
    }

    /** The next slot in which something else is shown than in the one before it, or null. */
    nextChange() {
      const next = this.slider.bars.changes.indexOf(1, this.slot + 1);
      return next >= 0 && next < this.view.slots.length ? next : null;
    }

    /** The next slot at which a question comes into conflict, or null. */
    nextOpen() {
      const { first } = this._layer();
      let next = this.view.slots.length;
      for (let row = 0; row < first.length; row++) if (first[row] > this.slot && first[row] < next) next = first[row];
      return next < this.view.slots.length ? next : null;
    }

    onMode(mode, lastDays) {
      this.mode = mode;
      this.lastDays = lastDays;
      this._prepare();
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
      this.camera.show(this._point(index), true);
      this.setPlace(index);
    }

    _point(index) {
      const place = this.view.places[index];
      return place.lat === null ? [place.labelLat, place.labelLon] : [place.lat, place.lon];
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
        if (this.place !== null) this.camera.show(this._point(this.place));
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
        sentence: this.headline.sentence.textContent, zoom: this.map.getZoom(), center: [lat, lng],
      };
    }

    _describe() {
      const { sources, places } = this.view;
      const { now } = this;
      const seen = places.flatMap((place, index) => {
        if (!now.placeTotals[index]) return [];
        const shares = now.shares([index]).map(({ source, exact, light }) => [sources[source].id, exact + light]);
        return [{ id: place.id, claims: now.placeTotals[index], bySource: Object.fromEntries(shares), open: this.openAt(index) }];
      });
      return { ...this._shown, places: seen };
    }

    /* ---- painting: everything that a frame shows is worked out and shown together ---- */

    /* The most that each place shows in one position of the handle: spots stay still. */
    _prepare() {
      this.peak = this.activity.peaks(dates.reachOf(this.view.slots, this.mode, this.lastDays));
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
      this.slider.chart.refresh();
      this.invalidate();
    }

    /** Count what the current window shows. */
    count() {
      this.now = this.activity.window(...this.range, this.limit());
    }

    _paint() {
      if (!this.view.slots.length || !this._colours) return;
      const { slots } = this.view;
      this.range = dates.windowOf(slots, this.slot, this.mode, this.lastDays);
      this.count();
      this._findOpen();
      const words = dates.windowWords(slots, this.slot, this.mode, this.lastDays);
      this.headline.show(words);
      this.slider.show(this.slot, this.mode, this.lastDays, words, this.headline.sentence.textContent);
      this.knownSlider.show(this.known);
      this.marks.settle();
      if (this.marks._bounds) this.edge.show(this.now, this.map.getSize(), this.marks.donutBoxes());
      this.marks.paint();
      if (this.hover !== null) this.tip.fill(this.marks.marked(this.hover));
      this.painted++;
      const { claims, hidden, later } = this.now;
      this._shown = { ...this._view(), claims, hidden, later };
      this.alternative.touch();
      this._painted = null; // all of it is put into words when somebody asks
      for (const [listener, brief] of this.paintListeners) listener(brief ? { ...this._shown, ready: Boolean(this.ready) } : this.state());
    }

    knownDay() {
      const { known } = this.view;
      return this.known < 0 ? { key: "0001-01-01" } : known[this.known];
    }

    /** "as known on 7 January 2022". */
    knownWords() {
      if (this.known < 0) return _("as known on a day before anything was said");
      return _("as known on {day}", { day: this.knownDay().words });
    }

    /* ---- pointing ---- */

    _click(event) {
      const mark = this.marks.at(event.layerPoint, 5);
      const places = mark ? this.marks.placesOf(mark) : [];
      if (places.length > 1 && this.camera.enter(places.map((index) => this._point(index)))) return;
      const hit = mark ? places[0] : this.marks.areaAt(event.layerPoint);
      this.setPlace(hit === this.place ? null : hit);
    }

    /** Select a place by its name, or let go of it; one among others on a spot is parted from them. */
    choose(index) {
      if (index === this.place) return this.setPlace(null);
      const mark = this.marks.of(index);
      const places = mark ? this.marks.placesOf(mark) : [];
      if (places.length < 2 || !this.camera.enter(places.map((each) => this._point(each)))) this.camera.show(this._point(index));
      return this.setPlace(index);
    }

    /** Mark a place and show its tip, as the mouse above it does; null: none. */
    pointAt(index) {
      const mark = index === null ? null : this.marks.of(index);
      this._setHover(mark, mark && this.map.layerPointToContainerPoint([mark.x, mark.y]));
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
      this.tip.show(mark, point);
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
        camera: this.camera.words(),
        ...more,
      };
      const text = JSON.stringify(value);
      if (text === this._sent && !value.action) return;
      this._sent = text;
      this.options.send({ ...value, seq: Date.now() + Math.random() });
    }
  }

  /** Start the atlas on a Leaflet map and publish its handle. */
  root.ClaimAtlas.start = function (map, view, options) {
    root.ClaimAtlas.language.speak(options.language);
    const atlas = new Atlas(map, view, options);
    root.claimAtlas = {
      state: () => atlas.state(),
      goTo: (target) => atlas.goTo(target),
      onPaint: (listener, brief = false) => {
        atlas.paintListeners.set(listener, brief);
        return () => atlas.paintListeners.delete(listener);
      },
      boxes: () => atlas.marks.boxes(),
      track: () => ({ days: view.slots.map(({ key }) => key), x: atlas.slider.chart.x }),
      takeTheme: () => atlas.takeTheme(),
    };
    atlas.load().catch((problem) => console.error("Claim Atlas: the basemap could not be loaded:", problem));
    return atlas;
  };
})(window);
