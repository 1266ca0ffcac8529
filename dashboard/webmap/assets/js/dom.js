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

  Object.assign(root.ClaimAtlas, { element, filledWith });
})(window);
