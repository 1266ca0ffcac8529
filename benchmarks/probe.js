/* Runs first in every frame of a measured page and notes when things happen.
 *
 * All times are milliseconds since 1970 (`timeOrigin` + the frame's own clock), so that an event
 * in the map's frame and a change in the page around it can be compared.
 */
(() => {
  "use strict";

  const clock = (time) => performance.timeOrigin + time;
  const now = () => clock(performance.now());

  const probe = {
    paints: [],   // what each painted frame of the map showed
    frames: [],   // when each animation frame began, while `counting`
    inputs: [],   // pointer events and clicks: when the browser got them
    texts: [],    // what the watched element said, whenever that changed
    counting: false,

    now,
    clear() {
      for (const log of [probe.paints, probe.frames, probe.inputs, probe.texts]) log.length = 0;
    },
    count(on) {
      probe.counting = on;
      if (on) requestAnimationFrame(function tick(time) {
        if (!probe.counting) return;
        probe.frames.push(clock(time));
        requestAnimationFrame(tick);
      });
    },
    /** Note the text of the first element that matches, now and whenever it changes. */
    watch(selector) {
      let last = null;
      const look = () => {
        const text = document.querySelector(selector)?.textContent.trim() ?? null;
        if (text === null || text === last) return;
        last = text;
        probe.texts.push({ at: now(), text });
      };
      look();
      new MutationObserver(look)
        .observe(document, { childList: true, characterData: true, subtree: true });
    },
    /** A drag without the browser's input pipeline: one synthetic event an animation frame. */
    drive(selector, milliseconds) {
      const target = document.querySelector(selector);
      const { left, width, top, height } = target.getBoundingClientRect();
      const fire = (type, share, buttons) => target.dispatchEvent(new PointerEvent(type, {
        bubbles: true, cancelable: true, pointerId: 1, pointerType: "mouse", buttons,
        clientX: left + 1 + share * (width - 2), clientY: top + height / 2,
      }));
      return new Promise((done) => {
        let start = null;
        requestAnimationFrame(function step(time) {
          if (start === null) { start = time; fire("pointerdown", 0, 1); }
          const share = Math.min(1, (time - start) / milliseconds);
          fire("pointermove", share, 1);
          if (share < 1) return requestAnimationFrame(step);
          setTimeout(() => { fire("pointerup", 1, 0); done(); }, 300);
        });
      });
    },
  };

  // Not on the document of now: an iframe keeps its window, and with it this script's variables,
  // when its first, empty document gives way to the real one.
  let heard = null;
  const listen = () => {
    if (heard === document) return;
    heard = document;
    for (const type of ["pointerdown", "pointermove", "pointerup", "click", "keydown"]) {
      document.addEventListener(type, note, { capture: true, passive: true });
    }
  };
  const note = (event) => {
    const parts = event.getCoalescedEvents?.() ?? [];
    const oldest = parts.length ? parts[0].timeStamp : event.timeStamp;
    probe.inputs.push({
      type: event.type, at: clock(event.timeStamp), oldest: clock(oldest), x: event.clientX,
    });
  };
  probe.listen = listen;
  listen();

  let handle;
  Object.defineProperty(window, "claimAtlas", {
    configurable: true,
    get: () => handle,
    set(published) {
      handle = published;
      listen();
      published.onPaint(({ day, claims, hidden, sources, ready }) => probe.paints.push({
        at: now(), day, claims, hidden, sources: sources.length, ready,
      }), true);
    },
  });

  window.bench = probe;
})();
