/* What stands around the areas: patterns, legend, text, callouts, London enlarged.
   A classic script, loaded before area-layer.js; draws from the same message. */
(function (g) {
  'use strict';
  const HGE = (g.HGE ??= {});
  const NS = 'http://www.w3.org/2000/svg';
  // London is shown enlarged where at least so many areas crowd there.
  const CROWDED = 12;
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

  /* Puts the fills that are more than a colour into an SVG; returns what to write into `fill`:
     by letter for areas without a figure, by class for borrowed figures and for lines. */
  function patterns(container, id, { palette, lined, dotted = [], modelled }, scale = 1) {
    const pattern = (name, size, turn, ...shapes) => svg('pattern', {
      id: `${id}-${name}`, width: size, height: size, patternUnits: 'userSpaceOnUse', patternTransform: `rotate(${turn}) scale(${scale})`,
    }, ...shapes);
    const stripes = (name, turn, ground, line, width) => pattern(name, 6, turn,
      svg('rect', { width: 6, height: 6, fill: ground }), svg('path', { d: 'M0 0V6', stroke: line, 'stroke-width': width }));
    // What a model says: fine dots on the colour, dark on light colours and light on dark ones.
    const stipple = (name, ground) => pattern(name, 6, 45, svg('rect', { width: 6, height: 6, fill: ground }),
      svg('circle', { cx: 3, cy: 3, r: 0.95, fill: light(ground) ? '#16212b' : '#ffffff', 'fill-opacity': 0.7 }));
    const dots = pattern('withheld', 7, 0,
      svg('rect', { width: 7, height: 7, fill: '#ffffff' }), svg('circle', { cx: 3.5, cy: 3.5, r: 1.4, fill: '#46525c' }));
    const crosses = pattern('incomplete', 8, 45, svg('rect', { width: 8, height: 8, fill: '#ffffff' }),
      svg('path', { d: 'M0 0V8M0 0H8', stroke: '#74818a', 'stroke-width': 2 }));
    const made = svg('defs', {}, stripes('none', 45, '#ffffff', '#74818a', 2.4), dots, crosses,
      ...palette.map((colour, k) => (lined.includes(k)
        ? pattern(`b${k}`, 8, 0, svg('rect', { width: 8, height: 8, fill: colour }), svg('path', { d: 'M0 2H8M0 6H8', stroke: '#8d979d', 'stroke-width': 1.2 }),
          svg('path', { d: 'M0 8L8 0', stroke: '#ffffff', 'stroke-width': 2.4 }))
        : stripes(`b${k}`, 45, colour, '#ffffff', 2.4))),
      ...palette.map((colour, k) => stripes(`l${k}`, 90, colour, '#8d979d', 1.2)),
      ...(modelled || dotted.length ? palette.map((colour, k) => stipple(`m${k}`, colour)) : []));
    container.querySelector('defs')?.remove();
    container.prepend(made);
    const use = (name) => `url(#${id}-${name})`;
    return {
      '-': use('none'), s: use('withheld'), i: use('incomplete'),
      borrowed: palette.map((_, k) => use(`b${k}`)), lined: palette.map((_, k) => use(`l${k}`)),
      modelled: palette.map((_, k) => use(`m${k}`)),
    };
  }

  /* Whether a colour is nearer to white than to black, as the eye sees it. */
  function light(colour) {
    const [r, gr, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    return 0.299 * r + 0.587 * gr + 0.114 * b > 140;
  }

  let swatches = 0;
  function swatch(kind, layer) {
    const { palette, lined, dotted = [], modelled } = layer;
    const box = svg('svg', { width: 22, height: 16, 'aria-hidden': 'true', class: 'hge-swatch' });
    const made = patterns(box, `hge-swatch-${(swatches += 1)}`, layer);
    const fills = { ...made, borrowed: made.borrowed[palette.length - 1], modelled: made.modelled[0] };
    const plain = modelled || dotted.includes(kind) ? made.modelled[kind] : palette[kind];
    const colour = lined.includes(kind) ? made.lined[kind] : plain;
    box.append(svg('rect', { x: 0.5, y: 0.5, width: 21, height: 15, rx: 3, fill: typeof kind === 'number' ? colour : fills[kind], stroke: '#46525c' }));
    return box;
  }

  /* What the colours stand for, the highest class first; where there is a choice of colours, the choice. */
  function legend(message, setting, choose) {
    const { title, note, counts, lent, fills } = message.legend, { texts } = setting.words.legend;
    // Areas coloured by a larger area's figure are counted apart.
    const counted = Boolean(counts), all = (counts ?? texts.map(() => 0)).map((count, k) => count + (lent?.[k] ?? 0)), most = Math.max(...all, 1);
    const rows = texts.map((text, k) => {
      const bar = html('span', 'hge-bar');
      bar.style.width = `${Math.round((28 * all[k]) / most)}px`;
      const numbers = counted ? [bar, html('span', 'hge-count', lent ? `${counts[k]} + ${lent[k]}` : counts[k])] : [];
      return html('li', '', null, swatch(k, setting.layer), html('span', 'hge-words', text), ...numbers);
    }).reverse();
    const others = fills.map((row) => html('li', '', null, swatch(row.fill, setting.layer), html('span', 'hge-words', row.text)));
    const box = html('div', 'hge-legend', null, html('p', 'hge-title', title), html('p', 'hge-note', note), html('ul', '', null, ...rows, ...others));
    if (message.breaks) box.querySelector('.hge-note').after(html('p', 'hge-note hge-chosen-breaks', message.breaks.text));
    if (choose && message.shades.length > 1) box.append(shades(message.shades, setting.words.colour, choose));
    return box;
  }
  function shades(options, label, choose) {
    const group = html('fieldset', 'hge-shades', null, html('legend', 'hge-hidden', label));
    options.forEach((option) => {
      const input = html('input');
      Object.assign(input, { type: 'radio', name: 'hge-shade', value: option.name, checked: option.chosen });
      input.addEventListener('change', () => choose(option.name));
      group.append(html('label', '', null, input, html('span', '', option.text)));
    });
    return group;
  }

  /* The choice between areas as they lie and as equal hexagons. */
  let choices = 0;
  function shapes(told, hexagonal, choose) {
    const name = `hge-shape-${(choices += 1)}`, group = html('fieldset', 'hge-switch', null, html('legend', 'hge-hidden', told.label));
    [['map', !hexagonal], ['hexagons', hexagonal]].forEach(([value, checked]) => {
      const input = html('input');
      Object.assign(input, { type: 'radio', name, value, checked });
      input.addEventListener('change', () => choose(value));
      group.append(html('label', '', null, input, html('span', '', told[value])));
    });
    return group;
  }

  const summary = (title, text) => html('div', 'hge-summary', null, html('p', 'hge-title', title), html('p', '', text));

  /* London at a larger scale, in the colours of the map; the same areas can be chosen there. */
  function inset(layer, words) {
    const stretch = Math.cos((51.5 * Math.PI) / 180);
    const width = (LONDON.east - LONDON.west) * stretch * 1000, height = (LONDON.north - LONDON.south) * 1000;
    const picture = svg('svg', { viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' });
    const at = ({ lat, lng }) => `${((lng - LONDON.west) * stretch * 1000).toFixed(1)} ${((LONDON.north - lat) * 1000).toFixed(1)}`;
    layer.byPosition.forEach((shape) => {
      const point = shape.hge.at, bounds = layer.boundsOf(shape.hge.code);
      if (bounds.getWest() > LONDON.east || bounds.getEast() < LONDON.west
        || bounds.getSouth() > LONDON.north || bounds.getNorth() < LONDON.south) return;
      const d = point ? disc(at(shape.hge.centre), width / 45) : shape.getLatLngs().flat().map((ring) => `M${ring.map(at).join('L')}Z`).join('');
      const path = svg('path', { d, stroke: '#ffffff', 'stroke-width': 1.6 });
      path.addEventListener('click', () => layer.choose(shape.hge.code));
      path.addEventListener('mousemove', () => { path.firstChild?.remove(); path.append(title(layer, shape)); });
      path.hgePosition = shape.hge.position;
      picture.append(path);
    });
    const box = html('div', 'hge-inset', null, html('p', 'hge-title', words.inset), picture), areas = [...picture.children];
    box.hidden = areas.length < CROWDED;
    box.recolour = () => {
      const fills = patterns(picture, `hge-inset-${(swatches += 1)}`, layer.options, width / 150);
      areas.forEach((path) => path.setAttribute('fill', layer.fillAt(path.hgePosition, fills)));
    };
    return box;
  }
  /* A disc as a path: half a turn, and half a turn back. */
  const disc = (middle, radius) => `M${middle}m${-radius} 0a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
  function title(layer, shape) {
    const node = svg('title');
    node.textContent = layer.facts[shape.hge.position].spoken;
    return node;
  }

  /* The address of another page, in the size of text of this one. */
  function kept(url) {
    const size = new URLSearchParams(location.search).get('size');
    if (size) url.searchParams.set('size', size);
    return url.href;
  }

  /* A letter in its place's own shape, so that colour is never the only mark. */
  function pin(letter, colour) {
    const paths = { C: 'M12 1L23 22H1Z', D: 'M12 0L24 12L12 24L0 12Z', E: 'M12 1L23 9L19 22H5L1 9Z', F: 'M7 1H17V7H23V17H17V23H7V17H1V7H7Z' };
    const shapes = { A: svg('circle', { cx: 12, cy: 12, r: 11 }), B: svg('rect', { x: 1, y: 1, width: 22, height: 22, rx: 3 }) };
    const shape = shapes[letter] ?? svg('path', { d: paths[letter] });
    shape.setAttribute('fill', colour);
    const text = svg('text', { x: 12, y: 17, 'text-anchor': 'middle', fill: '#ffffff', 'font-size': 15, 'font-weight': 700 });
    text.textContent = letter;
    return svg('svg', { width: 24, height: 24, viewBox: '0 0 24 24', 'aria-hidden': 'true' }, shape, text);
  }

  /* Tells a part when it goes to paper and when it is back, and writes where and when under the
     name of the whole: one line a page, however many parts it has. Returns how to stop. */
  const parts = new Set();
  let stamp = null, onPaper = false, listening = false;
  function goToPaper(paper) {
    if (paper === onPaper) return;
    onPaper = paper;
    if (paper) stamped(); else { stamp?.remove(); stamp = null; }
    parts.forEach(({ act }) => act(paper));
  }
  function stamped() {
    const [part] = parts, bar = document.querySelector('.hge-top') ?? document.querySelector('header');
    if (!part || !bar) return;
    const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date());
    // A file's folders are its owner's affair.
    const address = location.protocol === 'file:' ? decodeURI(location.pathname).split('/').pop() : location.href;
    stamp = html('p', 'hge-stamp', part.template.replace('{date}', date).replace('{address}', () => address));
    bar.append(stamp);
  }
  function printing(act, template) {
    if (!listening) {
      listening = true;
      addEventListener('beforeprint', () => goToPaper(true));
      addEventListener('afterprint', () => goToPaper(false));
      matchMedia('print').addEventListener('change', ({ matches }) => goToPaper(matches));
    }
    const part = { act, template };
    parts.add(part);
    return () => parts.delete(part);
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

    /* The same places keep their callouts where these stand; only the words change. */
    show(chosen, colours) {
      const shown = chosen.filter((place) => place.at), places = JSON.stringify(shown.map(({ letter, name, at }) => [letter, name, at]));
      const widths = shown.map((place) => [place.text.length, place.model?.length ?? 0]).join();
      if (this.cards && places === this.places && widths === this.widths) {
        this.cards.forEach(({ text, model }, k) => { text.textContent = shown[k].text; model.textContent = shown[k].model ?? ''; });
        return;
      }
      Object.assign(this, { places, widths });
      this.cards?.forEach(({ card }) => card.remove());
      this.cards = shown.map((place) => {
        const text = html('span', '', place.text), model = html('span', 'hge-said-model', place.model ?? '');
        const card = html('div', 'hge-callout', null, pin(place.letter, colours[place.letter]), html('div', '', null, html('strong', '', place.name), text, model));
        card.setAttribute('aria-hidden', 'true');
        this.box.append(card);
        return { card, text, model, at: place.at };
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
      this.cards.forEach((card) => {
        card.point = this.map.latLngToContainerPoint(card.at);
        const { x, y } = card.point;
        card.card.hidden = !(x >= 0 && y >= 0 && x <= size.x && y <= size.y);
      });
      const shown = this.cards.filter(({ card }) => !card.hidden);
      const { placing } = HGE, mask = this.mask();
      const placed = (only) => {
        // Where there is no room for words, a place keeps its letter: the words stand beside the map.
        this.box.classList.toggle('hge-pins', only);
        const places = shown.map(({ card, point }) => ({ point, w: card.offsetWidth, h: card.offsetHeight }));
        const rects = placing.callouts(places, size, mask, taken);
        return { rects, good: placing.clear(rects, places, size, mask, taken) };
      };
      let { rects, good } = placed(false);
      if (!good) ({ rects } = placed(true));
      rects.forEach((rect, k) => {
        const { card, point } = shown[k], edge = placing.edge(rect, point);
        card.style.transform = `translate(${rect.x}px, ${rect.y}px)`;
        this.lines.append(svg('line', { x1: edge.x, y1: edge.y, x2: point.x, y2: point.y }), svg('circle', { cx: point.x, cy: point.y, r: 3 }));
      });
    }

    /* Where the areas lie now: kept while neither view nor shapes change. Leaflet tells of the end
       of a move before it has drawn the shapes anew, so that the first shape itself is a part of the key. */
    mask() {
      const size = this.map.getSize(), corner = this.map.containerPointToLayerPoint([0, 0]);
      const lands = this.layer.ground?.length ? this.layer.ground : this.layer.byPosition;
      const first = lands[0]?._path?.getAttribute('d').slice(0, 60);
      const key = [size.x, size.y, corner.x, corner.y, first, lands.length].join();
      if (key !== this.masked) {
        const paths = lands.map((shape) => shape._path?.getAttribute('d')).filter(Boolean);
        Object.assign(this, { masked: key, held: new HGE.placing.Mask(size, corner, paths) });
      }
      return this.held;
    }

    rectangle(node) {
      const host = this.map.getContainer(), box = node.getBoundingClientRect(), map = host.getBoundingClientRect();
      // A page may be drawn at another scale, as on paper.
      const scale = map.width / host.offsetWidth || 1;
      return box.width ? { x: (box.left - map.left) / scale, y: (box.top - map.top) / scale, w: box.width / scale, h: box.height / scale } : null;
    }
  }

  Object.assign(HGE, { svg, html, kept, patterns, legend, shapes, summary, inset, pin, printing, Callouts, LONDON });
})(globalThis);
