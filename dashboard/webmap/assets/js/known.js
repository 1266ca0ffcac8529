/* The second clock: a slim slider over the days on which something was said.
 *
 * Its last position is "any day". Each other one is a statement day: only what had been said by
 * its end is shown, on the map, in the bars and in the sentence, while the hand moves.
 */
(function (root) {
  "use strict";

  const { element } = root.ClaimAtlas;
  const { _ } = root.ClaimAtlas.language;

  class KnownSlider {
    /** @param {object} atlas view.known: days in order; onKnown(position or null, dragging) */
    constructor(atlas) {
      this.atlas = atlas;
      this.days = atlas.view.known;
      this.canvas = element("canvas", { class: "ca-bars", "aria-hidden": "true" });
      this.label = element("span", { class: "ca-known-day" });
      this.handle = element("div", {
        class: "ca-known-handle", role: "slider", tabindex: "0", "aria-label": _("As known on"),
        "aria-valuemin": "0", "aria-valuemax": String(this.days.length),
        title: _("As known on: drag to see what had been said by then"),
      });
      this.track = element("div", { class: "ca-known-track" }, this.canvas, this.handle, this.label);
      this.element = element("div", { class: "ca-known" }, element("span", { class: "ca-known-name" }, _("as known on")), this.track);
      this.element.hidden = this.days.length < 2;
      this._listen();
    }

    _listen() {
      this.track.addEventListener("pointerdown", (event) => {
        if (event.button) return;
        this.dragging = true;
        this.track.setPointerCapture(event.pointerId);
        this.handle.focus({ preventScroll: true });
        this._move(event);
        event.preventDefault();
      });
      this.track.addEventListener("pointermove", (event) => { if (this.dragging) this._move(event); });
      for (const end of ["pointerup", "pointercancel"]) {
        this.track.addEventListener(end, () => {
          if (this.dragging) this.atlas.onRest();
          this.dragging = false;
        });
      }
      this.handle.addEventListener("keydown", (event) => this._key(event));
      new ResizeObserver(() => this.draw()).observe(this.track);
    }

    _key(event) {
      const last = this.days.length;
      const to = {
        ArrowLeft: this.position - 1, ArrowDown: this.position - 1, ArrowRight: this.position + 1,
        ArrowUp: this.position + 1, Home: 0, End: last, Escape: last,
      }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      this._choose(Math.min(last, Math.max(0, to)), false);
      this.atlas.onRest(true);
    }

    _move(event) {
      const { left, width } = this.track.getBoundingClientRect();
      const share = (event.clientX - left - this._side()) / (width - 2 * this._side());
      this._choose(Math.round(Math.min(1, Math.max(0, share)) * this.days.length), true);
    }

    _choose(position, dragging) {
      this.atlas.onKnown(position === this.days.length ? null : position, dragging);
    }

    _side() {
      return 8;
    }

    _x(position) {
      return this._side() + ((this.width - 2 * this._side()) * position) / Math.max(this.days.length, 1);
    }

    /** Show a position (null: any day) in the same frame as the map does. */
    show(known) {
      this.position = known === null ? this.days.length : known;
      const words = known === null ? _("any day") : known < 0 ? _("before anything was said") : this.days[known].words;
      if (this.handle.getAttribute("aria-valuetext") === words && this._shownWidth === this.width) return;
      this._shownWidth = this.width;
      this.handle.setAttribute("aria-valuenow", String(Math.max(this.position, 0)));
      this.handle.setAttribute("aria-valuetext", words);
      this.label.textContent = words;
      this.element.classList.toggle("ca-limited", known !== null);
      if (!this.width) return;
      const x = this._x(Math.max(this.position, 0));
      this.handle.style.transform = `translateX(${x}px)`;
      const left = x > this.width / 2;
      this.label.style.transform = left ? `translateX(calc(${x - 12}px - 100%))` : `translateX(${x + 12}px)`;
      this.paint();
    }

    draw() {
      const scale = window.devicePixelRatio || 1;
      this.width = this.track.clientWidth;
      this.canvas.width = Math.round(this.width * scale);
      this.canvas.height = Math.round(this.track.clientHeight * scale);
      this.atlas.invalidate();
    }

    paint() {
      const scale = window.devicePixelRatio || 1;
      const context = this.canvas.getContext("2d");
      const colours = this.atlas.palette();
      const middle = this.track.clientHeight / 2;
      context.setTransform(scale, 0, 0, scale, 0, 0);
      context.clearRect(0, 0, this.width, this.track.clientHeight);
      const line = (from, to, colour, thick) => {
        context.strokeStyle = colour;
        context.lineWidth = thick;
        context.beginPath();
        context.moveTo(from, middle);
        context.lineTo(to, middle);
        context.stroke();
      };
      line(this._x(0), this._x(this.days.length), colours.line, 1);
      line(this._x(0), this._x(Math.max(this.position, 0)), colours.muted, 2);
      for (let at = 0; at < this.days.length; at++) {
        context.fillStyle = at <= this.position ? colours.muted : colours.line;
        context.beginPath();
        context.arc(this._x(at), middle, 2.6, 0, Math.PI * 2);
        context.fill();
      }
    }
  }

  root.ClaimAtlas.KnownSlider = KnownSlider;
})(window);
