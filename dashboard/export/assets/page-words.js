/* Capitals, and texts made equal for searching: as dashboard/analysis/wording.py. */
(function (root) {
  "use strict";

  const capitalised = (text) => text.charAt(0).toUpperCase() + text.slice(1);

  /** No case, no accents: `Élan Straße` -> `elan strasse`. */
  const fold = (text) => text.toUpperCase().toLowerCase().replace(/ς/g, "σ").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  /** A full stop behind words that do not end with one: `по 5 января 2022 г.` */
  const sentence = (words) => (words.endsWith(".") ? words : `${words}.`);

  root.ClaimAtlas.page = { capitalised, sentence, fold };
})(window);
