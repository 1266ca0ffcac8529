/* The days of a window of slots, and their words; the same rules as dashboard/model/edtf_days.py. */
(function (root) {
  "use strict";

  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December"];
  const EPOCH = 719163; // the ordinal of 1 January 1970 as Python counts days

  const parts = (ordinal) => {
    const date = new Date((ordinal - EPOCH) * 86400000);
    return { day: date.getUTCDate(), month: date.getUTCMonth(), year: date.getUTCFullYear() };
  };
  const joined = (left, right) => (left === right ? left : `${left} to ${right}`);

  /** Half-open ordinals as inclusive words: "3 to 8 January 2022", "January 2022", "2011". */
  function spanWords(start, stop) {
    const first = parts(start);
    const last = parts(stop - 1);
    const after = parts(stop);
    const month = (date) => `${MONTHS[date.month]} ${date.year}`;
    if (first.day === 1 && after.day === 1) {
      if (first.month === 0 && after.month === 0) return joined(String(first.year), String(last.year));
      const sameMonth = first.month === last.month;
      return first.year === last.year && !sameMonth
        ? joined(MONTHS[first.month], month(last)) : joined(month(first), month(last));
    }
    if (stop - start > 1 && first.year === last.year) {
      const left = first.month === last.month ? `${first.day}` : `${first.day} ${MONTHS[first.month]}`;
      return joined(left, `${last.day} ${month(last)}`);
    }
    return joined(`${first.day} ${month(first)}`, `${last.day} ${month(last)}`);
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
    if (mode === "until") return `up to ${short}`;
    if (mode !== "last") return short;
    const [from] = windowOf(slots, slot, mode, lastDays);
    return spanWords(Math.max(1, Math.min(stop - lastDays, slots[from].start, start)), stop);
  }

  root.ClaimAtlas.dates = { parts, spanWords, windowOf, windowWords, reachOf };
})(window);
