/* What happened where and who says so, in columns; answers what a window of slots shows.
 *
 * A row stands for the claims of one source about one place and one kind of event that are
 * visible on the slots first..last: {place: 3, source: 0, first: 12, last: 12, total: 2}.
 * A claim is one interval, so it is counted once however many of its slots are in the window.
 * Rows are sorted by place and source.
 */
(function (root) {
  "use strict";

  const { Levels, Spans, Tally } = root.ClaimAtlas;

  class Activity {
    /** @param {object} view as `columns.viewOf` returns it: sources, places, slots and columns of rows. */
    constructor(view) {
      Object.assign(this, view.rows); // place, source, first, last, light, said, total
      this.off = view.off;
      this.placeCount = view.places.length;
      this.sourceCount = view.sources.length;
      this.slotCount = view.slots.length;
      this.shown = this.total;
      this.offShown = new Uint8Array(this.off.first.length).fill(1);
      this.spans = new Spans(this.first, this.last, this.slotCount);
      this.offSpans = new Spans(this.off.first, this.off.last, this.slotCount);
      this._makeCells();
      this.group([]);
      this.now = new Tally(this);
      this._for = null;
    }

    /* Number the pairs of place and source that occur; those of a place are cells[place] up to
     * cells[place + 1]. */
    _makeCells() {
      const { place, source } = this;
      const size = place.length;
      this.cell = new Uint32Array(size);
      this.cells = new Uint32Array(this.placeCount + 1);
      const sources = new Uint16Array(size);
      let count = 0;
      for (let row = 0; row < size; row++) {
        if (!row || place[row] !== place[row - 1] || source[row] !== source[row - 1]) {
          sources[count++] = source[row];
          this.cells[place[row] + 1] = count;
        }
        this.cell[row] = count - 1;
      }
      for (let at = 1; at <= this.placeCount; at++) this.cells[at] = Math.max(this.cells[at], this.cells[at - 1]);
      this.cellCount = count;
      this.cellSource = sources.slice(0, count);
    }

    /** Count the places of each spot together, too; `spots` are lists of places. */
    group(spots) {
      const { cells, cellSource, sourceCount } = this;
      const position = new Int32Array(sourceCount); // of a source among the cells of a spot
      const sources = [];
      this.spotStarts = new Uint32Array(spots.length + 1);
      this.spotCell = new Int32Array(this.cellCount).fill(-1);
      spots.forEach((places, spot) => {
        position.fill(-1);
        for (const place of places) for (let cell = cells[place]; cell < cells[place + 1]; cell++) position[cellSource[cell]] = 0;
        for (let source = 0; source < sourceCount; source++) {
          if (position[source] === 0) position[source] = sources.push(source) - 1;
        }
        for (const place of places) for (let cell = cells[place]; cell < cells[place + 1]; cell++) this.spotCell[cell] = position[cellSource[cell]];
        this.spotStarts[spot + 1] = sources.length;
      });
      this.spotSource = Uint16Array.from(sources);
      this._for = null;
      this.now?.regroup();
    }

    /** Take the numbers of claims that pass the filters, one per row; `off`: 1 per claim off the map. */
    setShown(shown, off) {
      this.shown = shown;
      this.offShown = off;
      this._for = null;
    }

    /**
     * What the slots from..to (both included) show: the same Tally each time.
     *
     * @param {number} known the position of the statement day: what was said later is not there,
     *     but counted in `later`; Infinity for no limit
     */
    window(from, to, known = Infinity) {
      const { now, _for: last } = this;
      if (last && last.known === known && last.from === 0 && from === 0) this._shift(last.to, to, known);
      else {
        if (last?.from) this._count(last, -1); // costs what was shown; to clear costs what there is
        else now.clear();
        this._count({ from, to, known }, 1);
      }
      this._for = { from, to, known };
      now.off = now.offHidden = 0;
      this.offSpans.meeting(from, to, (row) => {
        if (this.off.said[row] > known) return;
        now.off += this.offShown[row];
        now.offHidden += 1 - this.offShown[row];
      });
      return now;
    }

    _count({ from, to, known }, sign) {
      this.spans.meeting(from, to, (row) => this.now.count(row, sign, known));
    }

    /* From "up to one slot" to "up to another": only what begins between them comes or goes. */
    _shift(before, to, known) {
      const sign = to > before ? 1 : -1;
      const [low, high] = [Math.min(before, to) + 1, Math.max(before, to)];
      if (low <= high) this.spans.beginning(low, high, (row) => this.now.count(row, sign, known));
    }

    /** Numbers per slot and source for the bars, as known; see Levels. */
    bars(known = Infinity) {
      if (this._levels?.known !== known) this._levels = new Levels(this, known);
      return this._levels.follow(this.shown).bars();
    }

    /**
     * The most that each place shows in one position of the handle.
     *
     * @param {ArrayLike<number>} reach for each slot the last position whose window holds it
     */
    peaks(reach) {
      const { place, last, shown, spans } = this;
      const now = new Uint32Array(this.placeCount);
      const peak = new Uint32Array(this.placeCount);
      const ending = spans.byLast();
      let gone = 0;
      const begin = (row) => {
        const count = (now[place[row]] += shown[row]);
        if (count > peak[place[row]]) peak[place[row]] = count;
      };
      for (let slot = 0; slot < this.slotCount; slot++) {
        for (; gone < ending.length && reach[last[ending[gone]]] < slot; gone++) now[place[ending[gone]]] -= shown[ending[gone]];
        spans.beginning(slot, slot, begin);
      }
      return peak;
    }

    /** The most claims that any one place can show, whatever the day and the filters. */
    largestPlace() {
      const totals = new Uint32Array(this.placeCount);
      for (let row = 0; row < this.place.length; row++) totals[this.place[row]] += this.total[row];
      return totals.reduce((most, total) => Math.max(most, total), 1);
    }
  }

  root.ClaimAtlas.Activity = Activity;
})(window);
