/* The time slider: bars a day, a handle that snaps to them, and the buttons around it.
 *
 * It knows nothing of the map: it tells its atlas where the handle is (`onSlot`), which mode is
 * wanted (`onMode`) and when the hand lets go (`onRest`), and shows what it is told to show.
 */
(function (root) {
  "use strict";

  const ICONS = {
    play: "M7 4.5v15l12-7.5z",
    pause: "M6.5 4.5h4v15h-4zM13.5 4.5h4v15h-4z",
    previous: "M15 5l-7 7 7 7",
    next: "M9 5l7 7-7 7",
    previousClaims: "M18 5l-7 7 7 7M6 5v14",
    nextClaims: "M6 5l7 7-7 7M18 5v14",
    nextChange: "M4 12h11M11 7l5 5-5 5M20 6v12",
    nextOpen: "M8 12h7M12 8.5l3.5 3.5-3.5 3.5",
    loop: "M17 3l4 4-4 4M3 11V9a2 2 0 0 1 2-2h16M7 21l-4-4 4-4M21 13v2a2 2 0 0 1-2 2H3",
  };
  const SPEEDS = [0.5, 1, 2, 4];
  const SECONDS_A_SLOT = 0.9;
  const NARROW_SLOT = 12; // pixels; below, day numbers would be a random choice of days
  const NARROW = 830; // pixels of track; below this the weekday is shortened

  /** An element with attributes and children; texts become text nodes, never markup. */
  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else made.setAttribute(name, value);
    }
    made.append(...children);
    return made;
  }

  function icon(name) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    svg.setAttribute("class", name === "play" || name === "pause" ? "ca-solid" : "ca-line");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", ICONS[name]);
    svg.append(path);
    if (name === "nextOpen") {
      const ring = document.createElementNS("http://www.w3.org/2000/svg", "circle");
      for (const [key, value] of Object.entries({ cx: 12, cy: 12, r: 9.5, "stroke-dasharray": "3.2 2.8" })) ring.setAttribute(key, value);
      svg.append(ring);
    }
    return svg;
  }

  class Slider {
    /** @param {object} atlas slots, colours and the callbacks onSlot, onMode, onRest. */
    constructor(atlas) {
      this.atlas = atlas;
      this.slots = atlas.view.slots;
      this.speed = 1;
      this.loop = false;
      this.playing = false;
      this.element = this._build();
      this._listen();
      this._showPlaying();
    }

    /* ---- building ---- */

    _build() {
      const button = (name, label, act) =>
        element("button", { type: "button", class: "ca-button ca-icon", title: label, "aria-label": label, onclick: act }, icon(name));
      this.playButton = element("button", {
        type: "button", class: "ca-play", "aria-label": "Play", title: "Play (Space)", onclick: () => this.toggle(),
      }, icon("play"));
      this.date = element("div", { class: "ca-date" });
      this.previousClaims = button("previousClaims", "Previous day with claims of exactly that day", () => this.toClaims(-1));
      this.nextClaims = button("nextClaims", "Next day with claims of exactly that day", () => this.toClaims(1));
      const steps = element("div", { class: "ca-group", role: "group", "aria-label": "Step" },
        this.previousClaims,
        button("previous", "Previous day", () => this.step(-1)),
        button("next", "Next day", () => this.step(1)),
        this.nextClaims);
      this.changeButton = button("nextChange", "Jump to the next change", () => this._jump(this.atlas.nextChange()));
      this.openButton = button("nextOpen", "Jump to the next disagreement", () => this._jump(this.atlas.nextOpen()));
      const jumps = element("div", { class: "ca-group", role: "group", "aria-label": "Jump" }, this.changeButton, this.openButton);
      this.modes = this._buildModes();
      this.speedButton = element("button", {
        type: "button", class: "ca-button", title: "Speed", "aria-label": "Speed 1 times", onclick: () => this._nextSpeed(),
      }, "1×");
      this.loopButton = button("loop", "Start again after the last day", () => this._toggleLoop());
      this.loopButton.setAttribute("aria-pressed", "false");
      const tempo = element("div", { class: "ca-group ca-tempo", role: "group", "aria-label": "Playing" }, this.speedButton, this.loopButton);
      this.canvas = element("canvas", { class: "ca-bars", role: "img", "aria-label": "Bars: claims of each day by source" });
      this.handle = element("div", {
        class: "ca-handle", role: "slider", tabindex: "0", "aria-label": "Day",
        "aria-valuemin": "0", "aria-valuemax": String(Math.max(this.slots.length - 1, 0)),
      }, element("span", { class: "ca-knob" }));
      this.tip = element("div", { class: "ca-bar-tip", hidden: "" });
      this.track = element("div", { class: "ca-track" }, this.canvas, this.handle, this.tip);
      return element("section", { class: "ca-slider", "aria-label": "Time" },
        element("div", { class: "ca-row" }, this.playButton, this.date, steps, jumps, this.modes, tempo), this.track);
    }

    _buildModes() {
      const mode = (name, text) => element("button", {
        type: "button", "data-mode": name, "aria-pressed": "false", onclick: () => this.atlas.onMode(name, this.lastDays),
      }, text);
      this.lastLabel = element("span");
      const last = mode("last", "");
      last.append(this.lastLabel);
      const change = (by) => (event) => {
        event.stopPropagation();
        this.atlas.onMode("last", Math.min(60, Math.max(2, this.lastDays + by)));
      };
      this.fewer = element("button", { type: "button", class: "ca-nudge", "aria-label": "One day fewer", onclick: change(-1) }, "−");
      this.more = element("button", { type: "button", class: "ca-nudge", "aria-label": "One day more", onclick: change(1) }, "+");
      return element("div", { class: "ca-modes", role: "group", "aria-label": "Days shown" },
        mode("day", "this day"), element("span", { class: "ca-last" }, this.fewer, last, this.more),
        mode("until", "up to this day"));
    }

    _listen() {
      this.track.addEventListener("pointerdown", (event) => this._grab(event));
      this.track.addEventListener("pointermove", (event) => this._point(event));
      this.track.addEventListener("pointerleave", () => { this.tip.hidden = true; });
      for (const end of ["pointerup", "pointercancel"]) {
        this.track.addEventListener(end, (event) => this._release(event));
      }
      document.addEventListener("keydown", (event) => this._key(event));
      root.ClaimAtlas.motion.onChange(() => { this.pause(); this._showPlaying(); });
      new ResizeObserver(() => this.redraw()).observe(this.track);
    }

    /* ---- moving the handle ---- */

    _grab(event) {
      if (event.button) return;
      this.pause();
      this.dragging = true;
      this.tip.hidden = true;
      this.track.setPointerCapture(event.pointerId);
      this.track.classList.add("ca-dragging");
      this.handle.focus({ preventScroll: true });
      this.atlas.onSlot(this._slotAt(event), true);
      event.preventDefault();
    }

    _point(event) {
      const slot = this._slotAt(event);
      if (this.dragging) this.atlas.onSlot(slot, true);
      else if (event.pointerType === "mouse") this._showTip(slot);
    }

    _release() {
      if (!this.dragging) return;
      this.dragging = false;
      this.track.classList.remove("ca-dragging");
      this.atlas.onRest();
    }

    _key(event) {
      const field = event.target.closest("input, textarea, select");
      if (field || event.ctrlKey || event.metaKey || event.altKey) return;
      const onButton = event.target.closest("button");
      const far = event.shiftKey ? 7 : 1;
      const moves = {
        ArrowRight: () => this.step(far), ArrowUp: () => this.step(far),
        ArrowLeft: () => this.step(-far), ArrowDown: () => this.step(-far),
        ...this._pages(),
        Home: () => this.to(0), End: () => this.to(this.slots.length - 1),
        " ": () => this.toggle(),
      };
      if (!moves[event.key] || (event.key === " " && onButton)) return;
      event.preventDefault();
      moves[event.key]();
    }

    /* A slider's page keys; in the presentation view those of a clicker: one day on, one back. */
    _pages() {
      if (this.atlas.options.present) return { PageDown: () => this.step(1), PageUp: () => this.step(-1) };
      return { PageUp: () => this.step(7), PageDown: () => this.step(-7) };
    }

    to(slot) {
      const last = this.slots.length - 1;
      this.atlas.onSlot(Math.min(last, Math.max(0, slot)), false);
      this.atlas.onRest(true);
    }

    step(by) {
      this.pause();
      this.to(this.atlas.slot + by);
    }

    toClaims(direction) {
      this.pause();
      const slot = this._slotWithClaims(direction);
      if (slot !== null) this.to(slot);
    }

    _slotWithClaims(direction) {
      for (let slot = this.atlas.slot + direction; slot >= 0 && slot < this.slots.length; slot += direction) {
        if (this.bars.exactShown[slot]) return slot;
      }
      return null;
    }

    _jump(slot) {
      this.pause();
      if (slot !== null) this.to(slot);
    }

    /* ---- playing ---- */

    toggle() {
      if (this.playing) this.pause();
      else if (root.ClaimAtlas.motion.reduced()) this.to(this.atlas.slot === this.slots.length - 1 ? 0 : this.atlas.slot + 1);
      else this.play();
    }

    play() {
      if (this.slots.length < 2) return;
      if (this.atlas.slot === this.slots.length - 1) this.to(0);
      this.playing = true;
      this._showPlaying();
      let due = performance.now() + (SECONDS_A_SLOT * 1000) / this.speed;
      const tick = (time) => {
        if (!this.playing) return;
        if (time >= due) {
          due = Math.max(due, time - 50) + (SECONDS_A_SLOT * 1000) / this.speed;
          if (!this._advance()) return;
        }
        requestAnimationFrame(tick);
      };
      requestAnimationFrame(tick);
    }

    _advance() {
      const last = this.slots.length - 1;
      if (this.atlas.slot === last && !this.loop) {
        this.pause();
        return false;
      }
      this.to(this.atlas.slot === last ? 0 : this.atlas.slot + 1);
      return true;
    }

    pause() {
      if (!this.playing) return;
      this.playing = false;
      this._showPlaying();
      this.atlas.onRest(true);
    }

    _showPlaying() {
      const label = this.playing ? "Pause" : root.ClaimAtlas.motion.reduced() ? "Play, a step at a time" : "Play";
      this.playButton.replaceChildren(icon(this.playing ? "pause" : "play"));
      this.playButton.setAttribute("aria-label", label);
      this.playButton.title = `${label} (Space)`;
    }

    _nextSpeed() {
      this.speed = SPEEDS[(SPEEDS.indexOf(this.speed) + 1) % SPEEDS.length];
      this.speedButton.textContent = `${this.speed === 0.5 ? "½" : this.speed}×`;
      this.speedButton.setAttribute("aria-label", `Speed ${this.speed} times`);
    }

    _toggleLoop() {
      this.loop = !this.loop;
      this.loopButton.setAttribute("aria-pressed", String(this.loop));
    }

    /* ---- showing ---- */

    /** Show the handle on a slot, in the same frame as the map shows it. */
    show(slot, mode, lastDays, words, spoken) {
      this.lastDays = lastDays;
      this.date.textContent = this.narrow ? words.replace(/^([A-Z][a-z]{2})[a-z]+,/, "$1,") : words;
      this.handle.setAttribute("aria-valuenow", String(slot));
      this.handle.setAttribute("aria-valuetext", spoken);
      this.lastLabel.textContent = `last ${lastDays} days`;
      this.modes.dataset.mode = mode;
      for (const button of this.modes.querySelectorAll("[data-mode]")) {
        button.setAttribute("aria-pressed", String(button.dataset.mode === mode));
      }
      if (this.x) this.handle.style.transform = `translateX(${this.x[slot]}px)`;
      this._paintBars();
    }

    setBars(bars) {
      this.bars = bars;
      this._base = null;
    }

    _noClaims() {
      this.changeButton.disabled = this.atlas.nextChange() === null;
      this.openButton.disabled = this.atlas.nextOpen() === null;
      this.previousClaims.disabled = this._slotWithClaims(-1) === null;
      this.nextClaims.disabled = this._slotWithClaims(1) === null;
    }

    /** Measure the track anew and paint. */
    redraw() {
      this._measure();
      this._base = null;
      this.atlas.invalidate();
    }

    /* Each slot gets the same width, each break a gap: x is the middle of a slot. */
    _measure() {
      const { clientWidth: width, clientHeight: height } = this.track;
      const scale = window.devicePixelRatio || 1;
      this.size = { width, height, scale };
      this.narrow = width < NARROW;
      this.canvas.width = Math.round(width * scale);
      this.canvas.height = Math.round(height * scale);
      const side = 14;
      this.gutter = width >= 620 ? 62 * this.atlas.scale() : 0;
      const breaks = this.slots.filter((slot) => slot.gap).length;
      const gap = Math.min(26, (width * 0.3) / Math.max(breaks, 1));
      const room = width - this.gutter - 2 * side - breaks * gap;
      this.width = Math.min(room / Math.max(this.slots.length, 1), 64);
      const used = this.width * this.slots.length + breaks * gap;
      let at = this.gutter + Math.max(side, (width - this.gutter - used) / 2);
      this.x = this.slots.map((slot) => {
        if (slot.gap) at += gap;
        const middle = at + this.width / 2;
        at += this.width;
        return middle;
      });
      this.gap = gap;
    }

    _slotAt(event) {
      const x = event.clientX - this.track.getBoundingClientRect().left;
      let low = 0;
      let high = this.x.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((this.x[middle] + this.x[middle + 1]) / 2 < x) low = middle + 1;
        else high = middle;
      }
      return low;
    }

    _showTip(slot) {
      const shown = this.bars.shown[slot];
      const exact = this.bars.exactShown[slot];
      const claims = this.atlas.claimsWords(shown);
      const spans = shown - exact;
      const part = spans ? `, ${spans === shown ? "all" : spans} dated only as a span` : "";
      const { words, break_words: skipped } = this.slots[slot];
      this.tip.textContent = `${words}: ${claims}${part}${skipped ? `; skipped before it: ${skipped}` : ""}`;
      this.tip.hidden = false;
      const half = this.tip.offsetWidth / 2;
      const x = Math.min(this.size.width - half, Math.max(half, this.x[slot]));
      this.tip.style.transform = `translate(${x - half}px, -100%)`;
    }

    _paintBars() {
      if (!this.x || !this.bars || !this.size.width) return;
      if (!this._base) this._base = this._drawBase();
      const { width, height, scale } = this.size;
      const context = this.canvas.getContext("2d");
      const colours = this.atlas.palette();
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, this.canvas.width, this.canvas.height);
      context.setTransform(scale, 0, 0, scale, 0, 0);
      const [from, to] = this.atlas.range;
      const left = this.x[from] - this.width / 2;
      const right = this.x[to] + this.width / 2;
      context.fillStyle = colours.band;
      context.beginPath();
      context.roundRect(left, 0, Math.max(right - left, 2), height - this.axis() + this.hang() + 2, 4);
      context.fill();
      context.drawImage(this._base, 0, 0, width, height);
      this._noClaims();
    }

    axis() {
      return 34 * this.atlas.scale() + this.hang();
    }

    /* Bars, axis and its words do not change with the handle: painted once, then copied. */
    _drawBase() {
      const { width, height, scale } = this.size;
      const canvas = document.createElement("canvas");
      canvas.width = Math.max(1, Math.round(width * scale));
      canvas.height = Math.max(1, Math.round(height * scale));
      const context = canvas.getContext("2d");
      context.setTransform(scale, 0, 0, scale, 0, 0);
      this._drawStacks(context, height - this.axis());
      this._drawAxis(context, height - this.axis());
      if (this.gutter) this._drawGutter(context, height - this.axis());
      return canvas;
    }

    /* What stands on the line and what hangs from it, in two words at its left end. */
    _drawGutter(context, floor) {
      context.font = this.atlas.font(400, 11.5);
      context.fillStyle = this.atlas.palette().faint;
      context.textAlign = "left";
      context.textBaseline = "middle";
      context.fillText("that day", 0, floor - 9 * this.atlas.scale());
      context.fillText("a span", 0, floor + 9 * this.atlas.scale());
    }

    /* Above the line: claims dated to this very slot; hanging below it, lighter and to a scale
     * of their own: claims known only as a span of slots, which would drown the others. */
    _drawStacks(context, floor) {
      const { bars } = this;
      const colours = this.atlas.palette();
      const most = (counts, more) => this.slots.reduce((m, _, slot) => Math.max(m, counts(slot) + more(slot)), 1);
      const spans = (slot) => bars.shown[slot] - bars.exactShown[slot];
      const up = (floor - 6) / most((slot) => bars.exactShown[slot], (slot) => bars.hiddenExact[slot]);
      const down = this.hang() / most(spans, (slot) => bars.hidden[slot] - bars.hiddenExact[slot]);
      const thick = Math.max(1, Math.min(this.width * 0.74, this.width - 2));
      for (let slot = 0; slot < this.slots.length; slot++) {
        const left = this.x[slot] - thick / 2;
        this._stack(context, bars.exact, slot, false, left, thick, floor, -up, bars.hiddenExact[slot], colours.hidden);
        this._stack(context, bars.light, slot, true, left, thick, floor + 1, down, bars.hidden[slot] - bars.hiddenExact[slot], colours.hidden);
      }
    }

    /* One stack of a slot, source by source away from the line; `step` pixels a claim. */
    _stack(context, counts, slot, light, left, thick, floor, step, hidden, hiddenColour) {
      const sources = this.atlas.view.sources.length;
      let y = floor;
      const block = (count, colour, source) => {
        if (!count) return;
        const tall = count * step;
        context.fillStyle = colour;
        context.fillRect(left, y, thick, Math.abs(tall) > 3 ? tall - Math.sign(tall) * 0.6 : tall);
        if (source !== undefined) this.atlas.signs.block(context, source, colour, left, Math.min(y, y + tall), thick, Math.abs(tall));
        y += tall;
      };
      for (let source = 0; source < sources; source++) {
        block(counts[slot * sources + source], this.atlas.colour(source, light), source);
      }
      block(hidden, hiddenColour);
    }

    /** The height of the hanging stacks in pixels. */
    hang() {
      return 20 * this.atlas.scale();
    }

    _drawAxis(context, floor) {
      const colours = this.atlas.palette();
      context.strokeStyle = colours.line;
      context.lineWidth = 1;
      let from = 0;
      const line = (to) => {
        context.beginPath();
        context.moveTo(this.x[from] - this.width / 2, floor + 0.5);
        context.lineTo(this.x[to] + this.width / 2, floor + 0.5);
        context.stroke();
      };
      this.slots.forEach((slot, index) => {
        if (!slot.gap) return;
        line(index - 1);
        this._drawBreak(context, this.x[index] - this.width / 2 - this.gap / 2, floor, colours.faint);
        from = index;
      });
      if (this.slots.length) line(this.slots.length - 1);
      this._drawTicks(context, floor);
    }

    _drawBreak(context, x, floor, colour) {
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

    _drawTicks(context, floor) {
      const colours = this.atlas.palette();
      const unit = this.atlas.scale();
      const below = floor + this.hang();
      context.textBaseline = "top";
      context.textAlign = "center";
      let tickEnd = -Infinity;
      let groupEnd = -Infinity;
      this.slots.forEach((slot, index) => {
        const x = this.x[index];
        context.font = this.atlas.font(500, 12);
        const tick = context.measureText(slot.tick).width;
        if (x - tick / 2 > tickEnd + 6 && (slot.group || this.width >= NARROW_SLOT)) {
          context.fillStyle = colours.muted;
          context.fillText(slot.tick, x, below + 4);
          tickEnd = x + tick / 2;
        }
        if (!slot.group) return;
        context.font = this.atlas.font(600, 11);
        const group = context.measureText(slot.group).width;
        const left = Math.max(2, Math.min(this.size.width - group - 2, x - tick / 2));
        if (left <= groupEnd + 8) return;
        context.save();
        context.textAlign = "left";
        context.fillStyle = colours.faint;
        context.fillText(slot.group, left, below + 4 + 15 * unit);
        context.restore();
        groupEnd = left + group;
      });
    }
  }

  root.ClaimAtlas = root.ClaimAtlas || {};
  root.ClaimAtlas.Slider = Slider;
  root.ClaimAtlas.element = element;
})(window);
