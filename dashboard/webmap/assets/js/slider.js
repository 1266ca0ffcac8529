/* The time slider: bars a day, a handle that snaps to them, and the buttons around it.
 *
 * It knows nothing of the map: it tells its atlas where the handle is (`onSlot`), which mode is
 * wanted (`onMode`) and when the hand lets go (`onRest`), and shows what it is told to show.
 */
(function (root) {
  "use strict";

  const { element, Bars, dates } = root.ClaimAtlas;
  const { _, ngettext, npgettext, pgettext } = root.ClaimAtlas.language;
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
  const NARROW = 830; // pixels of track; below this the weekday is shortened

  const speedWords = (times) => ngettext("Speed {n} times", "Speed {n} times", times);

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
        type: "button", class: "ca-play", onclick: () => this.toggle(),
      }, icon("play"));
      this.date = element("div", { class: "ca-date" });
      this.previousClaims = button("previousClaims", _("Previous day with claims of exactly that day"), () => this.toClaims(-1));
      this.nextClaims = button("nextClaims", _("Next day with claims of exactly that day"), () => this.toClaims(1));
      const steps = element("div", { class: "ca-group", role: "group", "aria-label": _("Step") },
        this.previousClaims,
        button("previous", _("Previous day"), () => this.step(-1)),
        button("next", _("Next day"), () => this.step(1)),
        this.nextClaims);
      this.changeButton = button("nextChange", _("Jump to the next change"), () => this._jump(this.atlas.nextChange()));
      this.openButton = button("nextOpen", _("Jump to the next disagreement"), () => this._jump(this.atlas.nextOpen()));
      const jumps = element("div", { class: "ca-group", role: "group", "aria-label": _("Jump") }, this.changeButton, this.openButton);
      this.modes = this._buildModes();
      this.speedButton = element("button", {
        type: "button", class: "ca-button", title: _("Speed"), "aria-label": speedWords(1), onclick: () => this._nextSpeed(),
      }, "1×");
      this.loopButton = button("loop", _("Start again after the last day"), () => this._toggleLoop());
      this.loopButton.setAttribute("aria-pressed", "false");
      const tempo = element("div", { class: "ca-group ca-tempo", role: "group", "aria-label": _("Playing") }, this.speedButton, this.loopButton);
      const canvas = element("canvas", { class: "ca-bars", role: "img", "aria-label": _("Bars: claims of each day by source") });
      this.chart = new Bars(this.atlas, canvas);
      this.handle = element("div", {
        class: "ca-handle", role: "slider", tabindex: "0", "aria-label": _("Day"),
        "aria-valuemin": "0", "aria-valuemax": String(Math.max(this.slots.length - 1, 0)),
      }, element("span", { class: "ca-knob" }));
      this.tip = element("div", { class: "ca-bar-tip", hidden: "" });
      this.track = element("div", { class: "ca-track" }, canvas, this.handle, this.tip);
      return element("section", { class: "ca-slider", "aria-label": _("Time") },
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
      this.fewer = element("button", { type: "button", class: "ca-nudge", "aria-label": _("One day fewer"), onclick: change(-1) }, "−");
      this.more = element("button", { type: "button", class: "ca-nudge", "aria-label": _("One day more"), onclick: change(1) }, "+");
      return element("div", { class: "ca-modes", role: "group", "aria-label": _("Days shown") },
        mode("day", pgettext("days shown", "this day")), element("span", { class: "ca-last" }, this.fewer, last, this.more),
        mode("until", pgettext("days shown", "up to this day")));
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
      const play = root.ClaimAtlas.motion.reduced() ? _("Play, a step at a time") : _("Play");
      const label = this.playing ? _("Pause") : play;
      this.playButton.replaceChildren(icon(this.playing ? "pause" : "play"));
      this.playButton.setAttribute("aria-label", label);
      this.playButton.title = _("{action} (Space)", { action: label });
    }

    _nextSpeed() {
      this.speed = SPEEDS[(SPEEDS.indexOf(this.speed) + 1) % SPEEDS.length];
      this.speedButton.textContent = `${this.speed === 0.5 ? "½" : this.speed}×`;
      this.speedButton.setAttribute("aria-label", speedWords(this.speed));
    }

    _toggleLoop() {
      this.loop = !this.loop;
      this.loopButton.setAttribute("aria-pressed", String(this.loop));
    }

    /* ---- showing ---- */

    /** Show the handle on a slot, in the same frame as the map shows it. */
    show(slot, mode, lastDays, words, spoken) {
      this.lastDays = lastDays;
      const date = mode === "day" ? this._day(this.slots[slot]) : words;
      this.date.textContent = date.charAt(0).toUpperCase() + date.slice(1);
      this.handle.setAttribute("aria-valuenow", String(slot));
      this.handle.setAttribute("aria-valuetext", spoken);
      this.lastLabel.textContent = npgettext("days shown", "last {n} day", "last {n} days", lastDays);
      this.modes.dataset.mode = mode;
      for (const button of this.modes.querySelectorAll("[data-mode]")) {
        button.setAttribute("aria-pressed", String(button.dataset.mode === mode));
      }
      if (this.chart.x) this.handle.style.transform = `translateX(${this.chart.x[slot]}px)`;
      this.chart.paint();
      this._noClaims();
    }

    _day(slot) {
      return this.narrow ? dates.narrowWords(slot) : slot.words;
    }

    /** Numbers per slot, see Activity.bars. */
    get bars() {
      return this.chart.counts;
    }

    setBars(counts) {
      this.chart.set(counts);
    }

    _noClaims() {
      this.changeButton.disabled = this.atlas.nextChange() === null;
      this.openButton.disabled = this.atlas.nextOpen() === null;
      this.previousClaims.disabled = this._slotWithClaims(-1) === null;
      this.nextClaims.disabled = this._slotWithClaims(1) === null;
    }

    /** Measure the track anew and paint. */
    redraw() {
      const { clientWidth: width, clientHeight: height } = this.track;
      this.narrow = width < NARROW;
      this.chart.measure(width, height);
      this.atlas.invalidate();
    }

    _slotAt(event) {
      return this.chart.slotAt(event.clientX - this.track.getBoundingClientRect().left);
    }

    _showTip(slot) {
      const shown = this.bars.shown[slot];
      const exact = this.bars.exactShown[slot];
      const claims = this.atlas.claimsWords(shown);
      const spans = shown - exact;
      const only = spans === shown ? _("all dated only as a span") : ngettext("{n} dated only as a span", "{n} dated only as a span", spans);
      const { words, break_words: days } = this.slots[slot];
      const told = spans ? `${claims}, ${only}` : claims;
      const skipped = days ? _("skipped before it: {days}", { days }) : "";
      this.tip.textContent = `${words}: ${[told, skipped].filter(Boolean).join("; ")}`;
      this.tip.hidden = false;
      const [x, width] = [this.chart.x[slot], this.chart.size.width];
      this.tip.style.transform = `translate(clamp(0px, ${x}px - 50%, ${width}px - 100%), -100%)`;
    }
  }

  root.ClaimAtlas.Slider = Slider;
})(window);
