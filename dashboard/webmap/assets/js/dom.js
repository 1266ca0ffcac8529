/* Elements and numbers of the page; texts become text nodes, never markup. */
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

  const format = new Intl.NumberFormat("en");

  /** `12,345`; `toLocaleString` looks its language up each time. */
  const plain = (count) => format.format(count);

  Object.assign(root.ClaimAtlas, { element, plain });
})(window);
