/* Which claims cannot both hold under a selection: what the map rings, and what a filter hides.
 *
 * The pairs come worked out; here they are only masked, as dashboard/analysis/comparison.py does.
 */
(function (root) {
  "use strict";

  const { language, page } = root.ClaimAtlas;
  const { _, listed } = language;
  const { FILTERS } = page;

  class Conflicts {
    constructor(model) {
      this.model = model;
      this.mapPlace = model.data.places.map(({ id }) => model.view.places.findIndex((place) => place.id === id));
    }

    /* Whether each claim bears on its questions: shown, not retracted, no repeat of a shown one. */
    _counted(visible, limit) {
      const { repeats, struck } = this.model.data;
      const gone = new Set(limit < 0 ? [] : struck[Math.min(limit, struck.length - 1)]);
      return this.model.mask((claim) => {
        if (!visible[claim] || gone.has(claim)) return false;
        for (let above = repeats[claim], steps = 0; above >= 0 && steps < 64; above = repeats[above], steps++) {
          if (visible[above]) return false;
        }
        return true;
      });
    }

    /** Rows {place, first, last, question} for each statement day, and last without one. */
    open(passed) {
      const { view } = this.model;
      const limits = [...view.known.keys(), Infinity];
      return { layers: limits.map((limit) => this._layer(passed, limit)) };
    }

    _layer(passed, limit) {
      const { claims, data } = this.model;
      const { left, right, question } = data.conflicts;
      const counted = this._counted(this.model.mask((claim) => passed[claim] && claims.said[claim] <= limit), limit);
      const rows = new Map();
      left.forEach((one, pair) => {
        if (!counted[one] || !counted[right[pair]]) return;
        for (const claim of [one, right[pair]]) {
          if (claims.row[claim] < 0) continue;
          const place = this.mapPlace[claims.place[claim]];
          const key = `${place} ${question[pair]}`;
          const [first, last] = [claims.first[claim], claims.last[claim]];
          const row = rows.get(key) || { place, question: question[pair], first, last };
          rows.set(key, { ...row, first: Math.min(row.first, first), last: Math.max(row.last, last) });
        }
      });
      const sorted = [...rows.values()].sort((a, b) => a.place - b.place || a.first - b.first || a.last - b.last || a.question - b.question);
      return Object.fromEntries(["place", "first", "last", "question"].map((name) => [name, sorted.map((row) => row[name])]));
    }

    /** What contradicts a claim in view and is hidden: [{question, claims, words}]. */
    hidden(selection, passed) {
      const { model } = this;
      const { left, right, question, one: words } = model.data.conflicts;
      const limit = model.limit(selection);
      const visible = model.mask((claim) => model.claims.said[claim] <= limit);
      const [counted, days] = [this._counted(visible, limit), model.here(selection, null)];
      const away = words.map(() => new Set());
      left.forEach((one, pair) => {
        const two = right[pair];
        if (!counted[one] || !counted[two]) return;
        if (days[one] && passed[one] && !passed[two]) away[question[pair]].add(two);
        if (days[two] && passed[two] && !passed[one]) away[question[pair]].add(one);
      });
      return away.flatMap((claims, number) => (claims.size ? [{ question: number, claims: [...claims], words: this._words(number, claims) }] : []));
    }

    _words(number, claims) {
      const { data, claims: columns } = this.model;
      const sources = new Set([...claims].map((claim) => columns.source[claim]));
      const labels = data.sources.filter((_, at) => sources.has(at)).map(({ label }) => label);
      const contradict = data.conflicts[labels.length > 1 ? "several" : "one"][number];
      return _("Hidden by the filter: {sources} {contradict}.", { sources: listed(labels), contradict });
    }

    /** The filters of a selection with these claims let in; a search cannot be widened and goes. */
    lifted(selection, claims) {
      const { model } = this;
      const { data, claims: columns } = model;
      const added = {
        sources: (claim) => data.sources[columns.source[claim]].id,
        categories: (claim) => data.categories[columns.category[claim]]?.name,
        places: (claim) => data.places[columns.place[claim]]?.id,
      };
      const changes = {};
      for (const name of FILTERS) {
        if (!model.isSet(selection, name)) continue;
        const alone = model.passing(selection, [name]);
        if (claims.every((claim) => alone[claim])) continue;
        changes[name] = name === "search" ? "" : new Set([...selection[name], ...claims.map(added[name]).filter(Boolean)]);
      }
      return changes;
    }
  }

  page.Conflicts = Conflicts;
})(window);
