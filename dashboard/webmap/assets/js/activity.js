/* What happened where and who says so, in columns; answers what a window of slots shows.
 *
 * A row stands for the claims of one source about one place and one kind of event that are
 * visible on the slots first..last: {place: 3, source: 0, first: 12, last: 12, total: 2}.
 * A claim is one interval, so it is counted once however many of its slots are in the window.
 */
(function (root) {
  "use strict";

  /** Columns {id: [...], name: [...]} as records [{id, name}, ...]. */
  function records(columns) {
    const names = Object.keys(columns);
    const length = names.length ? columns[names[0]].length : 0;
    return Array.from({ length }, (_, index) =>
      Object.fromEntries(names.map((name) => [name, columns[name][index]])));
  }

  /** MapView.to_json() as the pieces here read it: records, and the activity still in columns. */
  function unpack(view) {
    return {
      sources: records(view.sources),
      slots: records(view.slots).map((slot) => ({ ...slot, gap: slot.break_before })),
      places: records(view.places).map((place, index) => ({
        ...place, lat: place.latitude, lon: place.longitude, outline: view.outlines[index],
        labelLat: view.labels[index]?.[0], labelLon: view.labels[index]?.[1],
      })),
      rows: view.activity,
      off: view.off,
      known: records(view.known),
      defaultSlot: Math.max(view.default, 0),
      home: view.home,
    };
  }

  class Activity {
    /** @param {object} view as `unpack` returns it: sources, places, slots and columns of rows. */
    constructor(view) {
      const rows = view.rows;
      this.placeCount = view.places.length;
      this.sourceCount = view.sources.length;
      this.slotCount = view.slots.length;
      this.place = Uint32Array.from(rows.place);
      this.source = Uint16Array.from(rows.source);
      this.first = Uint32Array.from(rows.first);
      this.last = Uint32Array.from(rows.last);
      this.light = Uint8Array.from(rows.light);
      this.total = Uint32Array.from(rows.total);
      this.shown = this.total;
      this.said = Int32Array.from(rows.said);
      this.offSaid = Int32Array.from(view.off.said);
      this.offFirst = Uint32Array.from(view.off.first);
      this.offLast = Uint32Array.from(view.off.last);
      this.offShown = new Uint8Array(view.off.first.length).fill(1);
    }

    /** Take the numbers of claims that pass the filters, one per row; `off`: 1 per claim off the map. */
    setShown(shown, off) {
      this.shown = Uint32Array.from(shown);
      this.offShown = Uint8Array.from(off);
    }

    /**
     * What the slots from..to (both included) show: numbers per place and source.
     *
     * @param {number} known the position of the statement day: what was said later is not there,
     *     but counted in `later`; Infinity for no limit
     */
    window(from, to, known = Infinity) {
      const size = this.placeCount * this.sourceCount;
      const result = {
        exact: new Uint32Array(size),
        light: new Uint32Array(size),
        placeTotals: new Uint32Array(this.placeCount),
        hiddenBySource: new Uint32Array(this.sourceCount),
        claims: 0,
        spans: 0,
        hidden: 0,
        later: 0,
        places: 0,
        off: 0,
      };
      for (let claim = 0; claim < this.offFirst.length; claim++) {
        if (this.offFirst[claim] > to || this.offLast[claim] < from || this.offSaid[claim] > known) continue;
        result.off += this.offShown[claim];
      }
      for (let row = 0; row < this.place.length; row++) {
        if (this.first[row] > to || this.last[row] < from) continue;
        const shown = this.shown[row];
        if (this.said[row] > known) { result.later += shown; continue; }
        const hidden = this.total[row] - shown;
        const place = this.place[row];
        const cell = place * this.sourceCount + this.source[row];
        (this.light[row] ? result.light : result.exact)[cell] += shown;
        if (shown && !result.placeTotals[place]) result.places++;
        result.placeTotals[place] += shown;
        result.claims += shown;
        if (this.light[row]) result.spans += shown;
        result.hidden += hidden;
        result.hiddenBySource[this.source[row]] += hidden;
      }
      return result;
    }

    /** Numbers per slot and source for the bars, as known; `hidden` per slot only. */
    bars(known = Infinity) {
      const size = this.slotCount * this.sourceCount;
      const bars = {
        exact: new Uint32Array(size),
        light: new Uint32Array(size),
        hidden: new Uint32Array(this.slotCount),
        shown: new Uint32Array(this.slotCount),
        exactShown: new Uint32Array(this.slotCount),
        hiddenExact: new Uint32Array(this.slotCount),
      };
      for (let row = 0; row < this.place.length; row++) {
        if (this.said[row] > known) continue;
        const shown = this.shown[row];
        for (let slot = this.first[row]; slot <= this.last[row]; slot++) {
          (this.light[row] ? bars.light : bars.exact)[slot * this.sourceCount + this.source[row]] += shown;
          bars.shown[slot] += shown;
          if (!this.light[row]) bars.exactShown[slot] += shown;
          bars.hidden[slot] += this.total[row] - shown;
          if (!this.light[row]) bars.hiddenExact[slot] += this.total[row] - shown;
        }
      }
      return bars;
    }

    /** The next slot in which something else is shown than in the one before it, or null. */
    nextChange(slot, known = Infinity) {
      let next = this.slotCount;
      for (let row = 0; row < this.place.length; row++) {
        if (!this.shown[row] || this.said[row] > known) continue;
        if (this.first[row] > slot) next = Math.min(next, this.first[row]);
        if (this.last[row] >= slot) next = Math.min(next, this.last[row] + 1);
      }
      return next < this.slotCount ? next : null;
    }

    /** The most claims that any one place can show, whatever the day and the filters. */
    largestPlace() {
      const totals = new Uint32Array(this.placeCount);
      for (let row = 0; row < this.place.length; row++) totals[this.place[row]] += this.total[row];
      return totals.reduce((most, total) => Math.max(most, total), 1);
    }
  }

  root.ClaimAtlas = root.ClaimAtlas || {};
  root.ClaimAtlas.Activity = Activity;
  root.ClaimAtlas.unpack = unpack;
})(window);
