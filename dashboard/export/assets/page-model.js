/* What a selection shows of the claims: the same rules as dashboard/analysis/filters.py and
 * dashboard/views/panel.py, on columns with one entry a claim.
 *
 * A selection is {day, mode, lastDays, sources, categories, places, search, place, known};
 * of the filters `null` stands for all, otherwise they are Sets of ids.
 */
(function (root) {
  "use strict";

  const { dates, language, page } = root.ClaimAtlas;
  const { _, ngettext, number, listed } = language;
  const { fold } = page;
  const FILTERS = ["sources", "categories", "places", "search"];
  const NAMED = 3; // a list of more names than this is described by its length
  const HIDDEN_NAMED = 8;
  const SILENT_NAMED = 8;

  /** `ICOR and MLPD`; of many the first are named: `A, B, C and 286 others`. */
  const some = (names) => (names.length <= SILENT_NAMED ? listed(names)
    : ngettext("{sources} and {n} other", "{sources} and {n} others", names.length - SILENT_NAMED + 1, { sources: names.slice(0, SILENT_NAMED - 1).join(", ") }));
  const EPOCH = 719163; // the ordinal of 1 January 1970 as Python counts days
  const DAY_MS = 86400000;

  class Model {
    constructor(data, view) {
      Object.assign(this, { data, view, claims: data.claims, lines: data.lines });
      this.size = data.claims.source.length;
      this.placeAt = new Map(data.places.map((place, at) => [place.id, at]));
      this.slotAt = new Map(view.slots.map((slot, at) => [slot.key, at]));
    }

    mask(test) {
      return Uint8Array.from({ length: this.size }, (_, claim) => (test(claim) ? 1 : 0));
    }

    /* ---- filters ---- */

    /** Which claims pass the filters; time and statement day are none. */
    passing(selection, only = FILTERS) {
      const tests = only.filter((name) => this.isSet(selection, name)).map((name) => this[`_${name}`](selection));
      return this.mask((claim) => tests.every((test) => test(claim)));
    }

    isSet(selection, name) {
      return name === "search" ? Boolean(selection.search.trim()) : selection[name] !== null;
    }

    _sources({ sources }) {
      const chosen = this.data.sources.map(({ id }) => sources.has(id));
      return (claim) => chosen[this.claims.source[claim]];
    }

    _categories({ categories }) {
      const chosen = this.data.categories.map(({ name }) => categories.has(name));
      return (claim) => Boolean(chosen[this.claims.category[claim]]);
    }

    /* A place holds its children, and their children. */
    _places({ places }) {
      const { data } = this;
      const inside = data.places.map((_, at) => {
        for (let above = at, steps = 0; above >= 0 && steps < 64; above = data.places[above].parent, steps++) {
          if (places.has(data.places[above].id)) return true;
        }
        return false;
      });
      return (claim) => Boolean(inside[this.claims.place[claim]]);
    }

    _search({ search }) {
      const { claims, data } = this;
      const holds = (table, word) => table.map(({ text }) => text.includes(word));
      const words = fold(search).split(/\s+/).filter(Boolean).map((word) => ({
        word, events: holds(data.events, word), places: holds(data.places, word), sources: holds(data.sources, word),
      }));
      return (claim) => words.every(({ word, events, places, sources }) => claims.text[claim].includes(word)
        || events[claims.event[claim]] || places[claims.place[claim]] || sources[claims.source[claim]]);
    }

    /** The position of the statement day; Infinity for no limit. */
    limit({ known }) {
      if (known === null) return Infinity;
      return this.view.known.filter((day) => day.key <= known).length - 1;
    }

    /** `as known on 7 January 2022`; nothing without a limit. */
    knownWords({ known }) {
      if (known === null) return "";
      const day = EPOCH + Date.parse(`${known}T00:00:00Z`) / DAY_MS;
      return _("as known on {day}", { day: dates.spanWords(day, day + 1) });
    }

    slot({ day }) {
      return this.slotAt.get(day) ?? this.view.defaultSlot;
    }

    window(selection) {
      return dates.windowOf(this.view.slots, this.slot(selection), selection.mode, selection.lastDays);
    }

    dateWords(selection) {
      if (!this.view.slots.length) return _("no day");
      return dates.windowWords(this.view.slots, this.slot(selection), selection.mode, selection.lastDays);
    }

    /** Which claims lie in the days shown, at the place chosen, said by the statement day. */
    here(selection, place = selection.place) {
      const [from, to] = this.window(selection);
      const at = place === null ? null : this.placeAt.get(place);
      const limit = this.limit(selection);
      const { first, last, place: where, said } = this.claims;
      return this.mask((claim) => first[claim] >= 0 && first[claim] <= to && last[claim] >= from
        && (at === null || where[claim] === at) && said[claim] <= limit);
    }

    /** Which claims no slot of the axis shows, since nobody says when. */
    dayless(selection) {
      const [limit, at] = [this.limit(selection), selection.place === null ? null : this.placeAt.get(selection.place)];
      const { first, place, said } = this.claims;
      return this.mask((claim) => first[claim] < 0 && (at === null || place[claim] === at) && said[claim] <= limit);
    }

    /* ---- words ---- */

    /** `3 of 5 sources, strikes and clashes, text "gas"`. */
    phrase(selection) {
      const { sources, categories, places } = this.data;
      const chosen = (rows, key, set) => rows.filter((row) => set.has(row[key]));
      const parts = [this._sourcesPhrase(selection)];
      if (selection.categories !== null) {
        const names = chosen(categories, "name", selection.categories).map(({ plural }) => plural);
        const few = names.length ? listed(names) : _("no kind of event");
        const counted = ngettext("{chosen} of {n} kind of event", "{chosen} of {n} kinds of event", categories.length, { chosen: names.length });
        if (names.length < categories.length) parts.push(names.length <= NAMED ? few : counted);
      }
      if (selection.places !== null) {
        const names = chosen(places, "id", selection.places).map(({ name }) => name);
        const few = names.length ? listed(names) : _("no place");
        const counted = ngettext("{chosen} of {n} place", "{chosen} of {n} places", places.length, { chosen: names.length });
        parts.push(names.length <= NAMED ? few : counted);
      }
      if (this.isSet(selection, "search")) parts.push(_('text "{words}"', { words: selection.search.trim().split(/\s+/).join(" ") }));
      return parts.join(", ");
    }

    _sourcesPhrase({ sources }) {
      const total = this.data.sources.length;
      const chosen = sources === null ? total : this.data.sources.filter(({ id }) => sources.has(id)).length;
      if (!chosen && total) return ngettext("none of {n} source", "none of {n} sources", total);
      if (chosen < total) return ngettext("{chosen} of {n} source", "{chosen} of {n} sources", total, { chosen });
      return chosen > 1 ? ngettext("all {n} source", "all {n} sources", chosen) : ngettext("{n} source", "{n} sources", chosen);
    }

    /** `Sources: ICOR and CWI; left out: MLPD`. */
    sourcesWords({ sources }) {
      const labels = (used) => this.data.sources.filter(({ id }) => (sources === null || sources.has(id)) === used).map(({ label }) => label);
      const left = labels(false);
      const used = labels(true);
      const words = used.length ? _("Sources: {sources}", { sources: listed(used) }) : _("Sources: none");
      return left.length ? _("{sources}; left out: {others}", { sources: words, others: listed(left) }) : words;
    }

    /** `hidden by filters: 9 claims (CWI 5, MLPD 4)`; nothing when nothing is hidden. */
    hiddenWords(away) {
      const numbers = this.data.sources.map(() => 0);
      away.forEach((hidden, claim) => { numbers[this.claims.source[claim]] += hidden; });
      const total = numbers.reduce((sum, each) => sum + each, 0);
      if (!total) return "";
      const parts = this.data.sources.flatMap(({ label }, at) => (numbers[at] ? [`${label} ${number(numbers[at])}`] : []));
      const more = parts.length - HIDDEN_NAMED;
      const named = parts.slice(0, HIDDEN_NAMED).join(", ");
      const sources = more > 0 ? ngettext("{sources} and {n} other source", "{sources} and {n} other sources", more, { sources: named }) : named;
      return ngettext("hidden by filters: {n} claim ({sources})", "hidden by filters: {n} claims ({sources})", total, { sources });
    }

    /** `Silent: ICOR and MLPD. Said only later: CWI.`; `days` are claims whenever they were said. */
    silenceWords(days, selection, passed) {
      const limit = this.limit(selection);
      const [ever, speak, seen] = [new Set(), new Set(), new Set()];
      days.forEach((there, claim) => {
        if (!there) return;
        const source = this.claims.source[claim];
        ever.add(source);
        if (this.claims.said[claim] > limit) return;
        speak.add(source);
        if (passed[claim]) seen.add(source);
      });
      const labels = (test) => this.data.sources.filter((_, at) => test(at)).map(({ label }) => label);
      const named = [
        [labels((at) => !ever.has(at)), (sources) => _("Silent: {sources}.", { sources })],
        [labels((at) => ever.has(at) && !speak.has(at)), (sources) => _("Said only later: {sources}.", { sources })],
        [labels((at) => speak.has(at) && !seen.has(at)), (sources) => _("Filtered out: {sources}.", { sources })],
      ];
      return named.flatMap(([names, words]) => (names.length ? [words(some(names))] : [])).join(" ");
    }

    /* ---- the order of the panel ---- */

    /** Claims as [{place, total, events: [{event, spanning, claims}]}], as the panel lists them. */
    groups(shown) {
      const { claims, data } = this;
      const rows = Array.from(shown.keys()).filter((claim) => shown[claim]);
      const key = (claim) => `${claims.event[claim]} ${claims.place[claim]}`;
      const exact = new Set(rows.filter((claim) => !claims.span[claim]).map(key));
      const shortest = new Map();
      const [totals, sharp] = [new Map(), new Map()];
      for (const claim of rows) {
        const length = claims.stop[claim] - claims.start[claim];
        shortest.set(key(claim), Math.min(length, shortest.get(key(claim)) ?? Infinity));
        totals.set(claims.place[claim], (totals.get(claims.place[claim]) || 0) + 1);
        if (exact.has(key(claim))) sharp.set(claims.place[claim], (sharp.get(claims.place[claim]) || 0) + 1);
      }
      const rank = new Map(rows.map((claim) => {
        const [place, event, vague] = [claims.place[claim], claims.event[claim], !exact.has(key(claim))];
        const [most, all] = place < 0 ? [-1, -1] : [sharp.get(place) || 0, totals.get(place)];
        return [claim, [-most, -all, place, Number(vague), vague ? shortest.get(key(claim)) : 0,
          data.events[event].start, event, claims.source[claim], claim]];
      }));
      rows.sort((a, b) => {
        const [left, right] = [rank.get(a), rank.get(b)];
        const at = left.findIndex((value, index) => value !== right[index]);
        return left[at] - right[at];
      });
      return this._grouped(rows, totals, (claim) => !exact.has(key(claim)));
    }

    _grouped(rows, totals, spanning) {
      const { claims } = this;
      const groups = [];
      for (const claim of rows) {
        const [place, event] = [claims.place[claim], claims.event[claim]];
        let group = groups[groups.length - 1];
        if (!group || group.place !== place) groups.push(group = { place, total: totals.get(place), events: [] });
        let last = group.events[group.events.length - 1];
        if (!last || last.event !== event) group.events.push(last = { event, spanning: spanning(claim), claims: [] });
        last.claims.push(claim);
      }
      return groups;
    }
  }

  Object.assign(page, { Model, FILTERS });
})(window);
