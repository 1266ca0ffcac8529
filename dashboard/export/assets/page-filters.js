/* The filters beside the map: search, sources with their colours, kinds of event, places.
 *
 * Built once; `show` only changes what is pressed, so that the keyboard keeps its place.
 */
(function (root) {
  "use strict";

  const { element, language } = root.ClaimAtlas;
  const { _, ngettext, number } = language;
  const TYPING_MS = 150;

  class Filters {
    /** @param {function(object): void} change takes the filters that changed */
    constructor(host, model, signs, simple, change) {
      Object.assign(this, { model, signs, simple, change });
      this.state = null;
      host.append(this._search(), this._sources(), this._pills("categories", _("Kind of event")), this._pills("places", _("Places")));
    }

    _search() {
      this.input = element("input", { type: "search", placeholder: _("Search claims, places …"), "aria-label": _("Search claims and places"), autocomplete: "off" });
      this.input.addEventListener("input", () => {
        clearTimeout(this.typing);
        this.typing = setTimeout(() => this.change({ search: this.input.value.trim().split(/\s+/).join(" ") }), TYPING_MS);
      });
      const form = element("form", { role: "search", class: "page-search" }, this.input);
      form.addEventListener("submit", (event) => event.preventDefault());
      return form;
    }

    _heading(title, ...buttons) {
      return element("div", { class: "page-cap" }, element("h2", {}, title), ...buttons);
    }

    _link(text, act, label) {
      return element("button", { type: "button", class: "page-link", onclick: act, ...(label ? { "aria-label": label } : {}) }, text);
    }

    _sources() {
      const { sources } = this.model.data;
      const most = Math.max(1, ...sources.map(({ claims }) => claims));
      this.all = this._link(_("all"), () => this.change({ sources: null }), _("All sources"));
      this.none = this._link(_("none"), () => this.change({ sources: new Set() }), _("No source"));
      this.boxes = new Map();
      const rows = sources.map(({ id, label, colour, claims }, at) => {
        const box = element("input", { type: "checkbox" });
        box.addEventListener("change", () => this._toggle("sources", id, sources.map((each) => each.id)));
        this.boxes.set(id, box);
        const row = element("li", {},
          element("label", {}, box, this.signs.swatch(at, colour), element("span", {}, label)),
          this._link(_("only"), () => this.change({ sources: this.simple("sources", new Set([id])) }), _("Only {source}", { source: label })),
          element("b", { title: ngettext("{n} claim in all", "{n} claims in all", claims) }, number(claims)));
        row.style.setProperty("--colour", colour);
        row.style.setProperty("--share", String(claims / most));
        return row;
      });
      return element("section", { "aria-label": _("Sources") }, this._heading(_("Sources"), this.all, this.none), element("ul", { class: "page-sources" }, ...rows));
    }

    /* Nothing pressed is no filter: all are shown. */
    _pills(name, title) {
      const { data, claims } = this.model;
      const [rows, column, key] = name === "categories" ? [data.categories, claims.category, "name"] : [data.places, claims.place, "id"];
      const counts = rows.map(() => 0);
      column.forEach((at) => { if (at >= 0) counts[at]++; });
      const used = [...rows.keys()].filter((at) => counts[at]).sort((a, b) => counts[b] - counts[a] || a - b);
      const buttons = new Map(used.map((at) => [rows[at][key], element("button", {
        type: "button", class: "page-pill", "aria-pressed": "false", onclick: () => this._toggle(name, rows[at][key], null),
      }, `${rows[at].label ?? rows[at].name} `, element("span", {}, number(counts[at])))]));
      const all = this._link(_("all"), () => this.change({ [name]: null }), _("{filter}: all", { filter: title }));
      this[name] = { buttons, all };
      const list = element("div", { class: "page-pills", role: "group", "aria-label": title }, ...buttons.values());
      if (name === "categories") return element("section", {}, this._heading(title, all), list);
      this.placesBox = element("details", {}, element("summary", {}, title), list);
      return element("section", { class: "page-places" }, this.placesBox, all);
    }

    _toggle(name, id, everything) {
      const chosen = new Set(this.state[name] ?? everything ?? []);
      if (!chosen.delete(id)) chosen.add(id);
      const empty = !chosen.size && everything === null;
      this.change({ [name]: empty ? null : this.simple(name, chosen) });
    }

    show(state) {
      this.state = state;
      if (document.activeElement !== this.input) this.input.value = state.search;
      for (const [id, box] of this.boxes) box.checked = state.sources === null || state.sources.has(id);
      this.all.disabled = state.sources === null;
      this.none.disabled = state.sources !== null && !state.sources.size;
      for (const name of ["categories", "places"]) {
        const { buttons, all } = this[name];
        for (const [id, button] of buttons) button.setAttribute("aria-pressed", String(state[name] !== null && state[name].has(id)));
        all.disabled = state[name] === null;
      }
      if (state.places !== null) this.placesBox.open = true;
    }
  }

  root.ClaimAtlas.page.Filters = Filters;
})(window);
