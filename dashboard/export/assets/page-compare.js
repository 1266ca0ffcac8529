/* The comparison beside the map: each question a card, its answers in words, on an axis where
 * they have one. Cards speak of all sources; answers that the filters hide are named as such. */
(function (root) {
  "use strict";

  const { element, language, named, told, marked, page } = root.ClaimAtlas;
  const { _, ngettext } = language;
  const APART = 13; // percent of the axis between two of its labels

  class ComparePanel {
    /** @param {function(object): void} change takes what changed of the view */
    constructor(model, change) {
      Object.assign(this, { model, change });
    }

    list(state, shown, passed) {
      const { cards, singles } = this.model.data;
      const touched = ({ claims }) => state.span === "all" || claims.some((claim) => shown[claim]);
      const here = cards.filter((card) => card.rows.some(touched));
      const alone = singles.filter(touched);
      const box = element("div", {}, this._scope(state));
      let section = "";
      for (const card of here) {
        if (card.section !== section) {
          section = card.section;
          const number = here.filter((each) => each.section === section).length;
          box.append(element("h3", { class: "page-section" }, section, " ", element("span", {}, ngettext("{n} question", "{n} questions", number))));
        }
        box.append(this._card(card, state, passed));
      }
      if (!here.length && !alone.length) box.append(element("p", { class: "page-note" }, _("No claim shown on these days answers a question.")));
      if (alone.length) {
        box.append(element("details", { class: "page-singles" },
          element("summary", {}, ngettext("{n} question with one answer only", "{n} questions with one answer only", alone.length)),
          ...alone.flatMap(({ title, claims }) => [element("h4", {}, title), element("ul", { class: "page-answers" }, ...claims.map((claim) => this._single(claim)))])));
      }
      return box;
    }

    _scope(state) {
      const button = (span, text) => element("button", {
        type: "button", class: "page-pill", "aria-pressed": String(state.span === span), onclick: () => this.change({ span }),
      }, text);
      return element("div", { class: "page-scope" },
        element("div", { role: "group", "aria-label": _("Questions") }, button("shown", _("these days")), button("all", _("all days"))),
        element("p", { class: "page-note" }, _("“Cannot all hold” says that answers exclude each other, not which of them is right. Each card speaks of all sources, whatever the filters show.")));
    }

    _card(card, state, passed) {
      const rows = card.scale && card.rows.some((row) => row.low !== undefined || row.high !== undefined);
      const foot = [...card.sentences.map((text) => element("p", {}, text)), ...(card.silence ? [element("p", { class: "page-note" }, card.silence)] : [])];
      if (card.uncompared) foot.push(element("p", { class: "page-note" }, ngettext("{n} more answer not compared one by one.", "{n} more answers not compared one by one.", card.uncompared)));
      return element("article", { class: `page-card${card.conflict ? " page-conflict" : ""}` },
        element("header", {}, element("h4", {}, card.asking, element("small", {}, ...told(card.subject, card.language))), element("p", { class: "page-status" }, card.status)),
        element("p", { class: "page-note" }, card.facts.join(" · ")),
        element("ul", { class: "page-answers" }, ...this._answers(card, state, passed, rows)),
        ...(rows ? [this._axis(card.scale)] : []),
        element("footer", {}, ...foot));
    }

    *_answers(card, state, passed, drawn) {
      let group = "";
      for (const row of card.rows) {
        if ((row.group || "") !== group) {
          group = row.group || "";
          if (group) yield element("li", { class: "page-counted" }, ...marked(group, row.group_language));
        }
        yield this._answer(row, card.scale, state, passed, drawn);
      }
    }

    _answer(row, scale, state, passed, drawn) {
      const limit = this.model.limit(state);
      const hidden = !row.claims.some((claim) => passed[claim]);
      const later = row.claims.every((claim) => this.model.claims.said[claim] > limit);
      const notes = [...(row.notes || []), ...(hidden ? [_("filtered out")] : []), ...(later ? [_("said later")] : [])];
      const item = element("li", { class: [row.struck && "page-struck", (hidden || later) && "page-away"].filter(Boolean).join(" ") },
        element("div", { class: "page-who" }, element("b", {}, row.by), ...[row.locator, row.as_of].filter(Boolean).map((text) => element("span", {}, text)), ...notes.map((text) => element("em", {}, text))),
        ...(row.words ? [element("div", { class: "page-figure" }, ...marked(row.words, row.words_language))] : []),
        ...(drawn ? [this._track(row, scale)] : []),
        element("div", { class: "page-said" }, ...told(row.claim, row.language)));
      item.style.setProperty("--colour", row.colour);
      return item;
    }

    _single(claim) {
      const { data, claims, lines } = this.model;
      const source = data.sources[claims.source[claim]];
      const line = lines[claim];
      const item = element("li", {}, element("div", { class: "page-who" }, element("b", {}, ...named(source.label, source.languages.label)), element("span", {}, line.locator || "")),
        ...(line.figure ? [element("div", { class: "page-figure" }, ...marked(line.figure, line.languages?.figure))] : []), element("div", { class: "page-said" }, ...told(line.claim, line.languages?.claim)));
      item.style.setProperty("--colour", source.colour);
      return item;
    }

    /* ---- dots and ranges ---- */

    _at(value, { low, high, log }) {
      const part = log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low || 1);
      return Math.min(100, Math.max(0, part * 100));
    }

    _track(row, scale) {
      const track = element("div", { class: "page-track", "aria-hidden": "true" });
      const [openLow, openHigh] = [row.low === undefined, row.high === undefined];
      if (openLow && openHigh) return track;
      const left = openLow ? 0 : this._at(row.low, scale);
      const right = openHigh ? 100 : this._at(row.high, scale);
      const stated = row.stated ?? (row.low === row.high ? row.low : undefined);
      const ring = row.conflict ? " page-ring" : "";
      if (right > left) {
        const ends = `${openLow ? " page-open-low" : ""}${openHigh ? " page-open-high" : ""}`;
        const bar = element("i", { class: `page-range${ends}${stated === undefined ? ring : ""}` });
        Object.assign(bar.style, { left: `${left}%`, width: `${right - left}%` });
        track.append(bar);
      }
      if (stated !== undefined) {
        const dot = element("i", { class: `page-dot${ring}` });
        dot.style.left = `${this._at(stated, scale)}%`;
        track.append(dot);
      }
      return track;
    }

    _axis(scale) {
      const axis = element("div", { class: "page-axis", "aria-hidden": "true" });
      let last = -Infinity;
      for (const [value, label] of scale.ticks) {
        const at = this._at(value, scale);
        if (at < last + APART || (at > 100 - APART / 2 && at < 100 && last > 100 - 2 * APART)) continue;
        const tick = element("span", { class: at < 4 ? "page-first" : at > 96 ? "page-last" : "" }, label);
        tick.style.left = `${at}%`;
        axis.append(tick);
        last = at;
      }
      return axis;
    }
  }

  page.ComparePanel = ComparePanel;
})(window);
