/* Which circles are drawn as one, and where the others move to, so that none lies on another.
 * Pure geometry, pixels; worked out once for a zoom and a filter.
 */
(function (root) {
  "use strict";

  const MOST_APART = 6; // circles on each other; more are brought together
  const REACH = 44; // pixels from the heaviest circle of a crowd to those that it takes in
  const MANY = 400; // circles; of more, all that are near are brought together
  const COLUMNS = 1 << 22; // cells side by side: more than the world is wide at any zoom

  /* Things by the square cell in which they lie. */
  class Grid {
    constructor(cell) {
      this.cell = cell;
      this.lists = new Map();
    }

    _key(x, y, across, down) {
      return (Math.floor(x / this.cell) + across) * COLUMNS + Math.floor(y / this.cell) + down;
    }

    add(thing, x, y) {
      const key = this._key(x, y, 0, 0);
      const list = this.lists.get(key);
      if (list) list.push(thing);
      else this.lists.set(key, [thing]);
    }

    move(thing, x, y, toX, toY) {
      if (this._key(x, y, 0, 0) === this._key(toX, toY, 0, 0)) return;
      const list = this.lists.get(this._key(x, y, 0, 0));
      list.splice(list.indexOf(thing), 1);
      this.add(thing, toX, toY);
    }

    /** Visit what lies in the cell of a point and in the eight around it. */
    near(x, y, visit) {
      for (let across = -1; across <= 1; across++) {
        for (let down = -1; down <= 1; down++) {
          const list = this.lists.get(this._key(x, y, across, down));
          if (list) for (const thing of list) visit(thing);
        }
      }
    }
  }

  /** Push circles apart that would overlap: returns one {x, y} a circle.
   *
   * @param {{x: number, y: number, r: number}[]} circles in the order of their weight
   * Circles at the same point leave it in directions that depend on their order only, so that
   * the picture is the same each time it is drawn. A round looks at what the last one moved.
   */
  function spread(circles, gap = 9, rounds = 80) {
    const at = circles.map((circle, index) => ({
      index, r: circle.r,
      x: circle.x + 0.01 * Math.cos(index * 2.4),
      y: circle.y + 0.01 * Math.sin(index * 2.4),
    }));
    const grid = new Grid(2 * at.reduce((most, { r }) => Math.max(most, r), 0) + gap);
    for (const each of at) grid.add(each.index, each.x, each.y);
    let moving = at.map(({ index }) => index);
    for (let round = 0; round < rounds && moving.length; round++) {
      const now = new Set(moving);
      const moved = new Set();
      for (const index of moving) {
        const near = [];
        grid.near(at[index].x, at[index].y, (other) => { if (other > index || !now.has(other)) near.push(other); });
        for (const other of near) {
          if (other === index) continue;
          const before = [at[index], at[other]].map(({ x, y }) => [x, y]);
          if (!part(at[index], at[other], gap)) continue;
          [index, other].forEach((each, side) => {
            grid.move(each, ...before[side], at[each].x, at[each].y);
            moved.add(each);
          });
        }
      }
      moving = [...moved].sort((one, two) => one - two);
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

  /** Bring circles together that would lie on each other by the dozen: lists of positions.
   *
   * @param {{x: number, y: number, r: number}[]} circles in the order of their weight; each list
   *     begins with its heaviest
   */
  function crowds(circles) {
    if (circles.length > MANY) return merged(circles, gathered(circles, circles.keys()));
    return touching(circles).flatMap((group) => (
      group.length > MOST_APART ? gathered(circles, group) : group.map((position) => [position])));
  }

  /* Crowds in whose heaviest circle others lie, taken in by it: what is left hardly moves. */
  function merged(circles, lists) {
    const heads = lists.map((list) => circles[list[0]]);
    const grid = new Grid(2 * heads.reduce((most, { r }) => Math.max(most, r), 0));
    const taken = new Map();
    lists.forEach((list, number) => {
      const { x, y, r } = heads[number];
      let nearest = null;
      let best = Infinity;
      grid.near(x, y, (other) => {
        const away = Math.hypot(heads[other].x - x, heads[other].y - y);
        if (away < heads[other].r + r && away < best) [nearest, best] = [other, away];
      });
      if (nearest === null) {
        grid.add(number, x, y);
        taken.set(number, [...list]);
      } else taken.get(nearest).push(...list);
    });
    return [...taken.values()];
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
    const grid = new Grid(REACH);
    const lists = [];
    for (const position of positions) {
      const { x, y } = circles[position];
      let nearest = null;
      let best = REACH;
      grid.near(x, y, (list) => {
        const away = Math.hypot(circles[list[0]].x - x, circles[list[0]].y - y);
        if (away < best) [nearest, best] = [list, away];
      });
      if (nearest) {
        nearest.push(position);
        continue;
      }
      const list = [position];
      lists.push(list);
      grid.add(list, x, y);
    }
    return lists;
  }

  root.ClaimAtlas.crowds = { crowds, spread };
})(window);
