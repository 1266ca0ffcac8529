/* The sources: what each document is, and where it can be read. */
(function (root) {
  "use strict";

  const { element, page } = root.ClaimAtlas;
  const WEB = /^https?:\/\//i;

  /** A card a source; `only` shows its claims alone. */
  function sourcesList(model, only) {
    const rows = (source) => [
      ["Publisher", source.publisher || "not named in the document"], ["Author", source.author || "not named in the document"],
      ["Published", source.published], ["Kind", source.kind], ["Language", source.language],
      ["Address", source.url], ["Archived", source.archive_url], ["Notes", source.notes],
    ].filter(([, value]) => value);
    const value = (text) => (WEB.test(text) ? element("a", { href: text, target: "_blank", rel: "noopener noreferrer" }, text) : text);
    const cards = model.data.sources.map((source) => {
      const card = element("article", { class: "page-source" },
        element("header", {}, element("h3", {}, source.label), element("span", {}, `${page.count(source.claims, "claim")}, ${source.share} of all`)),
        element("p", {}, source.title),
        element("dl", {}, ...rows(source).flatMap(([name, text]) => [element("dt", {}, name), element("dd", {}, name === "Address" || name === "Archived" ? value(text) : text)])),
        element("button", { type: "button", class: "page-link", onclick: () => only(source.id) }, "Show only its claims"));
      card.style.setProperty("--colour", source.colour);
      return card;
    });
    return element("div", {}, element("p", { class: "page-note" }, "What each document is, as far as it says so itself. A larger share is more text, not more weight."), ...cards);
  }

  page.sourcesList = sourcesList;
})(window);
