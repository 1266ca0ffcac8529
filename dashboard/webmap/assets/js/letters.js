/* Text on a canvas: drawn once and copied from then on, for halos cost more than all else in a frame.
 *
 * It is drawn and measured apart from the page: a canvas in the page that is told its font makes the
 * browser style the whole page first.
 */
(function (root) {
  "use strict";

  const MOST = 1500; // pictures of texts that are kept
  const MOST_WIDTHS = 20000;

  class Letters {
    constructor() {
      this._rule = new OffscreenCanvas(1, 1).getContext("2d");
      this.forget();
    }

    /** Forget all pictures and widths: the font has changed. */
    forget() {
      this._pictures = new Map();
      this._widths = new Map();
    }

    /** The width of a text in pixels. */
    width(text, font) {
      const key = `${font}|${text}`;
      if (!this._widths.has(key)) {
        if (this._widths.size >= MOST_WIDTHS) this._widths.clear();
        if (font !== this._font) this._rule.font = this._font = font;
        this._widths.set(key, this._rule.measureText(text).width);
      }
      return this._widths.get(key);
    }

    /**
     * Put a text into the middle of a box of the context.
     *
     * @param {object} look `text`, `font`, `ink`; `halo` and its `width` in pixels; `spacing` of letters
     */
    put(context, box, look) {
      const { a: scale, e: left, f: top } = context.getTransform();
      const picture = this._picture(look, scale);
      // on whole pixels of the screen, for letters between them are blurred
      const x = Math.round((scale * (box.left + box.right)) / 2 + left - picture.width / 2);
      const y = Math.round((scale * (box.top + box.bottom)) / 2 + top - picture.height / 2);
      context.drawImage(picture, (x - left) / scale, (y - top) / scale, picture.width / scale, picture.height / scale);
    }

    _picture(look, scale) {
      const key = [look.text, look.font, look.ink, look.halo, look.width, look.spacing, scale].join("|");
      if (!this._pictures.has(key)) {
        if (this._pictures.size >= MOST) this._pictures.clear();
        this._pictures.set(key, draw(look, scale));
      }
      return this._pictures.get(key);
    }
  }

  function draw({ text, font, ink, halo, width = 0, spacing = "0px" }, scale) {
    const canvas = new OffscreenCanvas(1, 1);
    const context = canvas.getContext("2d");
    const dress = () => {
      Object.assign(context, { font, textAlign: "center", textBaseline: "middle", lineJoin: "round" });
      if ("letterSpacing" in context) context.letterSpacing = spacing;
    };
    dress();
    const { width: long, fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = context.measureText(text);
    canvas.width = 2 * Math.ceil(scale * (long / 2 + width) + 1);
    canvas.height = 2 * Math.ceil(scale * (Math.max(ascent, descent) + width));
    dress(); // a canvas of another size has forgotten it
    context.setTransform(scale, 0, 0, scale, canvas.width / 2, canvas.height / 2 + scale / 2);
    if (halo) {
      Object.assign(context, { lineWidth: width, strokeStyle: halo });
      context.strokeText(text, 0, 0);
    }
    context.fillStyle = ink;
    context.fillText(text, 0, 0);
    return canvas.transferToImageBitmap();
  }

  root.ClaimAtlas.Letters = Letters;
})(window);
