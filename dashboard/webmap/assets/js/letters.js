/* Text on a canvas. What stays the same is kept as a picture from its second time on, for halos cost
 * more than all else in a frame; the numbers in rings and pills, of which each frame has others, are
 * only written. Text is measured apart from the page: a canvas in the page that is told its font
 * makes the browser style the whole page first.
 */
(function (root) {
  "use strict";

  const MOST = 1500; // pictures of texts that are kept
  const MOST_WIDTHS = 20000;
  const LARGEST = 4096; // pixels of a picture's side; what is longer is drawn each time

  class Letters {
    constructor() {
      this._rule = new OffscreenCanvas(1, 1).getContext("2d");
      this._pictures = new Map();
      this.forget();
    }

    /** Forget all pictures and widths: the font has changed. */
    forget() {
      this._drop();
      this._widths = new Map();
      this._font = null;
    }

    _drop() {
      for (const picture of this._pictures.values()) picture?.close();
      this._pictures.clear();
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

    /** The width of a number such as "1,204", sign by sign: each frame has others. */
    widthOfSigns(text, font) {
      let width = 0;
      for (const sign of text) width += this.width(sign, font);
      return width;
    }

    /**
     * Put a text into the middle of a box of the context.
     *
     * @param {object} look `text`, `font`, `ink`; `halo` and its `width` in pixels; `spacing` of letters
     */
    put(context, box, look) {
      const { a: scale, e: left, f: top } = context.getTransform();
      const { x, y } = middle(box, scale, left, top);
      const picture = this._picture(look, scale);
      if (!picture) return write(context, look, x, y + 0.5);
      const [width, height] = [picture.width / scale, picture.height / scale];
      context.drawImage(picture, x - width / 2, y - height / 2, width, height);
    }

    /** Write texts that hardly any other frame has, font by font: to choose one takes longest.
     *
     * @param {object[]} notes `text`, `font`, `ink`, and the `box` in whose middle it stands
     */
    jot(context, notes) {
      const { a: scale, e: left, f: top } = context.getTransform();
      const order = notes.slice().sort((a, b) => (a.font < b.font ? -1 : a.font > b.font ? 1 : 0));
      let font = null;
      for (const note of order) {
        if (note.font !== font) dress(context, note);
        ({ font } = note);
        const { x, y } = middle(note.box, scale, left, top);
        context.fillStyle = note.ink;
        context.fillText(note.text, x, y + 0.5);
      }
    }

    /* The picture of a text; null for one that was not asked for before, or is too large. */
    _picture(look, scale) {
      const key = [look.text, look.font, look.ink, look.halo, look.width, look.spacing, scale].join("|");
      const known = this._pictures.get(key);
      if (known) return known;
      if (this._pictures.size >= MOST) this._drop();
      const picture = known === null ? draw(look, scale) : null;
      this._pictures.set(key, picture);
      return picture;
    }
  }

  /* On a whole pixel of the screen, for letters between two are blurred. */
  function middle(box, scale, left, top) {
    return {
      x: (Math.round((scale * (box.left + box.right)) / 2 + left) - left) / scale,
      y: (Math.round((scale * (box.top + box.bottom)) / 2 + top) - top) / scale,
    };
  }

  function dress(context, { font, spacing = "0px" }) {
    Object.assign(context, { font, textAlign: "center", textBaseline: "middle", lineJoin: "round" });
    if ("letterSpacing" in context) context.letterSpacing = spacing;
  }

  function write(context, look, x, y) {
    dress(context, look);
    if (look.halo) {
      Object.assign(context, { lineWidth: look.width, strokeStyle: look.halo });
      context.strokeText(look.text, x, y);
    }
    context.fillStyle = look.ink;
    context.fillText(look.text, x, y);
  }

  function draw(look, scale) {
    const canvas = new OffscreenCanvas(1, 1);
    const context = canvas.getContext("2d");
    const rim = look.halo ? look.width : 0;
    dress(context, look);
    // of the font, and of what other fonts lend for letters that it lacks
    const told = context.measureText(look.text);
    const sizes = (...names) => Math.max(...names.map((name) => told[name] || 0));
    const wide = Math.max(told.width / 2, sizes("actualBoundingBoxLeft", "actualBoundingBoxRight"));
    const high = sizes("fontBoundingBoxAscent", "fontBoundingBoxDescent", "actualBoundingBoxAscent", "actualBoundingBoxDescent");
    canvas.width = 2 * Math.ceil(scale * (wide + rim) + 1);
    canvas.height = 2 * Math.ceil(scale * (high + rim) + 1);
    if (Math.max(canvas.width, canvas.height) > LARGEST) return null;
    context.setTransform(scale, 0, 0, scale, canvas.width / 2, canvas.height / 2);
    write(context, look, 0, 0.5);
    return canvas.transferToImageBitmap();
  }

  root.ClaimAtlas.Letters = Letters;
})(window);
