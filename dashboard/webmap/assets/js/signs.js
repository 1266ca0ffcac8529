/* The sign beside the colour of a source: see dashboard/views/source_signs.py, which names them. */
(function (root) {
  "use strict";

  const THIN = 3.5; // pixels; a narrower band takes no sign
  const BAND = 9; // pixels; a higher block of a bar repeats its sign
  const PALE = 0.36;
  const SIZE = 13;

  const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);

  /* White, on pale colours nearly black; `colour` is #RRGGBB or rgb(r,g,b). */
  function inkOn(colour) {
    const parts = colour[0] === "#" ? [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)) : colour.match(/\d+/g).map(Number);
    const [red, green, blue] = parts.map((part) => linear(part / 255));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > PALE ? "#17191C" : "#FFFFFF";
  }

  class Signs {
    /** @param {Array<{offsets: number[], width: number, dash: ?number[]}>} signs */
    constructor(signs) {
      this.signs = signs;
      this.inks = new Map();
    }

    _ink(colour) {
      if (!this.inks.has(colour)) this.inks.set(colour, inkOn(colour));
      return this.inks.get(colour);
    }

    /* Stroke a source's sign on a band; `trace(offset)` draws a line so far from its middle. */
    _stroke(context, source, colour, band, trace) {
      const { offsets, width, dash } = this.signs[source % this.signs.length];
      if (!offsets.length || band < THIN) return;
      context.strokeStyle = this._ink(colour);
      context.lineWidth = Math.max(1, width * band);
      if (dash) context.setLineDash(dash);
      for (const offset of offsets) {
        context.beginPath();
        trace(offset * band);
        context.stroke();
      }
      if (dash) context.setLineDash([]);
    }

    /** On a segment of a ring between two radii and two angles. */
    ring(context, source, colour, { x, y, inner, outer, from, to }) {
      const middle = (inner + outer) / 2;
      if ((to - from) * middle < THIN) return;
      this._stroke(context, source, colour, outer - inner, (offset) => context.arc(x, y, middle + offset, from, to));
    }

    /** On an upright block, which is as many bands high as it has room for. */
    block(context, source, colour, left, top, width, height) {
      const bands = Math.max(1, Math.round(height / BAND));
      const band = height / bands;
      if (width < THIN) return;
      for (let at = 0; at < bands; at++) {
        const middle = top + (at + 0.5) * band;
        this._stroke(context, source, colour, band, (offset) => {
          context.moveTo(left, middle + offset);
          context.lineTo(left + width, middle + offset);
        });
      }
    }

    /** A small square for legends and tips. */
    swatch(source, colour) {
      const scale = Math.max(2, root.devicePixelRatio || 1);
      const canvas = document.createElement("canvas");
      canvas.width = canvas.height = SIZE * scale;
      canvas.className = "ca-swatch";
      canvas.setAttribute("aria-hidden", "true");
      const context = canvas.getContext("2d");
      context.scale(scale, scale);
      context.fillStyle = colour;
      context.beginPath();
      context.roundRect(0, 0, SIZE, SIZE, 3);
      context.fill();
      context.clip();
      this._stroke(context, source, colour, SIZE * 0.72, (offset) => {
        context.moveTo(0, SIZE / 2 + offset);
        context.lineTo(SIZE, SIZE / 2 + offset);
      });
      return canvas;
    }
  }

  root.ClaimAtlas = root.ClaimAtlas || {};
  root.ClaimAtlas.Signs = Signs;
})(window);
