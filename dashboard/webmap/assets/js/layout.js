/* Where marks and their names go, so that nothing lies on anything else. Pure geometry, pixels. */
(function (root) {
  "use strict";

  /** Push circles apart that would overlap: returns one {x, y} a circle.
   *
   * @param {{x: number, y: number, r: number}[]} circles in the order of their weight
   * Circles at the same point leave it in directions that depend on their order only, so that
   * the picture is the same each time it is drawn.
   */
  function spread(circles, gap = 9, rounds = 80) {
    const at = circles.map((circle, index) => ({
      x: circle.x + 0.01 * Math.cos(index * 2.4),
      y: circle.y + 0.01 * Math.sin(index * 2.4),
    }));
    for (let round = 0; round < rounds; round++) {
      let moved = false;
      for (let i = 0; i < at.length; i++) {
        for (let j = i + 1; j < at.length; j++) {
          const dx = at[j].x - at[i].x;
          const dy = at[j].y - at[i].y;
          const wanted = circles[i].r + circles[j].r + gap;
          if (Math.abs(dx) >= wanted || Math.abs(dy) >= wanted) continue;
          const distance = Math.hypot(dx, dy);
          if (distance >= wanted) continue;
          const push = (wanted - distance) / 2 + 0.01;
          const ux = dx / (distance || 1);
          const uy = dy / (distance || 1);
          at[i].x -= ux * push;
          at[i].y -= uy * push;
          at[j].x += ux * push;
          at[j].y += uy * push;
          moved = true;
        }
      }
      if (!moved) break;
    }
    return at;
  }

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

  root.ClaimAtlas = root.ClaimAtlas || {};
  root.ClaimAtlas.layout = { spread, Taken, around, sides, rings };
})(window);
