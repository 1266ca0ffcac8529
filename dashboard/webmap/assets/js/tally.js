/* The numbers of one window of slots: per place, per place and source (a "cell"), and per spot and
 * source, where a spot stands for places that are drawn as one (see Activity.group). */
(function (root) {
  "use strict";

  class Tally {
    /** @param {object} activity whose rows are counted */
    constructor(activity) {
      this.activity = activity;
      this.exact = new Uint32Array(activity.cellCount);
      this.light = new Uint32Array(activity.cellCount);
      this.placeTotals = new Uint32Array(activity.placeCount);
      this.hiddenBySource = new Uint32Array(activity.sourceCount);
      this._scratch = [new Uint32Array(activity.sourceCount), new Uint32Array(activity.sourceCount)];
      this.regroup();
      this.clear();
    }

    /** Make room for the numbers of other spots. */
    regroup() {
      this.spotExact = new Uint32Array(this.activity.spotSource.length);
      this.spotLight = new Uint32Array(this.activity.spotSource.length);
    }

    clear() {
      for (const column of [this.exact, this.light, this.placeTotals, this.hiddenBySource, this.spotExact, this.spotLight]) column.fill(0);
      this.claims = this.spans = this.hidden = this.later = this.places = this.off = this.offHidden = 0;
    }

    /** Count a row in (`sign` 1) or out again (-1); what was said after `known` is only "later". */
    count(row, sign, known) {
      const { activity } = this;
      const shown = sign * activity.shown[row];
      if (activity.said[row] > known) {
        this.later += shown;
        return;
      }
      const place = activity.place[row];
      const light = activity.light[row];
      if (shown) {
        const cell = activity.cell[row];
        (light ? this.light : this.exact)[cell] += shown;
        const spot = activity.spotCell[cell];
        if (spot >= 0) (light ? this.spotLight : this.spotExact)[spot] += shown;
        const before = this.placeTotals[place];
        this.placeTotals[place] = before + shown;
        if (!before) this.places++;
        else if (before + shown === 0) this.places--;
        this.claims += shown;
        if (light) this.spans += shown;
      }
      const hidden = sign * activity.total[row] - shown;
      if (!hidden) return;
      this.hidden += hidden;
      this.hiddenBySource[activity.source[row]] += hidden;
    }

    /** What the sources claim about the places of a spot: see `largest`. */
    sharesOf(spot, most) {
      const { spotStarts, spotSource } = this.activity;
      return largest(this.spotExact, this.spotLight, spotSource, spotStarts[spot], spotStarts[spot + 1], most);
    }

    /** What the sources claim about a place: see `largest`. */
    sharesAt(place, most) {
      const { cells, cellSource } = this.activity;
      return largest(this.exact, this.light, cellSource, cells[place], cells[place + 1], most);
    }

    /** What each source claims about some places together: [{source, exact, light}, ...]. */
    shares(places) {
      const { cells, cellSource } = this.activity;
      const [exact, light] = this._scratch;
      const found = [];
      for (const place of places) {
        if (!this.placeTotals[place]) continue;
        for (let cell = cells[place]; cell < cells[place + 1]; cell++) {
          if (!this.exact[cell] && !this.light[cell]) continue;
          const source = cellSource[cell];
          if (!exact[source] && !light[source]) found.push(source);
          exact[source] += this.exact[cell];
          light[source] += this.light[cell];
        }
      }
      found.sort((a, b) => a - b);
      return found.map((source) => {
        const share = { source, exact: exact[source], light: light[source] };
        exact[source] = light[source] = 0;
        return share;
      });
    }

    /** Whether all that is claimed about a place is dated only as a span. */
    onlyLight(place) {
      const { cells } = this.activity;
      for (let cell = cells[place]; cell < cells[place + 1]; cell++) if (this.exact[cell]) return false;
      return true;
    }
  }

  /* The sources with most claims from one position up to another of columns, in their own order, and
   * how many claims the others have: {shares: [{source, exact, light}, ...], rest}. A ring shows a handful of 500 sources,
   * and a frame has hundreds of rings: only those that are shown become objects. */
  function largest(exact, light, source, from, to, most) {
    const size = (at) => exact[at] + light[at];
    const kept = []; // positions, the largest first
    let rest = 0;
    for (let at = from; at < to; at++) {
      const claims = size(at);
      if (!claims) continue;
      if (kept.length === most) {
        if (claims <= size(kept[most - 1])) {
          rest += claims;
          continue;
        }
        rest += size(kept.pop());
      }
      let place = kept.length;
      while (place && size(kept[place - 1]) < claims) place--;
      kept.splice(place, 0, at);
    }
    const shares = kept.sort((a, b) => a - b).map((at) => ({ source: source[at], exact: exact[at], light: light[at] }));
    return { shares, rest };
  }

  root.ClaimAtlas.Tally = Tally;
})(window);
