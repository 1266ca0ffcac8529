/* Elements of the page; texts become text nodes, never markup. */
(function (root) {
  "use strict";

  /** An element with attributes and children. */
  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else made.setAttribute(name, value);
    }
    made.append(...children);
    return made;
  }

  /** A message with elements in its fields: `{claims} at {places}`. */
  function filledWith(message, elements) {
    return message.split(/\{(\w+)\}/).map((part, at) => (at % 2 ? elements[part] : part)).filter((part) => part !== "");
  }

  /** A name as children of an element: a voice is told that it reads another language. */
  const named = (name, code) => (code ? [element("span", { lang: code }, name)] : [name]);

  /** A free text, and a small `en` behind one that is not in the page's language. */
  const told = (text, code) => [...named(text, code), ...mark(code)];

  /** Words of ours around such a text: the same `en`, but a voice goes on in the page's language. */
  const marked = (words, code) => [words, ...mark(code)];

  function mark(code) {
    if (!code) return [];
    const { _, languageWords, code: own } = root.ClaimAtlas.language;
    const title = _("This text is in another language: {language}", { language: languageWords(code) });
    return ["\u00a0", element("abbr", { class: "ca-lang", lang: own(), title }, code)];
  }

  Object.assign(root.ClaimAtlas, { element, filledWith, named, told, marked });
})(window);
