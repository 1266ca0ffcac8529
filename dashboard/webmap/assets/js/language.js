/* The reader's language: what dashboard/language is to Python. Comes first of all scripts.
 *
 * Messages are marked as in Python, with named fields: _("up to {day}", { day: words }). They are
 * looked up when they are needed, never while a script loads: `speak` comes later.
 */
(function (root) {
  "use strict";

  const ENGLISH = { code: "en", plurals: ["one", "other"], messages: {} };
  let spoken = ENGLISH;
  let rules = new Intl.PluralRules("en");

  /** Take what dashboard/language/browser.py hands over; without it English stays. */
  function speak(language) {
    spoken = language || ENGLISH;
    rules = new Intl.PluralRules(spoken.code);
    document.documentElement.lang = spoken.code;
  }

  const format = new Intl.NumberFormat("en", { maximumFractionDigits: 15 }); // slow to make

  /** `10,000`, `2.5`: every digit kept. */
  function number(value) {
    const text = Math.abs(value) < 1e15 ? format.format(value) : String(value);
    if (spoken.group === undefined) return text;
    return text.replace(/[,.]/g, (sign) => (sign === "," ? spoken.group : spoken.point));
  }

  /* A field that ends with a full stop of its own takes the sentence's: "по 5 января 2022 г." */
  const filled = (text, fields) => text.replace(/\{(\w+)\}(\.?)/g, (whole, name, stop) => {
    const value = fields[name];
    if (value === undefined) return whole;
    const words = typeof value === "number" ? number(value) : String(value);
    return words.endsWith(".") ? words : words + stop;
  });
  const forms = (context, message) => spoken.messages[context ? `${context}\u0004${message}` : message];

  const pgettext = (context, message, fields = {}) => filled(forms(context, message)?.[0] ?? message, fields);
  const _ = (message, fields) => pgettext("", message, fields);

  function npgettext(context, one, many, n, fields = {}) {
    const found = forms(context, one) || [one, many];
    const at = found.length > 2 ? spoken.plurals.indexOf(rules.select(n)) : Number(n !== 1);
    return filled(found[at < 0 ? 1 : at] ?? found[found.length - 1], { n, ...fields });
  }
  const ngettext = (one, many, n, fields) => npgettext("", one, many, n, fields);

  /** `a`, `a and b`, `a, b and c`. */
  function listed(items) {
    if (items.length < 2) return items.join("");
    if (items.length === 2) return items.join(spoken.pair ?? " and ");
    return `${items.slice(0, -1).join(spoken.comma ?? ", ")}${spoken.last ?? " and "}${items[items.length - 1]}`;
  }

  /** {day: 5, month: 0, year: 2022, weekday: 2} by a pattern of CLDR: `EEE, d MMMM y`, `y'-е годы'`. */
  function dated({ day, month, year, weekday }, pattern) {
    return pattern.replace(/'([^']*)'|E{3}|M{3,4}|L{3,4}|d|y/g, (token, quoted) => {
      if (quoted !== undefined) return quoted;
      if (token === "d") return String(day);
      if (token === "y") return String(year);
      return spoken.dates[token][token === "EEE" ? weekday : month];
    });
  }

  /** `Wed, 5 January 2022`, where there is no room for the whole weekday. */
  const dayWords = (date) => dated(date, spoken.dates.short_weekday);

  /** `Jan`, January being 0. */
  const monthName = (month) => spoken.dates.LLL[month];

  /** `de` -> `German`, as the browser calls it; the code where it is none. */
  function languageWords(code) {
    try {
      return new Intl.DisplayNames([spoken.code], { type: "language" }).of(code) ?? code;
    } catch {
      return code; // no code at all: data may say anything
    }
  }

  /** A country by its ISO 3166-1 code, a city by its position among the basemap's; in English if unknown. */
  const countryName = (code, name) => spoken.countries?.[code] ?? name;
  const cityName = ({ name, names, country }, at) => names[spoken.code]?.[at] ?? spoken.cities?.[country[at]]?.[name[at]] ?? name[at];

  /** An inclusive span of whole units ("day", "month", "year"): `3 to 8 January 2022`. */
  function spanWords(first, last, unit) {
    const { dates } = spoken;
    const alone = dates[unit];
    const ends = { day: dates.days, month: dates.months, year: { y: dates.years } }[unit];
    let differ = "";
    if (first.year !== last.year) differ = "y";
    else if (first.month !== last.month && unit !== "year") differ = "M";
    else if (first.day !== last.day && unit === "day") differ = "d";
    return differ ? dated(first, ends[differ][0]) + dated(last, ends[differ][1]) : dated(first, alone);
  }

  root.ClaimAtlas = root.ClaimAtlas || {};
  root.ClaimAtlas.language = {
    _, ngettext, pgettext, npgettext, number, listed, spanWords, dayWords, monthName, countryName, cityName, languageWords, speak,
    code: () => spoken.code,
  };
})(window);
