/* What stands around the areas: patterns, legend, text, callouts, London enlarged.
   A classic script, loaded before area-layer.js; draws from the same message. */
(function (g) {
  'use strict';
  const HGE = (g.HGE ??= {});
  const NS = 'http://www.w3.org/2000/svg';
  const LONDON = { west: -0.53, south: 51.27, east: 0.35, north: 51.71 };

  function svg(name, attributes = {}, ...children) {
    const node = document.createElementNS(NS, name);
    Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
    node.append(...children);
    return node;
  }
  function html(name, className, text, ...children) {
    const node = document.createElement(name);
    if (className) node.className = className;
    if (text != null) node.textContent = text;
    node.append(...children);
    return node;
  }

  /* Adds hatches to an SVG; returns what to write into `fill`. */
  function patterns(container, id, palette) {
    const diagonal = (name, ground, line, width) => svg('pattern',
      { id: `${id}-${name}`, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      svg('rect', { width: 6, height: 6, fill: ground }), svg('path', { d: 'M0 0V6', stroke: line, 'stroke-width': width }));
    const dots = svg('pattern', { id: `${id}-withheld`, width: 7, height: 7, patternUnits: 'userSpaceOnUse' },
      svg('rect', { width: 7, height: 7, fill: '#ffffff' }), svg('circle', { cx: 3.5, cy: 3.5, r: 1.4, fill: '#46525c' }));
    container.prepend(svg('defs', {}, diagonal('none', '#ffffff', '#74818a', 2.4), dots,
      ...palette.map((colour, k) => diagonal(`b${k}`, colour, '#ffffff', 2.4))));
    return {
      none: `url(#${id}-none)`, withheld: `url(#${id}-withheld)`,
      borrowed: palette.map((_, k) => `url(#${id}-b${k})`),
    };
  }

  let swatches = 0;
  function swatch(kind, palette) {
    const box = svg('svg', { width: 22, height: 16, 'aria-hidden': 'true', class: 'hge-swatch' });
    const made = patterns(box, `hge-swatch-${(swatches += 1)}`, palette);
    const fills = { none: made.none, withheld: made.withheld, borrowed: made.borrowed[palette.length - 1] };
    box.append(svg('rect', { x: 0.5, y: 0.5, width: 21, height: 15, rx: 3, fill: fills[kind] ?? palette[kind], stroke: '#46525c' }));
    return box;
  }

  function legend(words, palette) {
    const most = Math.max(...words.rows.map((row) => row.count), 1);
    const rows = words.rows.map((row) => {
      const bar = html('span', 'hge-bar');
      bar.style.width = `${Math.round((28 * row.count) / most)}px`;
      return html('li', '', null, swatch(row.class, palette), html('span', 'hge-words', row.text), bar, html('span', 'hge-count', row.count));
    });
    const fills = words.fills.map((row) => html('li', '', null, swatch(row.fill, palette), html('span', 'hge-words', row.text)));
    return html('div', 'hge-legend', null, html('p', 'hge-title', words.title), html('p', 'hge-note', words.note),
      html('ul', '', null, ...rows, ...fills));
  }

  const summary = (words) => html('div', 'hge-summary', null, html('p', 'hge-title', words.title), html('p', '', words.text));

  /* London at a larger scale, in the colours of the map; the same areas can be chosen there. */
  function inset(layer, words) {
    const stretch = Math.cos((51.5 * Math.PI) / 180);
    const width = (LONDON.east - LONDON.west) * stretch * 1000, height = (LONDON.north - LONDON.south) * 1000;
    const picture = svg('svg', { viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' });
    const at = ({ lat, lng }) => `${((lng - LONDON.west) * stretch * 1000).toFixed(1)} ${((LONDON.north - lat) * 1000).toFixed(1)}`;
    layer.byPosition.forEach((shape) => {
      const bounds = shape.getBounds();
      if (bounds.getWest() > LONDON.east || bounds.getEast() < LONDON.west
        || bounds.getSouth() > LONDON.north || bounds.getNorth() < LONDON.south) return;
      const d = shape.getLatLngs().flat().map((ring) => `M${ring.map(at).join('L')}Z`).join('');
      const path = svg('path', { d, stroke: '#ffffff', 'stroke-width': 1.6 });
      path.addEventListener('click', () => layer.choose(shape.hge.code));
      path.addEventListener('mousemove', () => { path.firstChild?.remove(); path.append(title(layer, shape)); });
      path.hgePosition = shape.hge.position;
      picture.append(path);
    });
    const box = html('div', 'hge-inset', null, html('p', 'hge-title', words.inset), picture);
    box.recolour = () => picture.querySelectorAll('path')
      .forEach((path) => path.setAttribute('fill', layer.fillAt(path.hgePosition)));
    return box;
  }
  function title(layer, shape) {
    const node = svg('title');
    node.textContent = layer.facts[shape.hge.position].sentence;
    return node;
  }

  /* A letter in its place's own shape, so that colour is never the only mark. */
  function pin(letter, colour) {
    const shapes = {
      A: svg('circle', { cx: 12, cy: 12, r: 11 }), B: svg('rect', { x: 1, y: 1, width: 22, height: 22, rx: 3 }),
    };
    const shape = shapes[letter] ?? svg('path', { d: 'M12 1L23 12L12 23L1 12Z' });
    shape.setAttribute('fill', colour);
    const text = svg('text', { x: 12, y: 17, 'text-anchor': 'middle', fill: '#ffffff', 'font-size': 15, 'font-weight': 700 });
    text.textContent = letter;
    return svg('svg', { width: 24, height: 24, 'aria-hidden': 'true' }, shape, text);
  }

  /* Callouts stand off the land where they can, with a line to their place. */
  class Callouts {
    constructor(map, layer, furniture) {
      this.map = map; this.layer = layer; this.furniture = furniture;
      this.box = html('div', 'hge-callouts');
      this.lines = svg('svg', { class: 'hge-leaders', 'aria-hidden': 'true' });
      this.box.append(this.lines);
      // In a pane of the map, below its tips; it is moved back to the map's corner after each move.
      (map.getPane('hge-callouts') ?? map.createPane('hge-callouts')).append(this.box);
      this.place = () => this.layout();
      this.hide = () => { this.box.hidden = true; };
      map.on('moveend zoomend resize', this.place);
      map.on('zoomstart', this.hide);
    }

    remove() {
      this.map.off('moveend zoomend resize', this.place).off('zoomstart', this.hide);
      this.box.remove();
    }

    show(chosen, colours) {
      this.cards?.forEach(({ card }) => card.remove());
      this.cards = chosen.filter((place) => place.at).map((place) => {
        const text = html('div', '', null, html('strong', '', place.name), html('span', '', place.text));
        const card = html('div', 'hge-callout', null, pin(place.letter, colours[place.letter]), text);
        card.setAttribute('aria-hidden', 'true');
        this.box.append(card);
        return { card, at: place.at };
      });
      this.layout();
    }

    layout() {
      if (!this.cards) return;
      this.box.hidden = false;
      const size = this.map.getSize();
      const corner = this.map.containerPointToLayerPoint([0, 0]);
      this.box.style.transform = `translate(${corner.x}px, ${corner.y}px)`;
      this.box.style.width = `${size.x}px`;
      this.box.style.height = `${size.y}px`;
      this.lines.replaceChildren();
      this.lines.setAttribute('viewBox', `0 0 ${size.x} ${size.y}`);
      const taken = this.furniture().map((node) => this.rectangle(node)).filter(Boolean);
      this.cards.forEach(({ card, at }) => {
        const point = this.map.latLngToContainerPoint(at);
        const inside = point.x >= 0 && point.y >= 0 && point.x <= size.x && point.y <= size.y;
        card.hidden = !inside;
        if (!inside) return;
        const rect = this.best(point, card.offsetWidth, card.offsetHeight, size, taken);
        taken.push(rect);
        card.style.transform = `translate(${rect.x}px, ${rect.y}px)`;
        const edge = { x: Math.max(rect.x, Math.min(point.x, rect.x + rect.w)), y: Math.max(rect.y, Math.min(point.y, rect.y + rect.h)) };
        this.lines.append(svg('line', { x1: edge.x, y1: edge.y, x2: point.x, y2: point.y }), svg('circle', { cx: point.x, cy: point.y, r: 3 }));
      });
    }

    rectangle(node) {
      const box = node.getBoundingClientRect(), map = this.map.getContainer().getBoundingClientRect();
      return box.width ? { x: box.left - map.left, y: box.top - map.top, w: box.width, h: box.height } : null;
    }

    best(point, w, h, size, taken) {
      let best = null, least = Infinity;
      [46, 80, 120, 170, 230].forEach((distance) => {
        for (let turn = 0; turn < 16; turn += 1) {
          const dx = Math.cos((turn * Math.PI) / 8), dy = Math.sin((turn * Math.PI) / 8);
          const rect = { x: point.x + dx * (distance + w / 2) - w / 2, y: point.y + dy * (distance + h / 2) - h / 2, w, h };
          const cost = this.cost(rect, size, taken) + distance / 40;
          if (cost < least) { least = cost; best = rect; }
        }
      });
      best.x = Math.max(4, Math.min(best.x, size.x - w - 4));
      best.y = Math.max(4, Math.min(best.y, size.y - h - 4));
      return best;
    }

    cost(rect, size, taken) {
      const out = rect.x < 4 || rect.y < 4 || rect.x + rect.w > size.x - 4 || rect.y + rect.h > size.y - 4;
      const overlaps = taken.filter((other) => rect.x < other.x + other.w + 6 && other.x < rect.x + rect.w + 6
        && rect.y < other.y + other.h + 6 && other.y < rect.y + rect.h + 6).length;
      let land = 0;
      for (let i = 0; i <= 4; i += 1) for (let j = 0; j <= 2; j += 1) {
        land += this.onLand(rect.x + (rect.w * i) / 4, rect.y + (rect.h * j) / 2);
      }
      return (out ? 60 : 0) + overlaps * 40 + land;
    }

    onLand(x, y) {
      const at = this.map.containerPointToLatLng([x, y]), pixel = this.map.latLngToLayerPoint(at);
      return this.layer.byPosition.some((shape) => shape.getBounds().contains(at) && shape._containsPoint?.(pixel)) ? 1 : 0;
    }
  }

  Object.assign(HGE, { svg, html, patterns, legend, summary, inset, pin, Callouts, LONDON });
})(globalThis);
