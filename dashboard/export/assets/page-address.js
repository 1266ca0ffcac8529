/* The view as the hash of the address and back: the keys of the dashboard's own address.
 *
 * #day=2022-01-05&sources=cwi,mlpd&mode=last3
 */
(function (root) {
  "use strict";

  const { page } = root.ClaimAtlas;
  const DAYS = 3;
  const EMPTY = "none";
  const escaped = (id) => id.replace(/%/g, "%25").replace(/,/g, "%2C");
  const PANELS = ["claims", "compare"];

  class Address {
    constructor(model) {
      this.model = model;
      const { data } = model;
      this.ids = {
        sources: data.sources.map(({ id }) => id),
        categories: data.categories.map(({ name }) => name),
        places: data.places.map(({ id }) => id),
      };
    }

    /** The view that an empty address stands for. */
    plain() {
      const day = this.model.view.slots[this.model.view.defaultSlot]?.key ?? null;
      return {
        day, mode: "day", lastDays: DAYS, sources: null, categories: null, places: null, search: "",
        place: null, known: null, panel: "claims", span: "shown", alone: false, camera: null,
      };
    }

    /** Read parameters; `strange` names what this data does not have. */
    read(params) {
      const state = this.plain();
      const strange = [];
      const take = (key, read) => {
        const text = (params.get(key) || "").trim();
        if (text && read(text) === false) strange.push(`${key} "${text.slice(0, 40)}"`);
      };
      take("day", (text) => (this.model.slotAt.has(text) ? void (state.day = text) : this._nearest(state, text)));
      take("mode", (text) => this._mode(state, text));
      for (const name of ["sources", "categories", "places"]) take(name, (text) => this._ids(state, name, text));
      take("place", (text) => this.model.placeAt.has(text) && Boolean(state.place = text));
      take("q", (text) => { state.search = text.split(/\s+/).join(" "); });
      take("known", (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && Boolean(state.known = text));
      take("view", (text) => { state.alone = text === "present"; });
      take("panel", (text) => PANELS.includes(text) && Boolean(state.panel = text));
      take("span", (text) => ["all", "shown"].includes(text) && Boolean(state.span = text));
      take("at", (text) => this._camera(state, text));
      return { state, strange };
    }

    _nearest(state, text) {
      const before = this.model.view.slots.filter(({ key }) => key <= text);
      if (/^\d{4}/.test(text) && before.length) state.day = before[before.length - 1].key;
      return false;
    }

    _mode(state, text) {
      const found = /^(day|until)$|^last(\d{1,4})$/.exec(text);
      const days = Number(found?.[2] || DAYS);
      if (!found || days < 2 || days > 60) return false;
      Object.assign(state, { mode: found[1] || "last", lastDays: days });
      return true;
    }

    _ids(state, name, text) {
      if (text === EMPTY) { state[name] = new Set(); return true; }
      const decoded = text.split(",").map((each) => each.trim()).filter(Boolean).map((each) => {
        try { return decodeURIComponent(each); } catch { return each; }
      });
      const mine = decoded.filter((each) => this.ids[name].includes(each));
      if (mine.length) state[name] = this.simple(name, new Set(mine));
      return mine.length === decoded.length;
    }

    _camera(state, text) {
      const numbers = text.split("/").map(Number);
      const [zoom, latitude, longitude] = numbers;
      if (numbers.length !== 3 || !(zoom >= 0 && zoom <= 20 && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return false;
      state.camera = numbers;
      return true;
    }

    /** A filter that names everything is none. */
    simple(name, chosen) {
      return chosen !== null && this.ids[name].every((id) => chosen.has(id)) ? null : chosen;
    }

    /** The parameters of a view, defaults left out, in the order of the dashboard's. */
    write(state) {
      const plain = this.plain();
      const params = new URLSearchParams();
      const put = (key, text) => { if (text) params.set(key, text); };
      put("day", state.day !== plain.day && state.day);
      put("mode", state.mode === "last" ? `last${state.lastDays}` : state.mode !== "day" && state.mode);
      for (const name of ["sources", "categories", "places"]) put(name, this._list(name, state[name]));
      for (const [key, name] of [["place", "place"], ["q", "search"], ["known", "known"]]) put(key, state[name]);
      put("view", state.alone && "present");
      put("at", state.camera && state.camera.map((number) => Number(number.toFixed(4))).join("/"));
      put("panel", state.panel === "compare" && "compare");
      put("span", state.span === "all" && "all");
      return params.toString().replace(/%2C/g, ",").replace(/%2F/g, "/");
    }

    _list(name, chosen) {
      if (this.simple(name, chosen) === null) return "";
      const ids = this.ids[name].filter((id) => chosen.has(id)).map(escaped);
      return ids.length === 1 && ids[0] === EMPTY ? `${EMPTY},` : ids.join(",") || EMPTY;
    }
  }

  page.Address = Address;
})(window);
