/* How many claims each slot of the slider shows and hides, source by source: kept as steps, up at
 * a row's first slot and down behind its last, so that a filter costs the rows that it changes.
 */
(function (root) {
  "use strict";

  class Levels {
    /** @param {object} activity see Activity @param {number} known the position of the statement day */
    constructor(activity, known) {
      const { sourceCount, slotCount, total, said, shown } = activity;
      const steps = (width) => new Int32Array((slotCount + 1) * width);
      this.activity = activity;
      this.known = known;
      this.shown = shown;
      this.narrow = { hidden: steps(1), shown: steps(1), exactShown: steps(1), hiddenExact: steps(1) };
      this.wide = { exact: steps(sourceCount), light: steps(sourceCount) };
      this.edges = steps(1); // how many rows that show something begin at a slot or end before it
      for (let row = 0; row < shown.length; row++) if (said[row] <= known) this._add(row, shown[row], total[row] - shown[row], 1);
    }

    /* A row's shown and hidden claims come, with a sign of -1 they go. */
    _add(row, shown, hidden, sign) {
      const { first, last, light, source, sourceCount } = this.activity;
      const { narrow, wide, edges } = this;
      const [from, behind, spans] = [first[row], last[row] + 1, light[row]];
      if (shown) {
        const count = sign * shown;
        const stacks = spans ? wide.light : wide.exact;
        stacks[from * sourceCount + source[row]] += count;
        stacks[behind * sourceCount + source[row]] -= count;
        narrow.shown[from] += count;
        narrow.shown[behind] -= count;
        if (!spans) {
          narrow.exactShown[from] += count;
          narrow.exactShown[behind] -= count;
        }
        edges[from] += sign;
        edges[behind] += sign;
      }
      if (!hidden) return;
      const count = sign * hidden;
      narrow.hidden[from] += count;
      narrow.hidden[behind] -= count;
      if (!spans) {
        narrow.hiddenExact[from] += count;
        narrow.hiddenExact[behind] -= count;
      }
    }

    /** Follow the filters to the numbers that are shown of each row now. */
    follow(shown) {
      const { known, shown: before } = this;
      const { total, said } = this.activity;
      this.shown = shown;
      for (let row = 0; row < shown.length; row++) {
        if (shown[row] === before[row] || said[row] > known) continue;
        this._add(row, before[row], total[row] - before[row], -1);
        this._add(row, shown[row], total[row] - shown[row], 1);
      }
      return this;
    }

    /** Numbers per slot and source, `hidden` per slot only. `changes` has a 1 where a slot shows
     * something else than the one before it. */
    bars() {
      const { sourceCount } = this.activity;
      const bars = { changes: Uint8Array.from(this.edges, (rows) => (rows ? 1 : 0)) };
      for (const name in this.wide) bars[name] = summed(this.wide[name], sourceCount);
      for (const name in this.narrow) bars[name] = summed(this.narrow[name], 1);
      return bars;
    }
  }

  /* Steps into levels, for columns of `width` numbers a slot. */
  function summed(steps, width) {
    const levels = steps.slice();
    for (let at = width; at < levels.length; at++) levels[at] += levels[at - width];
    return levels;
  }

  root.ClaimAtlas.Levels = Levels;
})(window);
