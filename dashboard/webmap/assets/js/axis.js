/* The line under the bars: its breaks, and as many days, months or years as there is room for. */
(function (root) {
  "use strict";

  const { dates, language } = root.ClaimAtlas;
  const NARROW_SLOT = 12; // pixels; below, day numbers would be a random choice of days
  const NARROW_GAP = 9; // pixels; below, a break is only a gap
  const STEPS = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200]; // months from one label to the next
  const ROOM = 8; // pixels between two labels
  const ENOUGH = 0.8; // of the labels of a step find room, or the next step is tried

  class TimeAxis {
    /** @param {object} atlas @param {object} bars slots, x, width, gap and size, see Bars */
    constructor(atlas, bars) {
      this.atlas = atlas;
      this.bars = bars;
    }

    /** Draw line, breaks and labels; `floor` is where the bars stand, labels begin at `below`. */
    draw(context, floor, below) {
      this.context = context;
      this._line(floor);
      if (this.bars.width >= NARROW_SLOT) this._days(below);
      else this._periods(floor, below);
    }

    _line(floor) {
      const { context } = this;
      const { slots, x, width, gap } = this.bars;
      const colours = this.atlas.palette();
      context.strokeStyle = colours.line;
      context.lineWidth = 1;
      let from = 0;
      const line = (to) => {
        context.beginPath();
        context.moveTo(x[from] - width / 2, floor + 0.5);
        context.lineTo(x[to] + width / 2, floor + 0.5);
        context.stroke();
      };
      slots.forEach((slot, index) => {
        if (!slot.gap) return;
        line(index - 1);
        if (gap >= NARROW_GAP) this._break(x[index] - width / 2 - gap / 2, floor, colours.faint);
        from = index;
      });
      if (slots.length) line(slots.length - 1);
    }

    _break(x, floor, colour) {
      const { context } = this;
      context.save();
      context.strokeStyle = colour;
      context.beginPath();
      for (const dx of [-3, 2]) {
        context.moveTo(x + dx - 2, floor + 5);
        context.lineTo(x + dx + 3, floor - 5);
      }
      context.stroke();
      context.restore();
    }

    /* Each slot by its own tick, where it fits; below, the month or year in which a group begins. */
    _days(below) {
      const { slots, x } = this.bars;
      let tickEnd = -Infinity;
      let groupEnd = -Infinity;
      slots.forEach((slot, index) => {
        const half = this._width(slot.tick, this._tickFont()) / 2;
        if (x[index] - half > tickEnd + 6) {
          this._tick(slot.tick, x[index], below);
          tickEnd = x[index] + half;
        }
        if (!slot.group) return;
        const width = this._width(slot.group, this._groupFont());
        const left = Math.max(2, Math.min(this.bars.size.width - width - 2, x[index] - half));
        if (left <= groupEnd + ROOM) return;
        this._group(slot.group, left, below);
        groupEnd = left + width;
      });
    }

    /* Where days are narrower than their numbers: the finest of months, quarters, years, decades
     * of which nearly all labels find room. */
    _periods(floor, below) {
      let labels = [];
      for (const months of STEPS) {
        const wanted = this._wanted(months);
        labels = this._placed(wanted);
        if (labels.length >= ENOUGH * wanted.length) break;
      }
      const { context } = this;
      context.strokeStyle = this.atlas.palette().line;
      context.lineWidth = 1;
      context.beginPath();
      for (const { x } of labels) {
        context.moveTo(Math.round(x) + 0.5, floor);
        context.lineTo(Math.round(x) + 0.5, below + 2);
      }
      context.stroke();
      let year = null;
      let end = -Infinity;
      for (const label of labels) {
        this._tick(label.text, label.middle, below);
        if (label.year === year || label.text === label.year) continue;
        const left = label.middle - label.half;
        if (left <= end + ROOM) continue;
        this._group(label.year, left, below);
        end = left + this._width(label.year, this._groupFont());
        year = label.year;
      }
    }

    /* The first slot of each period of so many months: {x, text, year, whole}; `whole`: it
     * begins with the period, not within it. */
    _wanted(months) {
      const { slots, x, width } = this.bars;
      const found = [];
      let last = null;
      slots.forEach((slot, index) => {
        const { year, month, day } = dates.parts(slot.start);
        const period = Math.floor((year * 12 + month) / months);
        if (period === last) return;
        last = period;
        const whole = day === 1 && (year * 12 + month) % months === 0;
        const text = months < 12 ? language.monthName(month) : String(year);
        found.push({ x: x[index] - width / 2, text, year: String(year), whole });
      });
      return found;
    }

    /* Those that find room, whole periods first, from left to right. */
    _placed(wanted) {
      const placed = [];
      for (const label of [...wanted.filter(({ whole }) => whole), ...wanted.filter(({ whole }) => !whole)]) {
        const half = this._width(label.text, this._tickFont()) / 2;
        const middle = Math.max(half + 1, Math.min(this.bars.size.width - half - 1, label.x));
        if (placed.some((other) => Math.abs(other.middle - middle) < half + other.half + ROOM)) continue;
        placed.push({ ...label, middle, half });
      }
      return placed.sort((a, b) => a.middle - b.middle);
    }

    _tickFont() {
      return this.atlas.font(500, 12);
    }

    _groupFont() {
      return this.atlas.font(600, 11);
    }

    _width(text, font) {
      this.context.font = font;
      return this.context.measureText(text).width;
    }

    _tick(text, x, below) {
      this._text(text, x, below + 4, "center", this._tickFont(), this.atlas.palette().muted);
    }

    _group(text, x, below) {
      this._text(text, x, below + 4 + 15 * this.atlas.scale(), "left", this._groupFont(), this.atlas.palette().faint);
    }

    _text(text, x, y, align, font, colour) {
      const { context } = this;
      context.font = font;
      context.textAlign = align;
      context.textBaseline = "top";
      context.fillStyle = colour;
      context.fillText(text, x, y);
    }
  }

  root.ClaimAtlas.TimeAxis = TimeAxis;
})(window);
