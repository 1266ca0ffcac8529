/* The claims beside the map: place, event, and what each source says of it. */
(function (root) {
  "use strict";

  const { element, language, named, told, marked, page } = root.ClaimAtlas;
  const { _, ngettext, npgettext } = language;
  const { capitalised, sentence } = page;
  const PAGE = 100; // so many claims before "Show more"
  const FEW = 12; // so few that are only spans stand open

  class ClaimsPanel {
    /** @param {function(string): void} visit shows a place */
    constructor(model, visit) {
      Object.assign(this, { model, visit });
    }

    /** The heading of what is selected: place, counts, what is hidden, who is silent. */
    head(state, days, passed, shown) {
      const { model } = this;
      const place = state.place === null ? null : model.data.places[model.placeAt.get(state.place)];
      const claims = shown.reduce((sum, one) => sum + one, 0);
      const speaking = new Set(model.claims.source.filter((_, claim) => shown[claim])).size;
      const counted = ngettext("{n} claim", "{n} claims", claims);
      const by = npgettext("by", "{speaking} of {n} source", "{speaking} of {n} sources", model.data.sources.length, { speaking });
      const number = claims ? _("{claims} by {sources}", { claims: counted, sources: by }) : _("no claims");
      const parts = [place?.kind, number, model.dateWords(state), model.knownWords(state)].filter(Boolean);
      const hidden = capitalised(model.hiddenWords(days.map((there, claim) => there && !passed[claim])));
      const silence = model.silenceWords(model.here({ ...state, known: null }), state, passed);
      return element("div", { class: "page-panel-head" },
        element("h2", {}, ...(place ? named(place.name, place.language) : [_("All places")])), element("p", {}, parts.join(" · ")),
        ...(hidden ? [element("p", { class: "page-hidden" }, sentence(hidden))] : []),
        ...(silence ? [element("p", {}, silence)] : []));
    }

    list(state, days, passed) {
      const groups = this.model.groups(days.map((there, claim) => there && passed[claim]));
      const whole = this.model.here({ ...state, known: null });
      if (state.place === null) for (const group of groups) group.silence = this._silence(group, whole, state, passed);
      const box = element("div", {});
      let left = PAGE;
      const fill = () => {
        box.replaceChildren(...this._places(groups, state, left));
        const total = groups.reduce((sum, group) => sum + group.total, 0);
        if (total <= left) return;
        const words = ngettext("Show {more} more of {n} claim", "Show {more} more of {n} claims", total, { more: Math.min(PAGE, total - left) });
        box.append(element("button", { type: "button", class: "page-more", onclick: () => { left += PAGE; fill(); } }, words));
      };
      fill();
      return box;
    }

    /** The claims without a day, which no position of the slider shows. */
    dayless(shown) {
      const groups = this.model.groups(shown);
      if (!groups.length) return [];
      const claims = shown.reduce((sum, one) => sum + one, 0);
      const events = groups.flatMap((group) => group.events);
      const words = ngettext("{n} claim without a day, on no day of the slider", "{n} claims without a day, on no day of the slider", claims);
      return [element("section", { class: "page-place page-dayless" }, element("details", {},
        element("summary", {}, words), ...events.map((event) => this._event(event))))];
    }

    *_places(groups, state, left) {
      for (const group of groups) {
        if (left <= 0) return;
        const events = [];
        for (const event of group.events) {
          if (left > 0) events.push({ ...event, claims: event.claims.slice(0, left) });
          left -= event.claims.length;
        }
        yield this._place(group, events, state.place !== null);
      }
    }

    _place(group, events, alone) {
      const place = this.model.data.places[group.place];
      const title = place
        ? element("button", { type: "button", onclick: () => this.visit(place.id) }, ...named(place.name, place.language)) : _("No place");
      const number = [place?.kind, ngettext("{n} claim", "{n} claims", group.total)].filter(Boolean).join(" · ");
      const spanning = events.filter((event) => event.spanning);
      const claims = spanning.reduce((sum, event) => sum + event.claims.length, 0);
      const parts = events.filter((event) => !event.spanning).map((event) => this._event(event));
      if (spanning.length) {
        const words = ngettext("{n} claim dated only as a span", "{n} claims dated only as a span", claims);
        const box = element("details", {}, element("summary", {}, words), ...spanning.map((event) => this._event(event)));
        box.open = alone || (spanning.length === events.length && claims <= FEW);
        parts.push(box);
      }
      const head = alone ? [] : [element("header", {}, element("h3", {}, title), element("span", {}, number))];
      const silence = group.silence ? [element("p", { class: "page-note" }, group.silence)] : [];
      return element("section", { class: "page-place" }, ...head, ...silence, ...parts);
    }

    _silence({ place }, whole, state, passed) {
      return this.model.silenceWords(whole.map((there, claim) => there && this.model.claims.place[claim] === place), state, passed);
    }

    _event({ event, claims }) {
      const { title, language: code, date, precision } = this.model.data.events[event];
      const when = [date, precision].filter(Boolean).join(" · ");
      return element("section", { class: "page-event" },
        element("h4", {}, element("span", {}, ...told(title, code)), element("small", {}, when)),
        element("ul", {}, ...claims.map((claim) => this.claim(claim))));
    }

    claim(claim) {
      const { lines, data, claims } = this.model;
      const line = lines[claim];
      const source = data.sources[claims.source[claim]];
      const languages = line.languages || {};
      const text = (tag, words, name, code) => (words ? [element(tag, name ? { class: name } : {}, ...marked(words, code))] : []);
      const own = [line.own_date, line.own_place, line.relation].filter(Boolean).join(" · ");
      const quote = line.quote ? [element("blockquote", {}, ...told(line.quote, languages.quote), ...(line.quote_translation ? [element("br"), ...told(line.quote_translation, languages.quote_translation)] : []))] : [];
      const details = (line.details || []).flatMap(([name, cell], at) =>
        [at ? " · " : "", `${name}: `, ...told(cell, name === "notes" ? languages.notes : "")]);
      const item = element("li", {},
        element("div", { class: "page-who" }, element("b", {}, ...named(source.label, source.languages.label)), ...text("em", line.stance),
          ...text("span", line.attributed, "", languages.attributed), ...text("span", line.locator), ...text("span", line.as_of)),
        element("div", {}, ...told(line.claim, languages.claim)),
        ...text("div", line.figure, "page-figure", languages.figure), ...text("div", own, "page-own"), ...quote,
        ...(details.length ? [element("div", { class: "page-own" }, ...details)] : []));
      item.style.setProperty("--colour", source.colour);
      return item;
    }
  }

  page.ClaimsPanel = ClaimsPanel;
})(window);
