/* The sources: what each document is, and where it can be read. */
(function (root) {
  "use strict";

  const { element, language, page } = root.ClaimAtlas;
  const { _, ngettext } = language;
  const WEB = /^https?:\/\//i;

  /** A card a source; `only` shows its claims alone. */
  function sourcesList(model, only) {
    const rows = (source) => [
      [_("Publisher"), source.publisher || _("not named in the document")], [_("Author"), source.author || _("not named in the document")],
      [_("Published"), source.published], [_("Kind"), source.kind], [_("Language"), source.language],
      [_("Address"), source.url && value(source.url)], [_("Archived"), source.archive_url && value(source.archive_url)], [_("Notes"), source.notes],
    ].filter(([, value]) => value);
    const value = (text) => (WEB.test(text) ? element("a", { href: text, target: "_blank", rel: "noopener noreferrer" }, text) : text);
    const cards = model.data.sources.map((source) => {
      const card = element("article", { class: "page-source" },
        element("header", {}, element("h3", {}, source.label), element("span", {}, ngettext("{n} claim, {percent} of all", "{n} claims, {percent} of all", source.claims, { percent: source.share }))),
        element("p", {}, source.title),
        element("dl", {}, ...rows(source).flatMap(([name, text]) => [element("dt", {}, name), element("dd", {}, text)])),
        element("button", { type: "button", class: "page-link", onclick: () => only(source.id) }, _("Show only its claims")));
      card.style.setProperty("--colour", source.colour);
      return card;
    });
    return element("div", {}, element("p", { class: "page-note" }, _("What each document is, as far as it says so itself. A larger share is more text, not more weight.")), ...cards);
  }

  page.sourcesList = sourcesList;
})(window);
