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

  root.ClaimAtlas.element = element;
})(window);
