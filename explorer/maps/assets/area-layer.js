/* The area layer: the only implementation, used by the app and by exported pages.
   A classic script; needs a global L (Leaflet 1.9) and adds to globalThis.HGE. */
(function (g) {
  'use strict';
  const L = g.L;
  const HGE = (g.HGE ??= {});

  /* TopoJSON -> [{code, name, latlngs}] in the order of the file. */
  function decode(topology) {
    const { scale, translate } = topology.transform;
    const arcs = topology.arcs.map((arc) => {
      let x = 0, y = 0;
      return arc.map(([dx, dy]) => [(y += dy) * scale[1] + translate[1], (x += dx) * scale[0] + translate[0]]);
    });
    const ring = (indices) => indices.flatMap((i, k) => {
      const arc = i < 0 ? [...arcs[~i]].reverse() : arcs[i];
      return k ? arc.slice(1) : arc;
    });
    return Object.values(topology.objects)[0].geometries.map((shape) => ({
      code: shape.properties.code,
      name: shape.properties.name,
      latlngs: shape.type === 'Polygon' ? [shape.arcs.map(ring)] : shape.arcs.map((piece) => piece.map(ring)),
    }));
  }

  const fetched = new Map();
  function load(url) {
    if (!fetched.has(url)) {
      const asked = fetch(new URL(url, document.baseURI)).then((answer) => {
        if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
        return answer.json();
      });
      asked.catch(() => fetched.delete(url));
      fetched.set(url, asked);
    }
    return fetched.get(url);
  }

  const fill = (template, slots) => template.replace(/\{(\w+)\}/g, (whole, slot) => slots[slot] ?? whole);
  const format = (value, decimals) => value.toLocaleString('en-GB', {
    minimumFractionDigits: decimals, maximumFractionDigits: decimals,
  });

  /* What is said of one area, everywhere: tip, spoken name and table row. */
  function facts(area, position, values, words, lender) {
    const v = values.v[position], lo = values.lo[position], hi = values.hi[position];
    const verdict = values.verdict[position];
    const known = v != null;
    const slots = {
      name: area.name,
      v: known ? format(v, values.decimals) : '',
      lo: lo == null ? '' : format(lo, values.decimals),
      hi: hi == null ? '' : format(hi, values.decimals),
      for: lender ? fill(words.area.for, { for: lender }) : '',
      verdict: words.area.verdict[verdict] ?? '',
    };
    const withheld = values.classes[position] === 's';
    const template = known ? (lo == null ? 'area_plain' : 'area') : (withheld ? 'area_withheld' : 'area_none');
    return {
      code: area.code, name: area.name, value: v, lower: lo, known, lender: lender ?? '', verdict,
      shown: slots.v, range: lo == null ? '' : fill(words.table.range, slots),
      sentence: fill(words.area[template], slots),
    };
  }

  /* Parts of one page that show the same figures share them by the name of their view. */
  const views = new Map();
  function view(name) {
    if (!views.has(name)) views.set(name, { facts: [], words: null, chosen: [], listeners: new Set() });
    return views.get(name);
  }
  function publish(name, news) {
    const shared = Object.assign(view(name), news);
    shared.listeners.forEach((listener) => listener(shared));
  }

  const AreaLayer = L.FeatureGroup.extend({
    options: { palette: [], colours: {}, message: null },

    initialize(options) {
      L.FeatureGroup.prototype.initialize.call(this, []);
      L.setOptions(this, options);
      this._areas = []; this._index = new Map(); this._at = 0; this._stops = [];
    },

    onAdd(map) {
      L.FeatureGroup.prototype.onAdd.call(this, map);
      if (!map.getPane('hge-ring')) {
        const pane = map.createPane('hge-ring');
        pane.style.zIndex = 450; pane.style.pointerEvents = 'none';
      }
      this._svg = L.svg({ padding: 0.5 });
      this._rings = L.svg({ pane: 'hge-ring', padding: 0.5 });
      const topology = this.options.topology ? Promise.resolve(this.options.topology) : load(this.options.url);
      this.ready = topology.then(decode).then((areas) => { if (this._map) this._build(areas); return this; });
    },

    onRemove(map) {
      this._stops.forEach((stop) => stop());
      this._tip?.remove(); this._marks?.forEach((mark) => mark.remove());
      this._focus?.forEach((ring) => ring.remove());
      L.FeatureGroup.prototype.onRemove.call(this, map);
      this._svg.remove(); this._rings.remove();
    },

    _ring(latlngs, options) {
      return L.polygon(latlngs, {
        pane: 'hge-ring', renderer: this._rings, fill: false, interactive: false, ...options,
      }).addTo(this._map);
    },

    _build(areas) {
      areas.forEach((area, position) => {
        const shape = L.polygon(area.latlngs, {
          renderer: this._svg, color: '#ffffff', weight: 0.7, fillOpacity: 1,
          fillColor: '#dddddd', smoothFactor: 1, className: 'hge-area',
        });
        shape.hge = { ...area, position, centre: shape.getBounds().getCenter() };
        this._areas.push(shape); this._index.set(area.code, shape);
      });
      this.byPosition = [...this._areas];
      this._areas.sort((a, b) => a.hge.name.localeCompare(b.hge.name, 'en'));
      this._areas.forEach((shape, i) => { shape.hge.i = i; this.addLayer(shape); });
      this._focus = [['#16212b', 9], ['#ffd84d', 6], ['#16212b', 2.5]].map(([color, weight]) => this._ring([], { color, weight }));
      this._marks = [];
      this._tip = L.tooltip({ direction: 'top', className: 'hge-tip', opacity: 1 });
      this._patterns = HGE.patterns(this._svg._container, `hge-${L.stamp(this)}`, this.options.palette);
      this._roles(); this._listen();
      this._rove(this._areas[0]);
      if (this.options.message) this.update(this.options.message);
      this.fire('hge:ready');
    },

    _roles() {
      this._svg._rootGroup.setAttribute('role', 'listbox');
      this._areas.forEach((shape) => {
        const path = shape.getElement();
        path.hge = shape;
        Object.entries({ role: 'option', tabindex: '-1', 'aria-selected': 'false' })
          .forEach(([name, value]) => path.setAttribute(name, value));
      });
    },

    /* On the HTML container: Chromium makes an SVG element with focus listeners a tab stop. */
    _listen() {
      const box = this._map.getContainer();
      const on = (type, listener) => {
        box.addEventListener(type, listener);
        this._stops.push(() => box.removeEventListener(type, listener));
      };
      on('keydown', (event) => this._key(event));
      on('focusin', (event) => { if (event.target.hge) this._focused(event.target.hge); });
      on('focusout', () => { this._focus.forEach((ring) => ring.setLatLngs([])); this._tip.remove(); });
      this.on('mouseover', (event) => this._hover(event.propagatedFrom ?? event.layer, event.latlng));
      this.on('mouseout', () => { this._tip.remove(); this._hovered?.getElement()?.classList.remove('hge-hover'); });
      this.on('click', (event) => this.choose((event.propagatedFrom ?? event.layer).hge.code));
    },

    /* New figures on the same shapes: fills and words change, nothing is drawn again. */
    update(message) {
      this.message = message;
      const { values, words } = message;
      this.lenders = new Map(Object.entries(values.lenders).flatMap(([name, places]) => places.map((place) => [place, name])));
      this.facts = this.byPosition.map((shape, position) => facts(shape.hge, position, values, words, this.lenders.get(position)));
      this.byPosition.forEach((shape, position) => {
        const path = shape.getElement();
        path.setAttribute('fill', this.fillAt(position));
        path.setAttribute('aria-label', this.facts[position].sentence);
      });
      this._svg._rootGroup.setAttribute('aria-label', words.label);
      this._mark(message.chosen);
    },

    fillAt(position) {
      const kind = this.message.values.classes[position];
      if (kind === '-') return this._patterns.none;
      if (kind === 's') return this._patterns.withheld;
      return this.lenders.has(position) ? this._patterns.borrowed[kind] : this.options.palette[kind];
    },

    _mark(chosen) {
      this._marks.forEach((mark) => mark.remove());
      this._marks = [];
      const codes = new Set(chosen.map((place) => place.code));
      this._areas.forEach((shape) => shape.getElement().setAttribute('aria-selected', String(codes.has(shape.hge.code))));
      chosen.forEach((place) => {
        const color = this.options.colours[place.letter];
        const shape = this._index.get(place.code);
        if (shape) this._halo(shape.getLatLngs(), color);
        if (place.outline) this._outline(place, color);
      });
      const first = this._index.get(chosen[0]?.code);
      if (first && !this._svg._container.contains(this._svg._container.getRootNode().activeElement)) this._rove(first);
    },

    _halo(latlngs, color) {
      this._marks.push(this._ring(latlngs, { color: '#ffffff', weight: 6 }), this._ring(latlngs, { color, weight: 3 }));
    },

    /* A place that is no area of this level: its outline, hatched in its lender's colour. */
    _outline(place, color) {
      const wanted = this.message;
      load(place.outline).then((geometry) => {
        if (!this._map || this.message !== wanted) return;
        const latlngs = geometry.coordinates.map((piece) => piece.map((ring) => ring.map(([x, y]) => [y, x])));
        const hatch = place.fill == null ? {} : { fill: true, fillOpacity: 1, fillColor: '#ffffff' };
        const shape = this._ring(latlngs, { color: '#ffffff', weight: 3, ...hatch });
        if (place.fill != null) shape.getElement().setAttribute('fill', this._patterns.borrowed[place.fill]);
        this._marks.push(shape, this._ring(latlngs, { color, weight: 1.5 }));
      }).catch(() => {});
    },

    choose(code) { this.fire('hge:choose', { code }); },

    _rove(shape) {
      this._areas[this._at]?.getElement()?.setAttribute('tabindex', '-1');
      this._at = shape.hge.i;
      shape.getElement()?.setAttribute('tabindex', '0');
    },
    _go(shape) {
      this._rove(shape);
      if (!this._map.getBounds().pad(-0.05).contains(shape.hge.centre)) this._map.panTo(shape.hge.centre, { animate: false });
      shape.getElement().focus({ preventScroll: true });
    },
    _focused(shape) {
      this._rove(shape);
      const visible = shape.getElement().matches(':focus-visible');
      this._focus.forEach((ring) => ring.setLatLngs(visible ? shape.getLatLngs() : []));
      if (visible) this._show(shape, shape.hge.centre);
    },
    _hover(shape, latlng) {
      this._hovered?.getElement()?.classList.remove('hge-hover');
      this._hovered = shape;
      shape.getElement().classList.add('hge-hover');
      this._show(shape, latlng);
    },
    _show(shape, latlng) {
      const text = document.createElement('div');
      text.textContent = this.facts?.[shape.hge.position]?.sentence ?? shape.hge.name;
      this._tip.setLatLng(latlng).setContent(text).addTo(this._map);
    },

    /* The nearest centre within a right angle of the arrow's direction. */
    _near(from, dx, dy) {
      const stretch = Math.cos((from.hge.centre.lat * Math.PI) / 180);
      let best = null, least = Infinity;
      this._areas.forEach((other) => {
        const x = (other.hge.centre.lng - from.hge.centre.lng) * stretch;
        const y = other.hge.centre.lat - from.hge.centre.lat;
        const ahead = x * dx + y * dy, aside = Math.abs(x * dy - y * dx);
        if (other === from || ahead <= 0 || aside > ahead * 1.001) return;
        const cost = ahead * ahead + 4 * aside * aside;
        if (cost < least) { least = cost; best = other; }
      });
      return best;
    },
    _typed(letter, from) {
      const now = Date.now();
      this._word = now - (this._typedAt ?? 0) < 800 ? this._word + letter : letter;
      this._typedAt = now;
      const start = this._word.length === 1 ? from.hge.i + 1 : from.hge.i;
      const count = this._areas.length, word = this._word.toLowerCase();
      return [...Array(count).keys()].map((k) => this._areas[(start + k) % count])
        .find((shape) => shape.hge.name.toLowerCase().startsWith(word));
    },
    _key(event) {
      const shape = event.target.hge;
      if (!shape || event.ctrlKey || event.metaKey || event.altKey) return;
      const last = this._areas.length - 1;
      const moves = {
        ArrowLeft: () => this._near(shape, -1, 0), ArrowRight: () => this._near(shape, 1, 0),
        ArrowUp: () => this._near(shape, 0, 1), ArrowDown: () => this._near(shape, 0, -1),
        Home: () => this._areas[0], End: () => this._areas[last],
        PageUp: () => this._areas[Math.max(0, shape.hge.i - 1)],
        PageDown: () => this._areas[Math.min(last, shape.hge.i + 1)],
        Enter: () => { this.choose(shape.hge.code); }, ' ': () => { this.choose(shape.hge.code); },
        Escape: () => { this._tip.remove(); },
      };
      const letter = event.key.length === 1 && /\S/.test(event.key);
      if (!moves[event.key] && !letter) return;
      event.preventDefault(); event.stopPropagation();
      const next = moves[event.key] ? moves[event.key]() : this._typed(event.key, shape);
      if (next) this._go(next);
    },
  });

  Object.assign(HGE, { AreaLayer, areaLayer: (options) => new AreaLayer(options), decode, load, fill, facts, view, publish });
})(globalThis);
