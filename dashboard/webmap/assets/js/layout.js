/* Where names go, so that nothing lies on anything else. Pure geometry, pixels. */
(function (root) {
  "use strict";

  /** Boxes that are taken, found again by a coarse grid. */
  class Taken {
    constructor(cell = 64) {
      this.cell = cell;
      this.grid = new Map();
    }

    *keys(box) {
      for (let x = Math.floor(box.left / this.cell); x <= Math.floor(box.right / this.cell); x++) {
        for (let y = Math.floor(box.top / this.cell); y <= Math.floor(box.bottom / this.cell); y++) {
          yield x * 100003 + y;
        }
      }
    }

    add(box) {
      for (const key of this.keys(box)) {
        const boxes = this.grid.get(key);
        if (boxes) boxes.push(box);
        else this.grid.set(key, [box]);
      }
    }

    /** Whether the box touches one that is taken, other than its owner's own. */
    hits(box, owner) {
      for (const key of this.keys(box)) {
        for (const other of this.grid.get(key) || []) {
          if (other.owner !== undefined && other.owner === owner) continue;
          if (
            box.left < other.right && box.right > other.left &&
            box.top < other.bottom && box.bottom > other.top
          ) return true;
        }
      }
      return false;
    }
  }

  const around = (x, y, width, height, owner) =>
    ({ left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2, owner });

  /** The sides of a circle that its name may stand on, best first: boxes of the given size. */
  function sides(circle, width, height, gap = 10) {
    const { x, y, r } = circle;
    const beside = r + gap + width / 2;
    const above = r + gap - 2 + height / 2;
    const diagonal = r * 0.75 + gap / 2;
    return [
      around(x + beside, y, width, height),
      around(x - beside, y, width, height),
      around(x, y + above, width, height),
      around(x, y - above, width, height),
      around(x + diagonal + width / 2, y - diagonal - height / 2, width, height),
      around(x + diagonal + width / 2, y + diagonal + height / 2, width, height),
      around(x - diagonal - width / 2, y - diagonal - height / 2, width, height),
      around(x - diagonal - width / 2, y + diagonal + height / 2, width, height),
    ];
  }

  /** Points around a middle on growing rings, the middle first. */
  function* rings(x, y, step, count) {
    yield [x, y];
    for (let ring = 1; ring <= count; ring++) {
      for (const [dx, dy] of [[0, 1], [0, -1], [1, 0], [-1, 0], [1, 1], [-1, -1], [1, -1], [-1, 1]]) {
        yield [x + dx * ring * step * 1.6, y + dy * ring * step];
      }
    }
  }

  const inside = (box, outer) => box.left >= outer.left && box.right <= outer.right &&
    box.top >= outer.top && box.bottom <= outer.bottom;

  root.ClaimAtlas.layout = { Taken, around, inside, sides, rings };
})(window);
