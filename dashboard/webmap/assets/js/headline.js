/* The lines above the map: the sentence, the sources' colours, what the filters hide. */
(function (root) {
  "use strict";

  const { element, plain } = root.ClaimAtlas;
  const MOST_SOURCES = 12; // named in one line; the others are counted

  class Headline {
    /** @param {object} atlas what is shown @param {HTMLElement} host the lines come first in it */
    constructor(atlas, host) {
      this.atlas = atlas;
      this.sentence = element("p", { class: "ca-sentence" });
      this.notice = element("p", { class: "ca-notice", hidden: "" });
      this.later = element("p", { class: "ca-later", hidden: "" });
      this.notes = element("div", { class: "ca-notes", hidden: "" }, this.notice, this.later);
      this.legend = element("ul", { class: "ca-legend", "aria-label": "Sources" });
      host.prepend(element("div", { class: "ca-head" }, this.sentence, this.legend, this.notes));
      this.forget();
    }

    /** Forget how much room the longest sentence took. */
    forget() {
      this._longest = 0;
    }

    /** Say what the current window shows; `words` are its days. */
    show(words) {
      const { now, filters } = this.atlas;
      const where = `${plain(now.places)} ${now.places === 1 ? "place" : "places"}`;
      const counts = now.claims
        ? [element("b", {}, this.atlas.claimsWords(now.claims)), " at ", element("b", {}, where)]
        : [element("b", {}, "no claims")];
      const known = this.atlas.known === null ? "" : `as known on ${this.atlas.knownDay().words}`;
      const middle = `${[filters.phrase, known].filter(Boolean).map((text) => `, ${text}`).join("")}: `;
      const part = now.spans < now.claims ? `${plain(now.spans)} ` : now.claims > 1 ? "all " : "";
      const spans = now.spans ? `, ${part}dated as a span` : "";
      const off = now.off ? `; ${plain(now.off)} not on the map` : "";
      this.sentence.replaceChildren(element("b", {}, words), middle, ...counts, spans, off);
      this._keepRoom();
      this._notices();
    }

    /* The head keeps the room of its longest sentence: the map must not jump while scrubbing. */
    _keepRoom() {
      const { length } = this.sentence.textContent;
      if (length <= this._longest) return;
      this._longest = length;
      this.sentence.style.minHeight = "";
      this.sentence.style.minHeight = `${this.sentence.offsetHeight}px`;
    }

    _notices() {
      const { now, view, known } = this.atlas;
      this.notes.hidden = !this.atlas.filtered && known === null;
      this.later.hidden = !now.later;
      this.later.textContent = `Said only later: ${this.atlas.claimsWords(now.later)}`;
      this.notice.hidden = !now.hidden;
      if (!now.hidden) return;
      const sources = [...now.hiddenBySource.keys()].filter((index) => now.hiddenBySource[index]);
      const named = sources.length > MOST_SOURCES
        ? sources.sort((a, b) => now.hiddenBySource[b] - now.hiddenBySource[a] || a - b).slice(0, MOST_SOURCES) : sources;
      const parts = named.map((index) => `${view.sources[index].label} ${plain(now.hiddenBySource[index])}`);
      const more = sources.length - named.length;
      if (more) parts.push(`and ${plain(more)} more ${more === 1 ? "source" : "sources"}`);
      this._show ||= element("button", { type: "button", class: "ca-link", onclick: () => this.atlas.clearFilters() }, "Show all");
      this.notice.replaceChildren(`Hidden by the filters: ${this.atlas.claimsWords(now.hidden)} (${parts.join(", ")}). `, this._show);
    }

    /** Tell the colours of the sources, where the sidebar is away (presentation, phone). */
    fillLegend() {
      const chosen = new Set(this.atlas.filters.sources);
      const { signs, view } = this.atlas;
      const sources = [...view.sources.keys()].filter((index) => chosen.has(view.sources[index].id));
      const items = sources.slice(0, MOST_SOURCES).map((index) => {
        const { colour, label } = view.sources[index];
        return element("li", {}, signs.swatch(index, colour), label);
      });
      const more = sources.length - items.length;
      this.legend.replaceChildren(...items, ...(more > 0 ? [element("li", {}, `and ${plain(more)} more`)] : []));
    }
  }

  root.ClaimAtlas.Headline = Headline;
})(window);
