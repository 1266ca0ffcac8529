/* The days of a window of slots, and their words; the same rules as dashboard/model/edtf_days.py. */
(function (root) {
  "use strict";

  const { language } = root.ClaimAtlas;
  const { _ } = language;
  const EPOCH = 719163; // the ordinal of 1 January 1970 as Python counts days

  const parts = (ordinal) => {
    const date = new Date((ordinal - EPOCH) * 86400000);
    const weekday = (date.getUTCDay() + 6) % 7; // Monday is 0
    return { day: date.getUTCDate(), month: date.getUTCMonth(), year: date.getUTCFullYear(), weekday };
  };

  /** Half-open ordinals as inclusive words: "3 to 8 January 2022", "January 2022", "2011". */
  function spanWords(start, stop) {
    const first = parts(start);
    const last = parts(stop - 1);
    const after = parts(stop);
    if (first.day !== 1 || after.day !== 1) return language.spanWords(first, last, "day");
    return language.spanWords(first, last, first.month === 0 && after.month === 0 ? "year" : "month");
  }

  /** The slots that a mode shows when the handle is on `slot`: [from, to], both included. */
  function windowOf(slots, slot, mode, lastDays) {
    if (mode === "until") return [0, slot];
    if (mode !== "last") return [slot, slot];
    let from = slot;
    while (from > 0 && slots[from - 1].stop > slots[slot].stop - lastDays) from--;
    return [from, slot];
  }

  /** For each slot the last position of the handle whose window holds it. */
  function reachOf(slots, mode, lastDays) {
    if (mode === "until") return new Uint32Array(slots.length).fill(slots.length - 1);
    let position = 0;
    return Uint32Array.from(slots, (_, slot) => {
      while (position + 1 < slots.length && windowOf(slots, position + 1, mode, lastDays)[0] <= slot) position++;
      return position;
    });
  }

  /** "5 January 2022", "3 to 5 January 2022" or "up to 5 January 2022". */
  function windowWords(slots, slot, mode, lastDays) {
    const { short, start, stop } = slots[slot];
    if (mode === "until") return _("up to {day}", { day: short });
    if (mode !== "last") return short;
    const [from] = windowOf(slots, slot, mode, lastDays);
    return spanWords(Math.max(1, Math.min(stop - lastDays, slots[from].start, start)), stop);
  }

  /** "Wed, 5 January 2022" for a slot that is a day. */
  const narrowWords = ({ start, stop, words }) => (stop - start === 1 ? language.dayWords(parts(start)) : words);

  root.ClaimAtlas.dates = { parts, spanWords, windowOf, windowWords, narrowWords, reachOf };
})(window);
