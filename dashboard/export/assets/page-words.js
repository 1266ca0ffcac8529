/* Words of counts and lists, and texts made equal for searching: as dashboard/analysis/wording.py. */
(function (root) {
  "use strict";

  /** `1 claim`, `1,200 claims`. */
  const count = (number, one, several = `${one}s`) => `${number.toLocaleString("en")} ${number === 1 ? one : several}`;

  /** `a`, `a and b`, `a, b and c`. */
  const listed = (items) => (items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`);

  const capitalised = (text) => text.charAt(0).toUpperCase() + text.slice(1);

  /** No case, no accents: `Élan Straße` -> `elan strasse`. */
  const fold = (text) => text.toUpperCase().toLowerCase().replace(/ς/g, "σ").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  root.ClaimAtlas.page = { count, listed, capitalised, fold };
})(window);
