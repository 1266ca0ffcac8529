/* Which of many spans of slots meet a window of slots, without a look at the others.
 *
 * Rows are put into classes by their length (1, 2, 3 to 4, 5 to 8, ... slots) and sorted by their
 * first slot: of a class with at most 8 slots, a row that meets a window begins at most 7 before it.
 */
(function (root) {
  "use strict";

  class Spans {
    /** @param {ArrayLike<number>} first @param {ArrayLike<number>} last inclusive slots of each row */
    constructor(first, last, slotCount) {
      this.first = first;
      this.last = last;
      this.slotCount = slotCount;
      this.order = new Uint32Array(first.length);
      this.classes = this._sort();
    }

    /* Counting sort by class and first slot; `starts[slot]` is where a slot's rows begin. */
    _sort() {
      const { first, last, slotCount, order } = this;
      const classOf = (row) => 32 - Math.clz32(last[row] - first[row]);
      const classes = [];
      for (let row = 0; row < first.length; row++) {
        const at = classOf(row);
        while (classes.length <= at) classes.push({ longest: 2 ** classes.length - 1, starts: new Uint32Array(slotCount + 1) });
        classes[at].starts[first[row] + 1]++;
      }
      let sum = 0;
      for (const { starts } of classes) {
        for (let slot = 0; slot <= slotCount; slot++) starts[slot] = sum += starts[slot];
      }
      const next = classes.map(({ starts }) => starts.slice());
      for (let row = 0; row < first.length; row++) order[next[classOf(row)][first[row]]++] = row;
      return classes;
    }

    /** Visit each row that meets the slots from..to, both included. */
    meeting(from, to, visit) {
      const { order, first, last } = this;
      for (const { longest, starts } of this.classes) {
        const stop = starts[to + 1];
        for (let at = starts[Math.max(0, from - longest)]; at < stop; at++) {
          const row = order[at];
          if (first[row] >= from || last[row] >= from) visit(row);
        }
      }
    }

    /** Visit each row that begins on the slots from..to, both included. */
    beginning(from, to, visit) {
      for (const { starts } of this.classes) {
        for (let at = starts[from]; at < starts[to + 1]; at++) visit(this.order[at]);
      }
    }

    /** The rows in the order of their last slots. */
    byLast() {
      if (this._byLast) return this._byLast;
      const { last, slotCount } = this;
      const next = new Uint32Array(slotCount + 1);
      for (let row = 0; row < last.length; row++) next[last[row] + 1]++;
      for (let slot = 1; slot <= slotCount; slot++) next[slot] += next[slot - 1];
      this._byLast = new Uint32Array(last.length);
      for (let row = 0; row < last.length; row++) this._byLast[next[last[row]]++] = row;
      return this._byLast;
    }
  }

  root.ClaimAtlas.Spans = Spans;
})(window);
