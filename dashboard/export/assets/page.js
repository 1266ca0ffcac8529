/* A page of its own: reads its data, starts the map, and keeps map, filters, panel, stamp and
 * address in step. The map is the dashboard's; what Python does there is done here. */
(function (root) {
  "use strict";

  const { columns, start, element, language, page, Signs } = root.ClaimAtlas;
  const { _, ngettext } = language;
  const { Model, Conflicts, Address, Filters, ClaimsPanel, ComparePanel, capitalised, sentence, FILTERS } = page;
  const MOST_HIDDEN = 3; // so many lines on what a filter hides; the rest is counted
  const tabs = () => [["claims", _("Claims")], ["compare", _("Compare")], ["sources", _("Sources")]];
  const EVERYTHING = ["day", "mode", "place", "known", "camera"];
  const nothing = (claims) => (claims
    ? _("None of the claims has a day, so there is nothing to show on a map. They are listed beside it.")
    : _("This page holds no claims yet, so there is nothing to show on a map."));
  const byId = (id) => document.getElementById(id);
  const read = (id) => JSON.parse(byId(id).textContent);

  class Page {
    constructor(data, view) {
      this.settings = read("page-settings");
      language.speak(this.settings.language);
      this.view = view;
      this.model = new Model(data, this.view);
      this.conflicts = new Conflicts(this.model);
      this.address = new Address(this.model);
      this.command = 0;
      this.tab = null;
      this.start = this.address.write(this.address.read(new URLSearchParams(data.start)).state);
      this._take();
      this._build();
      this._map();
      this.show(EVERYTHING);
    }

    /* ---- building ---- */

    _build() {
      this.claims = new ClaimsPanel(this.model, (place) => this.change({ place }, ["place"]));
      this.compare = new ComparePanel(this.model, (changes) => this.change(changes));
      this.signs = new Signs(this.settings.signs);
      this.filters = new Filters(byId("page-filters"), this.model, this.signs, (name, set) => this.address.simple(name, set), (changes) => this.change(changes));
      this.panel = byId("page-panel");
      this.tabs = new Map(tabs().map(([name, title]) => [name, element("button", { type: "button", "aria-pressed": "false", onclick: () => this._turn(name) }, title)]));
      this.notices = element("div", { class: "page-notices", role: "status" });
      this.body = element("div", { class: "page-body" });
      this.panel.append(element("div", { class: "page-tabs", role: "group", "aria-label": _("Beside the map") }, ...this.tabs.values()), this.notices, this.body);
      this._listen();
    }

    _listen() {
      const filters = byId("page-filters");
      const button = byId("page-filters-button");
      button.addEventListener("click", () => {
        const open = document.body.classList.toggle("page-filters-open");
        button.setAttribute("aria-expanded", String(open));
        if (open) filters.querySelector("input").focus({ preventScroll: true });
      });
      const close = () => {
        document.body.classList.remove("page-filters-open");
        button.setAttribute("aria-expanded", "false");
      };
      byId("page-map").addEventListener("pointerdown", close);
      filters.addEventListener("keydown", (event) => {
        if (event.key === "Escape") { close(); button.focus(); }
      });
      // The arrow keys move the slider, but scroll what has the focus here.
      for (const box of [filters, this.panel]) {
        box.addEventListener("keydown", (event) => { if (event.key !== "Escape") event.stopPropagation(); });
      }
      addEventListener("hashchange", () => {
        this.tab = null;
        this._take();
        this.show(EVERYTHING);
      });
    }

    _map() {
      if (!this.view.slots.length) {
        byId("page-map").replaceChildren(element("p", { class: "page-nothing" }, nothing(this.model.data.lines.length)));
        return;
      }
      const map = L.map("map_div", this.settings.map);
      const names = ["world.topo.json", "cities.json", "regions.topo.json"];
      this.map = map;
      this.atlas = start(map, this.view, {
        host: byId("page-map"), present: false, font: this.settings.font, language: this.settings.language, signs: this.settings.signs,
        themes: this.settings.themes, lighter: this.settings.lighter,
        basemap: Object.fromEntries(names.map((name) => [name, read(name)])),
        send: (value) => this._hear(value),
      });
    }

    /* ---- the view ---- */

    /* From the address, or as the page was made where the address says nothing. */
    _take() {
      const hash = location.hash.slice(1);
      const { state, strange } = this.address.read(new URLSearchParams(hash || this.start));
      this.state = state;
      this.strange = strange;
    }

    /** Change the view; what `fields` name is moved on the map, too. */
    change(changes, fields = []) {
      Object.assign(this.state, changes);
      this.strange = [];
      this.show(fields);
    }

    /* What the hand did on the map. */
    _hear({ day, mode, lastDays, known, place, camera, action }) {
      Object.assign(this.state, { day, mode, lastDays, known, place, camera });
      this.strange = [];
      if (action === "clear") this.change(Object.fromEntries(FILTERS.map((name) => [name, name === "search" ? "" : null])));
      else if (action === "present" || action === "leave") this.change({ alone: !this.state.alone });
      else this._show();
    }

    _turn(tab) {
      this.tab = tab;
      this.change(tab === "sources" ? {} : { panel: tab });
      this.panel.scrollTop = 0;
    }

    /* ---- showing ---- */

    show(fields) {
      const { state, model } = this;
      this.passed = model.passing(state);
      if (fields.length) this.command++;
      document.body.classList.toggle("page-alone", state.alone);
      if (this.atlas && this.atlas.options.present !== state.alone) this.atlas.present(state.alone);
      this.filters.show(state);
      if (this.atlas) this._tell(fields);
      this._show();
    }

    /* What the filters make of the map: see MapState in dashboard/views/map_view.py. */
    _tell(fields) {
      const { state, model, passed } = this;
      const { claims, data } = model;
      const shown = new Uint32Array(this.view.rows.place.length);
      claims.row.forEach((row, claim) => { if (row >= 0) shown[row] += passed[claim]; });
      const { day, mode, lastDays, place, known, camera } = state;
      this.atlas.update({ phrase: model.phrase(state), command: this.command, fields, day, mode, lastDays, place, known, camera }, {
        shown, off: Uint8Array.from(claims.off, (claim) => passed[claim]), open: this.conflicts.open(passed),
        sources: data.sources.map(({ id }) => id).filter((id) => state.sources === null || state.sources.has(id)),
      });
    }

    _show() {
      this._write();
      const { state, model, passed } = this;
      const key = JSON.stringify([this.tab, { ...state, camera: null }, this.strange], (_, value) => (value instanceof Set ? [...value] : value));
      if (key === this.shownKey) return;
      this.shownKey = key;
      const days = model.here(state);
      const shown = days.map((there, claim) => there && passed[claim]);
      const tab = this.tab || state.panel;
      for (const [name, button] of this.tabs) button.setAttribute("aria-pressed", String(name === tab));
      this._notices();
      if (tab === "sources") this.body.replaceChildren(page.sourcesList(model, (id) => this._only(id)));
      else {
        const list = tab === "compare" ? [this.compare.list(state, shown, passed)]
          : [this.claims.list(state, days, passed), ...this.claims.dayless(model.dayless(state).map((there, claim) => there && passed[claim]))];
        const back = _("All places");
        const leave = state.place === null ? [] : [element("button", { type: "button", class: "page-link", onclick: () => this.change({ place: null }, ["place"]) }, `← ${back}`)];
        const head = tab === "compare" && state.span === "all" ? [] : [this.claims.head(state, days, passed, shown)];
        this.body.replaceChildren(...leave, ...head, ...list);
      }
      this._stamp();
    }

    _only(id) {
      this.tab = "claims";
      this.change({ sources: this.address.simple("sources", new Set([id])), panel: "claims" });
    }

    /* What the address got wrong, and what contradicts the claims in view and is hidden. */
    _notices() {
      const found = this.conflicts.hidden(this.state, this.passed);
      const lines = found.slice(0, MOST_HIDDEN).map(({ words, claims }) => element("p", {}, words, " ",
        element("button", { type: "button", class: "page-link", onclick: () => this.change(this.conflicts.lifted(this.state, claims)) }, _("Show it"))));
      if (found.length > MOST_HIDDEN) lines.push(element("p", {}, ngettext("And {n} more question.", "And {n} more questions.", found.length - MOST_HIDDEN)));
      const asked = _("The address asks for what this page does not have: {asked}.", { asked: this.strange.join(", ") });
      const strange = this.strange.length ? [element("p", {}, asked)] : [];
      this.notices.replaceChildren(...strange, ...lines);
      this.notices.hidden = !this.notices.childNodes.length;
    }

    /* The same lines as dashboard/export/stamp.py writes on every picture. */
    _stamp() {
      const { state, model, passed } = this;
      const version = _("Data version {version}", { version: model.data.version });
      const known = model.knownWords(state);
      const away = model.here(state, null).map((there, claim) => there && !passed[claim]);
      const lines = [`${model.dateWords(state)}; ${[model.phrase(state), known].filter(Boolean).join(", ")}`, model.sourcesWords(state),
        capitalised(model.hiddenWords(away)), version, this.settings.credits].filter(Boolean);
      byId("page-stamp").textContent = [model.sourcesWords(state), version, this.settings.credits].map(sentence).join(" ");
      const { dashboard } = this.settings;
      const lang = new URLSearchParams(model.data.start).get("lang");
      const address = [this.address.write(state), lang && `lang=${lang}`].filter(Boolean).join("&");
      const link = dashboard ? [element("p", {}, element("a", { href: `${dashboard}?${address}`, target: "_blank", rel: "noopener noreferrer" }, _("This view in the dashboard")))] : [];
      byId("page-stamp-rest").replaceChildren(...lines.map((line) => element("p", {}, line)), ...link);
    }

    /* A page in a closed frame may not write its address: then it has none. */
    _write() {
      const params = this.address.write(this.state);
      const hash = params === this.start ? "" : params || "view=map";
      if (hash === location.hash.slice(1)) return;
      try {
        history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
      } catch (problem) {
        if (problem.name !== "SecurityError") throw problem;
      }
    }
  }

  const data = read("page-data");
  const packed = Uint8Array.from(atob(data.view), (letter) => letter.charCodeAt(0));
  columns.unpack(packed).then((found) => { root.claimAtlasPage = new Page(data, columns.viewOf(found)); });
})(window);
