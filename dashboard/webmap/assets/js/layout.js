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
      r: circle.r,
      x: circle.x + 0.01 * Math.cos(index * 2.4),
      y: circle.y + 0.01 * Math.sin(index * 2.4),
    }));
    const widest = 2 * at.reduce((most, { r }) => Math.max(most, r), 0) + gap;
    for (let round = 0; round < rounds; round++) {
      const row = at.slice().sort((one, two) => one.x - two.x);
      let moved = false;
      for (let i = 0; i < row.length; i++) {
        for (let j = i + 1; j < row.length && row[j].x - row[i].x < widest; j++) moved = part(row[i], row[j], gap) || moved;
      }
      if (!moved) break;
    }
    return at;
  }

  /* Move two circles off each other, half the way each; tells whether that was needed. */
  function part(one, two, gap) {
    const dx = two.x - one.x;
    const dy = two.y - one.y;
    const wanted = one.r + two.r + gap;
    if (Math.abs(dx) >= wanted || Math.abs(dy) >= wanted) return false;
    const distance = Math.hypot(dx, dy);
    if (distance >= wanted) return false;
    const push = (wanted - distance) / 2 + 0.01;
    const ux = dx / (distance || 1);
    const uy = dy / (distance || 1);
    one.x -= ux * push;
    one.y -= uy * push;
    two.x += ux * push;
    two.y += uy * push;
    return true;
  }

  const MOST_APART = 6; // circles on each other; more are brought together
  const REACH = 44; // pixels from the heaviest circle of a crowd to those that it takes in
  const MANY = 400; // circles; of more, all that are near are brought together

  /** Bring circles together that would lie on each other by the dozen: lists of positions.
   *
   * @param {{x: number, y: number, r: number}[]} circles in the order of their weight; each list
   *     begins with its heaviest
   */
  function crowds(circles) {
    if (circles.length > MANY) return gathered(circles, circles.keys());
    return touching(circles).flatMap((group) => (
      group.length > MOST_APART ? gathered(circles, group) : group.map((position) => [position])));
  }

  /* Circles that touch, directly or through others, in the order of their first. */
  function touching(circles) {
    const group = circles.map((_, position) => position);
    const first = (position) => {
      while (group[position] !== position) position = group[position] = group[group[position]];
      return position;
    };
    for (let i = 0; i < circles.length; i++) {
      for (let j = i + 1; j < circles.length; j++) {
        const away = Math.hypot(circles[i].x - circles[j].x, circles[i].y - circles[j].y);
        if (away >= circles[i].r + circles[j].r) continue;
        const [one, two] = [first(i), first(j)];
        group[Math.max(one, two)] = Math.min(one, two);
      }
    }
    const lists = new Map();
    circles.forEach((_, position) => {
      const list = lists.get(first(position));
      if (list) list.push(position);
      else lists.set(first(position), [position]);
    });
    return [...lists.values()];
  }

  /* The heaviest takes in what is near, then the heaviest of the rest. */
  function gathered(circles, positions) {
    const cells = new Map();
    const key = (x, y) => x * 1000003 + y;
    const lists = [];
    for (const position of positions) {
      const { x, y } = circles[position];
      const [column, row] = [Math.floor(x / REACH), Math.floor(y / REACH)];
      let nearest = null;
      for (let across = column - 1; across <= column + 1; across++) {
        for (let down = row - 1; down <= row + 1; down++) {
          for (const list of cells.get(key(across, down)) || []) {
            const away = Math.hypot(circles[list[0]].x - x, circles[list[0]].y - y);
            if (away < REACH && (!nearest || away < nearest.away)) nearest = { list, away };
          }
        }
      }
      if (nearest) {
        nearest.list.push(position);
        continue;
      }
      const list = [position];
      lists.push(list);
      const cell = cells.get(key(column, row));
      if (cell) cell.push(list);
      else cells.set(key(column, row), [list]);
    }
    return lists;
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
  root.ClaimAtlas.layout = { spread, crowds, Taken, around, sides, rings };
})(window);
