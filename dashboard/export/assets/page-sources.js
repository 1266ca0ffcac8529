/* The sources: what each document is, and where it can be read. */
(function (root) {
  "use strict";

  const { element, language, named, told, page } = root.ClaimAtlas;
  const { _, ngettext } = language;
  const WEB = /^https?:\/\//i;

  /** A card a source; `only` shows its claims alone. */
  function sourcesList(model, only) {
    const name = (source, part) => (source[part] ? named(source[part], source.languages[part]) : [_("not named in the document")]);
    const rows = (source) => [
      [_("Publisher"), name(source, "publisher")], [_("Author"), name(source, "author")],
      [_("Published"), source.published], [_("Kind"), source.kind], [_("Language"), source.language],
      [_("Address"), source.url && value(source.url)], [_("Archived"), source.archive_url && value(source.archive_url)], [_("Notes"), source.notes && told(source.notes, source.languages.notes)],
    ].filter(([, value]) => value);
    const value = (text) => (WEB.test(text) ? element("a", { href: text, target: "_blank", rel: "noopener noreferrer" }, text) : text);
    const cards = model.data.sources.map((source) => {
      const card = element("article", { class: "page-source" },
        element("header", {}, element("h3", {}, ...named(source.label, source.languages.label)), element("span", {}, ngettext("{n} claim, {percent} of all", "{n} claims, {percent} of all", source.claims, { percent: source.share }))),
        element("p", {}, ...told(source.title, source.languages.title)),
        element("dl", {}, ...rows(source).flatMap(([name, text]) => [element("dt", {}, name), element("dd", {}, ...[text].flat())])),
        element("button", { type: "button", class: "page-link", onclick: () => only(source.id) }, _("Show only its claims")));
      card.style.setProperty("--colour", source.colour);
      return card;
    });
    return element("div", {}, element("p", { class: "page-note" }, _("What each document is, as far as it says so itself. A larger share is more text, not more weight.")), ...cards);
  }

  page.sourcesList = sourcesList;
})(window);
