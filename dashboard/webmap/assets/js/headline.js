/* The lines above the map: the sentence, the sources' colours, what the filters hide. */
(function (root) {
  "use strict";

  const { element, filledWith } = root.ClaimAtlas;
  const { _, ngettext, npgettext, number } = root.ClaimAtlas.language;
  const MOST_SOURCES = 12; // named in one line; the others are counted

  class Headline {
    /** @param {object} atlas what is shown @param {HTMLElement} host the lines come first in it */
    constructor(atlas, host) {
      this.atlas = atlas;
      this.sentence = element("p", { class: "ca-sentence" });
      this.notice = element("p", { class: "ca-notice" });
      this.later = element("p", { class: "ca-later", hidden: "" });
      this.notes = element("div", { class: "ca-notes" }, this.notice, this.later);
      this.legend = element("ul", { class: "ca-legend", "aria-label": _("Sources") });
      host.prepend(element("div", { class: "ca-head" }, this.sentence, this.legend, this.notes));
      this.words = ""; // the days
      this.unshown = []; // sentences about claims that are left out
      this.forget();
    }

    /** Forget how much room the longest sentence took. */
    forget() {
      this._longest = 0;
    }

    /** Say what the current window shows; `words` are its days. */
    show(words) {
      const { now, filters } = this.atlas;
      this.words = words;
      const known = this.atlas.known === null ? "" : this.atlas.knownWords();
      const middle = ["", filters.phrase, known].filter((text, at) => text || !at).join(", ");
      const spans = now.spans ? `, ${this._spans()}` : "";
      const off = now.off ? ["; ", ngettext("{n} not on the map", "{n} not on the map", now.off)] : [];
      this.sentence.replaceChildren(element("b", {}, words), middle, ": ", ...this._counts(), spans, ...off);
      this._keepRoom();
      this._notices();
    }

    _counts() {
      const { now } = this.atlas;
      if (!now.claims) return [element("b", {}, _("no claims"))];
      return filledWith(_("{claims} at {places}"), {
        claims: element("b", {}, this.atlas.claimsWords(now.claims)),
        places: element("b", {}, npgettext("at", "{n} place", "{n} places", now.places)),
      });
    }

    _spans() {
      const { spans, claims } = this.atlas.now;
      if (spans < claims) return ngettext("{n} dated as a span", "{n} dated as a span", spans);
      return claims > 1 ? _("all dated as a span") : _("dated as a span");
    }

    /* The head keeps the room of its longest sentence: the map must not jump while scrubbing. */
    _keepRoom() {
      const { length } = this.sentence.textContent;
      if (length <= this._longest) return;
      this._longest = length;
      this.sentence.style.minHeight = "";
      this.sentence.style.minHeight = `${this.sentence.offsetHeight}px`;
    }

    /* A line that is there without filters, too, where there is room: a click on one moves no map. */
    _notices() {
      const { now, view, known } = this.atlas;
      this.notes.classList.toggle("ca-quiet", !this.atlas.filtered && known === null);
      this.later.hidden = !now.later;
      this.later.textContent = ngettext("Said only later: {n} claim", "Said only later: {n} claims", now.later);
      this.unshown = now.later ? [_("{sentence}.", { sentence: this.later.textContent })] : [];
      const hidden = now.hidden + now.offHidden;
      this.notice.classList.toggle("ca-none-hidden", !hidden);
      if (!hidden) {
        this.notice.textContent = _("Hidden by the filters: nothing");
        return;
      }
      const sources = [...now.hiddenBySource.keys()].filter((index) => now.hiddenBySource[index]);
      const named = sources.length > MOST_SOURCES
        ? sources.sort((a, b) => now.hiddenBySource[b] - now.hiddenBySource[a] || a - b).slice(0, MOST_SOURCES) : sources;
      const parts = named.map((index) => `${view.sources[index].label} ${number(now.hiddenBySource[index])}`);
      const more = sources.length - named.length;
      if (now.offHidden) parts.push(ngettext("{n} not on the map", "{n} not on the map", now.offHidden));
      if (more) parts.push(ngettext("and {n} more source", "and {n} more sources", more));
      this._show ||= element("button", { type: "button", class: "ca-link", onclick: () => this.atlas.clearFilters() }, _("Show all"));
      const words = ngettext("Hidden by the filters: {n} claim ({sources}).", "Hidden by the filters: {n} claims ({sources}).",
        hidden, { sources: parts.join(", ") });
      this.unshown.unshift(words);
      this.notice.replaceChildren(words, " ", this._show);
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
      this.legend.replaceChildren(...items, ...(more > 0 ? [element("li", {}, ngettext("and {n} more", "and {n} more", more))] : []));
    }
  }

  root.ClaimAtlas.Headline = Headline;
})(window);
