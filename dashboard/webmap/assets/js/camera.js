/* Where the map stands: at home, where a hand or a link put it, or around places. */
(function (root) {
  "use strict";

  const SMALLEST = 80; // pixels of a side; below, the frame is not laid out
  const LITTLE = 60; // pixels by which a notice above the map may change its height
  const WORLD = [-45, -150, 72, 165]; // south, west, north, east: where no place says where home is

  class Camera {
    /** @param {L.Map} map @param {?number[]} home its bounds @param {function} moved by hand */
    constructor(map, home, moved) {
      this.map = map;
      this.bounds = home || WORLD;
      this.stand = null; // where a hand or a link put the map; null: at home
      map.on("moveend", () => {
        if (this._fitting) return;
        this.stand = this._isHome() ? null : this._now();
        moved();
      });
    }

    /** A new size keeps the map where it stands; at home it fits the region again, unless the
     * change is as small as a line of text above the map. Tells whether the width is another. */
    resized() {
      const { clientWidth: width, clientHeight: height } = this.map.getContainer();
      if (width < SMALLEST || height < SMALLEST) return false; // being laid out: nothing to fit to
      const wider = width !== this._width;
      this._width = width;
      const last = this._fittedTo;
      const little = last && Math.abs(width - last.width) < LITTLE && Math.abs(height - last.height) < LITTLE;
      const stand = this.stand || (little ? last.camera : null);
      this._fit(() => {
        this.map.invalidateSize({ animate: false, pan: false });
        if (stand) this.map.setView(stand.center, stand.zoom, { animate: false });
        else this.home(false);
      });
      return wider;
    }

    /* Move the map otherwise than by hand. */
    _fit(move) {
      this._fitting = true;
      move();
      this._fitting = false;
    }

    _now() {
      return { center: this.map.getCenter(), zoom: this.map.getZoom() };
    }

    /** Go at once to [zoom, latitude, longitude]; home for null. */
    open(camera) {
      this._fit(() => {
        this.map.setView([0, 0], 2, { animate: false });
        if (!camera) {
          this.home(false);
          return;
        }
        this.stand = { center: L.latLng(camera[1], camera[2]), zoom: camera[0] };
        this.map.setView(this.stand.center, this.stand.zoom, { animate: false });
      });
    }

    /** Show the home bounds. */
    home(animate = true) {
      const [south, west, north, east] = this.bounds;
      this.map.fitBounds([[south, west], [north, east]], { animate, padding: [26, 26] });
      this.stand = null;
      const { clientWidth: width, clientHeight: height } = this.map.getContainer();
      if (!animate) this._fittedTo = { width, height, camera: this._now() };
    }

    /** Bring a point into view; `always`: into the middle, even if it is in view. */
    show(point, always = false) {
      if (!always && this.map.getBounds().contains(point)) return;
      this.stand = { center: L.latLng(point), zoom: this.map.getZoom() };
      this.map.panTo(point);
    }

    /** Show points that lie on each other from nearer by; false where that would part none. */
    enter(points) {
      const bounds = L.latLngBounds(points);
      const [now, most] = [this.map.getZoom(), this.map.getMaxZoom()];
      if (now >= most || bounds.getNorthEast().equals(bounds.getSouthWest())) return false;
      const zoom = Math.max(this.map.getBoundsZoom(bounds, false, L.point(120, 120)), now + 1);
      this.map.setView(bounds.getCenter(), Math.min(zoom, now + 4, most));
      return true;
    }

    /** [zoom, latitude, longitude] as the address has it; null at home. */
    words() {
      if (!this.stand) return null;
      const { lat, lng } = this.stand.center.wrap();
      return [this.stand.zoom, Number(lat.toFixed(3)), Number(lng.toFixed(3))];
    }

    /* Whether the map stands where `home` puts it: then the address needs no camera. */
    _isHome() {
      const [south, west, north, east] = this.bounds;
      const bounds = L.latLngBounds([[south, west], [north, east]]);
      const zoom = this.map.getBoundsZoom(bounds, false, L.point(52, 52));
      const target = this.map.project(bounds.getCenter(), zoom);
      return zoom === this.map.getZoom() && target.distanceTo(this.map.project(this.map.getCenter(), zoom)) < 40;
    }
  }

  root.ClaimAtlas.Camera = Camera;
})(window);
