/* Reduced motion: who asks the system for it gets a map that jumps, and a Play that steps. */
(function (root) {
  "use strict";

  const wish = matchMedia("(prefers-reduced-motion: reduce)");

  /** Let a Leaflet map move at once while the person wishes so, and glide otherwise. */
  function follow(map) {
    const glides = map._zoomAnimated;
    const heed = () => {
      map._zoomAnimated = glides && !wish.matches;
      map.options.inertia = !wish.matches;
    };
    map.panBy = (offset, options) =>
      L.Map.prototype.panBy.call(map, offset, wish.matches ? { ...options, animate: false } : options);
    wish.addEventListener("change", heed);
    heed();
  }

  root.ClaimAtlas = root.ClaimAtlas || {};
  root.ClaimAtlas.motion = { reduced: () => wish.matches, onChange: (act) => wish.addEventListener("change", act), follow };
})(window);
