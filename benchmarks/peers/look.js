/* Notes what a map shows after each painted frame, for any map: SVG shapes or canvas pixels.
 *
 * It looks at what `window.peerSelector` finds; `bench.seen` is then a list of changes {at, state, ink}: when,
 * a hash of the picture, and how many shapes or sampled pixels are not background. Each look comes
 * in the task after an animation frame, so that the frame it reads is the one that was painted.
 */
(() => {
  "use strict";

  const SHRINK = 4; // looks at every fourth pixel in each direction
  const small = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const bench = window.bench;
  bench.seen = [];

  // A WebGL canvas forgets its picture once it is on the screen, unless it is asked not to.
  const getContext = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, options) {
    const kept = String(kind).startsWith("webgl")
      ? { ...options, preserveDrawingBuffer: true } : options;
    return getContext.call(this, kind, kept);
  };

  const mixed = (hash, value) => Math.imul(hash ^ value, 16777619);

  const shape = (element) => {
    const drawn = ["d", "transform", "r", "cx", "cy", "style"]
      .map((name) => element.getAttribute(name) ?? "").join();
    let hash = 0x811c9dc5;
    for (let index = 0; index < drawn.length; index++) hash = mixed(hash, drawn.charCodeAt(index));
    const box = element.getBBox();
    return box.width ? { hash, ink: 1 } : { hash: 0, ink: 0 };
  };

  const picture = (canvas) => {
    const width = Math.ceil(canvas.width / SHRINK), height = Math.ceil(canvas.height / SHRINK);
    if (!width || !height) return { hash: 0, ink: 0 };
    if (small.canvas.width !== width) small.canvas.width = width;
    if (small.canvas.height !== height) small.canvas.height = height;
    small.imageSmoothingEnabled = false;
    small.globalCompositeOperation = "copy";
    small.drawImage(canvas, 0, 0, width, height);
    const pixels = new Uint32Array(small.getImageData(0, 0, width, height).data.buffer);
    let hash = 0x811c9dc5, ink = 0;
    for (const pixel of pixels) {
      hash = mixed(hash, pixel);
      if (pixel !== pixels[0]) ink += 1;
    }
    return ink ? { hash, ink } : { hash: 0, ink: 0 };
  };

  /* The sum, since the order of a map's shapes says nothing. */
  const state = (selector) => {
    let sum = 0, ink = 0;
    for (const element of document.querySelectorAll(selector)) {
      const part = element instanceof HTMLCanvasElement ? picture(element) : shape(element);
      sum = (sum + part.hash) | 0;
      ink += part.ink;
    }
    return { state: sum, ink };
  };

  let looked = null;
  bench.look = (selector) => {
    // A frame's first, empty document takes its animation frames with it: start again.
    if (looked === document) return;
    looked = document;
    let last = null;
    const after = new MessageChannel();
    after.port1.onmessage = () => {
      const now = state(selector);
      if (last !== null && now.state === last) return;
      last = now.state;
      bench.seen.push({ at: bench.now(), ...now });
    };
    requestAnimationFrame(function tick() {
      bench.listen();
      after.port2.postMessage(null);
      requestAnimationFrame(tick);
    });
  };
  const awake = () => bench.look(window.peerSelector);
  setInterval(awake, 10);
  awake();
})();
