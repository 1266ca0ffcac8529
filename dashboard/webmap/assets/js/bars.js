/* The bars above the time axis: a stack a slot, source by source; painted once, then copied.
 *
 * Above the line: claims dated to this very slot; hanging below it, lighter and to a scale of
 * their own: claims known only as a span of slots, which would drown the others.
 */
(function (root) {
  "use strict";

  const { TimeAxis } = root.ClaimAtlas;
  const { pgettext } = root.ClaimAtlas.language;
  const SIDE = 14; // pixels free at both ends
  const MANY = 200; // bars
  const CUT = 4; // pixels from the end of a bar that is cut to the gap in it
  const WIDE = 620; // pixels; from here on there is room for two words at the left end

  /* The claims of the tallest bar; where there are many slots, a few that stand far above all
   * others are cut, which a gap near their end shows, or the others would be flat. */
  function tallest(numbers) {
    const some = numbers.filter((number) => number).sort((a, b) => b - a);
    const usual = some.length > MANY ? 4 * some[Math.floor(some.length * 0.02)] : Infinity;
    return Math.max(1, Math.min(some[0] ?? 1, usual));
  }

  class Bars {
    /** @param {object} atlas slots, colours, `range` @param {HTMLCanvasElement} canvas */
    constructor(atlas, canvas) {
      this.atlas = atlas;
      this.canvas = canvas;
      this.slots = atlas.view.slots;
      this.axis = new TimeAxis(atlas, this);
    }

    /** Take numbers per slot, see Activity.bars. */
    set(counts) {
      this.counts = counts;
      this._base = null;
    }

    /** Paint all of it anew next time. */
    refresh() {
      this._base = null;
    }

    /** Each slot gets the same width, each break a gap: x is the middle of a slot. */
    measure(width, height) {
      const scale = window.devicePixelRatio || 1;
      this.size = { width, height, scale };
      this.canvas.width = Math.round(width * scale);
      this.canvas.height = Math.round(height * scale);
      this.gutter = width >= WIDE ? 62 * this.atlas.scale() : 0;
      const breaks = this.slots.filter((slot) => slot.gap).length;
      const gap = Math.min(26, (width * 0.3) / Math.max(breaks, 1));
      const room = width - this.gutter - 2 * SIDE - breaks * gap;
      this.width = Math.min(room / Math.max(this.slots.length, 1), 64);
      const used = this.width * this.slots.length + breaks * gap;
      let at = this.gutter + Math.max(SIDE, (width - this.gutter - used) / 2);
      this.x = this.slots.map((slot) => {
        if (slot.gap) at += gap;
        const middle = at + this.width / 2;
        at += this.width;
        return middle;
      });
      this.gap = gap;
      this._base = null;
    }

    /** The slot nearest to a point of the track. */
    slotAt(x) {
      let low = 0;
      let high = this.x.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((this.x[middle] + this.x[middle + 1]) / 2 < x) low = middle + 1;
        else high = middle;
      }
      return low;
    }

    /** Paint the bars with a band under the slots of the current window. */
    paint() {
      if (!this.x || !this.counts || !this.size.width) return;
      this._base ||= this._drawBase();
      const { width, height, scale } = this.size;
      const context = this.canvas.getContext("2d");
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, this.canvas.width, this.canvas.height);
      context.setTransform(scale, 0, 0, scale, 0, 0);
      const [from, to] = this.atlas.range;
      const left = this.x[from] - this.width / 2;
      const right = this.x[to] + this.width / 2;
      context.fillStyle = this.atlas.palette().band;
      context.beginPath();
      context.roundRect(left, 0, Math.max(right - left, 2), height - this._foot() + this._hang() + 2, 4);
      context.fill();
      context.drawImage(this._base, 0, 0, width, height);
    }

    /* The height of the hanging stacks in pixels, and with the words of the axis below them. */
    _hang() {
      return 20 * this.atlas.scale();
    }

    _foot() {
      return 34 * this.atlas.scale() + this._hang();
    }

    /* Bars, axis and its words do not change with the handle. */
    _drawBase() {
      const { width, height, scale } = this.size;
      const canvas = document.createElement("canvas");
      canvas.width = Math.max(1, Math.round(width * scale));
      canvas.height = Math.max(1, Math.round(height * scale));
      const context = canvas.getContext("2d");
      context.setTransform(scale, 0, 0, scale, 0, 0);
      const floor = height - this._foot();
      this._drawStacks(context, floor);
      this.axis.draw(context, floor, floor + this._hang());
      if (this.gutter) this._drawGutter(context, floor);
      return canvas;
    }

    /* What stands on the line and what hangs from it, in two words at its left end. */
    _drawGutter(context, floor) {
      context.font = this.atlas.font(400, 11.5);
      context.fillStyle = this.atlas.palette().faint;
      context.textAlign = "left";
      context.textBaseline = "middle";
      context.fillText(pgettext("beside the bars", "that day"), 0, floor - 9 * this.atlas.scale());
      context.fillText(pgettext("beside the bars", "a span"), 0, floor + 9 * this.atlas.scale());
    }

    _drawStacks(context, floor) {
      const { counts, slots } = this;
      const exact = slots.map((_, slot) => counts.exactShown[slot] + counts.hiddenExact[slot]);
      const spans = slots.map((_, slot) => counts.shown[slot] + counts.hidden[slot] - exact[slot]);
      const up = (floor - 6) / tallest(exact);
      const down = this._hang() / tallest(spans);
      const thick = Math.max(1, Math.min(this.width * 0.74, this.width - 2));
      for (const slot of this._columns(exact)) {
        this._stack(context, counts.exact, slot, false, this.x[slot] - thick / 2, thick, floor, -up, counts.hiddenExact[slot]);
      }
      for (const slot of this._columns(spans)) {
        this._stack(context, counts.light, slot, true, this.x[slot] - thick / 2, thick, floor + 1, down, counts.hidden[slot] - counts.hiddenExact[slot]);
      }
    }

    /* The slots that are drawn: all, or where several share a pixel the one with most claims. */
    _columns(totals) {
      if (this.width >= 1) return totals.keys();
      const busiest = new Map();
      totals.forEach((total, slot) => {
        const column = Math.round(this.x[slot]);
        if (!(totals[busiest.get(column)] >= total)) busiest.set(column, slot);
      });
      return busiest.values();
    }

    /* One stack of a slot, source by source away from the line; `step` pixels a claim. Blocks end
     * on whole pixels of the screen where they are as thin as those: 500 sources are no blur. */
    _stack(context, counts, slot, light, left, thick, floor, step, hidden) {
      const { atlas } = this;
      const sources = atlas.view.sources.length;
      const room = light ? this._hang() : floor - 6;
      const { scale } = this.size;
      const way = Math.sign(step);
      let sum = 0;
      let y = floor;
      for (let source = 0, at = slot * sources; source <= sources; source++, at++) {
        const count = source < sources ? counts[at] : hidden;
        if (!count) continue;
        sum += count;
        let end = floor + sum * step;
        if (Math.abs(end - floor) > room) end = floor + way * room;
        else if (Math.abs(count * step) < 2) end = floor + (way * Math.ceil(Math.abs(sum * step) * scale)) / scale;
        const tall = end - y;
        if (tall * step <= 0) continue;
        const colour = source < sources ? atlas.colour(source, light) : atlas.palette().hidden;
        context.fillStyle = colour;
        context.fillRect(left, y, thick, Math.abs(tall) > 3 ? tall - way * 0.6 : tall);
        if (source < sources) atlas.signs.block(context, source, colour, left, Math.min(y, end), thick, Math.abs(tall));
        y = end;
      }
      if (Math.abs(sum * step) > room + 0.5) context.clearRect(left - 1, floor + way * (room - CUT), thick + 2, 1.5);
    }
  }

  root.ClaimAtlas.Bars = Bars;
})(window);
