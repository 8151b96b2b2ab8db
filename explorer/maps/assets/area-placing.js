/* Where things that stand over a map may lie: on the sea or on other land, off the places shown.
   A classic script, loaded before area-furniture.js; it asks the page for nothing but a canvas. */
(function (g) {
  'use strict';
  const HGE = (g.HGE ??= {});
  // Pixels of the map for one of the mask.
  const GRAIN = 4;
  const EDGE = 4, APART = 6, DOT = 9;
  const DISTANCES = [46, 80, 120, 170, 230, 300, 380, 460];
  const TURNS = 24;

  /* Where areas lie in a map of a size: `paths` draw them, from a corner on. */
  class Mask {
    constructor(size, corner, paths) {
      // A map that is out of sight has no size; it is placed again when it has one.
      this.w = Math.max(1, Math.ceil(size.x / GRAIN));
      this.h = Math.max(1, Math.ceil(size.y / GRAIN));
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: this.w, height: this.h });
      const draw = canvas.getContext('2d', { willReadFrequently: true });
      draw.setTransform(1 / GRAIN, 0, 0, 1 / GRAIN, -corner.x / GRAIN, -corner.y / GRAIN);
      paths.forEach((path) => draw.fill(new Path2D(path)));
      const { data } = draw.getImageData(0, 0, this.w, this.h);
      // Sums of all above and to the left, so that any rectangle is counted at once.
      this.sums = new Float64Array((this.w + 1) * (this.h + 1));
      for (let y = 0; y < this.h; y += 1) for (let x = 0, row = 0; x < this.w; x += 1) {
        row += data[4 * (y * this.w + x) + 3] > 100 ? 1 : 0;
        this.sums[(y + 1) * (this.w + 1) + x + 1] = this.sums[y * (this.w + 1) + x + 1] + row;
      }
    }

    /* The share of a rectangle that areas cover. */
    share({ x, y, w, h }) {
      const clip = (at, most) => Math.max(0, Math.min(most, Math.round(at / GRAIN)));
      const x1 = clip(x, this.w), x2 = clip(x + w, this.w), y1 = clip(y, this.h), y2 = clip(y + h, this.h);
      const at = (column, row) => this.sums[row * (this.w + 1) + column];
      const area = (x2 - x1) * (y2 - y1);
      return area ? (at(x2, y2) - at(x1, y2) - at(x2, y1) + at(x1, y1)) / area : 0;
    }
  }

  const overlap = (a, b, apart) => a.x < b.x + b.w + apart && b.x < a.x + a.w + apart && a.y < b.y + b.h + apart && b.y < a.y + a.h + apart;
  const dot = ({ x, y }) => ({ x: x - DOT, y: y - DOT, w: 2 * DOT, h: 2 * DOT });
  const edge = (rect, point) => ({
    x: Math.max(rect.x, Math.min(point.x, rect.x + rect.w)), y: Math.max(rect.y, Math.min(point.y, rect.y + rect.h)),
  });

  /* Whether a line from one point to another touches a rectangle. */
  function crosses(a, b, rect) {
    let from = 0, to = 1;
    for (const [start, step, low, high] of [[a.x, b.x - a.x, rect.x, rect.x + rect.w], [a.y, b.y - a.y, rect.y, rect.y + rect.h]]) {
      if (Math.abs(step) < 1e-9) { if (start < low || start > high) return false; continue; }
      const [one, two] = [(low - start) / step, (high - start) / step].sort((p, q) => p - q);
      from = Math.max(from, one); to = Math.min(to, two);
      if (from > to) return false;
    }
    return true;
  }

  /* Where a box lies best: from the upper right corner on, where it hides no area. `sizes` are the
     sizes it may have, the best first; a smaller one is taken only where it hides less. */
  function corner(size, sizes, mask, taken) {
    let best = null, least = Infinity;
    sizes.forEach(({ w, h }, k) => {
      const right = size.x - w - EDGE, bottom = size.y - h - EDGE;
      for (let x = right; x >= EDGE; x -= 8) for (let y = EDGE; y <= bottom; y += 8) {
        const rect = { x, y, w, h };
        const cost = 3000 * mask.share(rect) + 600 * taken.filter((other) => overlap(rect, other, APART)).length
          + 12 * k + (Math.abs(right - 8 - x) + Math.abs(y - 12)) / 50;
        if (cost < least) { least = cost; best = rect; }
      }
    });
    return best ?? { x: EDGE, y: EDGE, ...sizes[0] };
  }

  /* Where callouts of given sizes lie best, each with its place: together, off the areas, off what
     is taken, off every place's dot, and with no line through another callout. */
  function callouts(places, size, mask, taken) {
    const dots = places.map(({ point }) => dot(point));
    const chosen = places.map(() => null);
    const cost = (k, rect, reach) => {
      const { point } = places[k], at = edge(rect, point);
      const others = [...taken, ...chosen.filter((other, j) => other && j !== k)];
      let sum = 600 * mask.share(rect) + reach / 10;
      others.forEach((other) => {
        if (overlap(rect, other, APART)) sum += 900;
        if (crosses(at, point, other)) sum += 300;
      });
      dots.forEach((one, j) => {
        if (overlap(rect, one, 0)) sum += 700;
        if (j !== k && crosses(at, point, one)) sum += 60;
      });
      chosen.forEach((other, j) => { if (other && j !== k && crosses(edge(other, places[j].point), places[j].point, rect)) sum += 300; });
      return sum;
    };
    const best = (k) => {
      const { point, w, h } = places[k];
      let found = null, least = Infinity;
      DISTANCES.forEach((distance) => {
        for (let turn = 0; turn < TURNS; turn += 1) {
          const dx = Math.cos((turn * 2 * Math.PI) / TURNS), dy = Math.sin((turn * 2 * Math.PI) / TURNS);
          const rect = { x: point.x + dx * (distance + w / 2) - w / 2, y: point.y + dy * (distance + h / 2) - h / 2, w, h };
          rect.x = Math.max(EDGE, Math.min(rect.x, size.x - w - EDGE));
          rect.y = Math.max(EDGE, Math.min(rect.y, size.y - h - EDGE));
          const sum = cost(k, rect, distance);
          if (sum < least) { least = sum; found = rect; }
        }
      });
      return found;
    };
    // Again, now that each knows where the others are.
    for (let round = 0; round < 3; round += 1) places.forEach((_, k) => { chosen[k] = null; chosen[k] = best(k); });
    return chosen;
  }

  /* Whether boxes lie clear of one another, of what is taken, of places' dots, and off the areas;
     close up, where all is land, they may lie on it. */
  function clear(rects, places, size, mask, taken) {
    const allLand = mask.share({ x: 0, y: 0, w: size.x, h: size.y }) > 0.6;
    return rects.every((rect, k) => (allLand || mask.share(rect) < 0.02)
      && ![...taken, ...rects.slice(0, k)].some((other) => overlap(rect, other, 0))
      && !places.some(({ point }) => overlap(rect, dot(point), 0)));
  }

  Object.assign(HGE, { placing: { clear, Mask, callouts, corner, crosses, overlap, dot, edge } });
})(globalThis);
