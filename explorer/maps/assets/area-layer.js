/* The area layer: the only implementation, used by the app and by exported pages.
   A classic script; needs a global L (Leaflet 1.9) and adds to globalThis.HGE. */
(function (g) {
  'use strict';
  const L = g.L;
  const HGE = (g.HGE ??= {});
  // Areas drawn narrower than this many pixels get a ring round them, not on them.
  const SMALL = 30;
  // A tip keeps so far from the map's edge, in pixels.
  const EDGE = 6;
  // Letters further apart in time than this, in milliseconds, begin a new word.
  const PAUSE = 800;
  // The radius of a place that is a point, in pixels, and that of a ring round it.
  const POINT = 6, AROUND = 4;
  /* A name as people type it: without case, accents and curly marks. */
  const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[\u2018\u2019]/g, "'").toLowerCase();

  /* Differences written in characters, five bits each, as a page of its own carries them. */
  function differences(text) {
    const numbers = [];
    for (let at = 0; at < text.length;) {
      let bits, shift = 0, number = 0;
      do { bits = text.charCodeAt(at) - 63; at += 1; number |= (bits & 31) << shift; shift += 5; } while (bits & 32);
      numbers.push(number & 1 ? ~(number >> 1) : number >> 1);
    }
    return numbers.flatMap((number, k) => (k % 2 ? [] : [[number, numbers[k + 1]]]));
  }

  /* TopoJSON -> [{code, name, latlngs}] in the order of the file; a place that is a point has `at`. */
  function decode(topology) {
    const { scale, translate } = topology.transform;
    const arcs = topology.arcs.map((arc) => {
      let x = 0, y = 0;
      return (typeof arc === 'string' ? differences(arc) : arc).map(([dx, dy]) => [(y += dy) * scale[1] + translate[1], (x += dx) * scale[0] + translate[0]]);
    });
    const ring = (indices) => indices.flatMap((i, k) => {
      const arc = i < 0 ? [...arcs[~i]].reverse() : arcs[i];
      return k ? arc.slice(1) : arc;
    });
    return Object.values(topology.objects)[0].geometries.map((shape) => ({
      code: shape.properties.code,
      name: shape.properties.name,
      at: shape.type === 'Point' ? [shape.coordinates[1], shape.coordinates[0]] : null,
      latlngs: shape.type === 'Point' ? [] : shape.type === 'Polygon' ? [shape.arcs.map(ring)] : shape.arcs.map((piece) => piece.map(ring)),
    }));
  }

  /* Equal hexagons in the place of areas: each stands on a point, in a column from the west and a row
     from the south; odd rows lie half a width further east. In half widths across and half sides up all
     corners are whole. All are of one size on the screen, as large as the box of the areas allows. */
  const CORNERS = [[0, 2], [1, 1], [1, -1], [0, -2], [-1, -1], [-1, 1]];
  function hexagons({ columns, rows }, box) {
    const plane = L.Projection.SphericalMercator, [low, high] = [box.getSouthWest(), box.getNorthEast()].map((at) => plane.project(at));
    const number = (text, k) => text.charCodeAt(k) - 63;
    const at = [...columns].map((_, k) => [2 * number(columns, k) + (number(rows, k) % 2), 3 * number(rows, k)]);
    const [wide, tall] = [0, 1].map((k) => Math.max(...at.map((one) => one[k])));
    const across = Math.min((high.x - low.x) / (wide + 2), ((high.y - low.y) / (tall + 4)) * Math.sqrt(3)), up = across / Math.sqrt(3);
    const west = (low.x + high.x - wide * across) / 2, south = (low.y + high.y - tall * up) / 2;
    return at.map(([x, y]) => [[CORNERS.map(([dx, dy]) => plane.unproject(L.point(west + (x + dx) * across, south + (y + dy) * up)))]]);
  }

  /* A page of its own carries its files: HGE.inline has them by address. Pages without a server say
     how theirs are got: HGE.fetching. */
  const fetched = new Map();
  const fetching = (url) => fetch(new URL(url, document.baseURI)).then((answer) => {
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    return answer.json();
  });
  function load(url) {
    if (HGE.inline) return HGE.inline[url] ? Promise.resolve(HGE.inline[url]) : Promise.reject(new Error(url));
    if (!fetched.has(url)) {
      const asked = (HGE.fetching ?? fetching)(url);
      asked.catch(() => fetched.delete(url));
      fetched.set(url, asked);
    }
    return fetched.get(url);
  }

  const fill = (template, slots) => template.replace(/\{(\w+)\}/g, (whole, slot) => slots[slot] ?? whole);
  const formats = new Map();
  function format(value, decimals) {
    if (!formats.has(decimals)) {
      formats.set(decimals, new Intl.NumberFormat('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }));
    }
    return formats.get(decimals).format(value + 0).replace('-', '\u2212');
  }

  /* Figures by position, as they travel: whole steps of the last decimal, limits as steps from the value. */
  function unpack({ kind, v, down, up, verdict }) {
    const numbers = (text) => (text ? text.split(',').map((one) => (one === '' ? null : Number(one))) : []);
    return { kind, v: numbers(v), down: numbers(down), up: numbers(up), verdict };
  }
  /* Each area's figure: its own, or that of the larger area that lends to it. */
  function figures({ own, lent }, { names, of, apart }) {
    const [mine, theirs] = [unpack(own), unpack(lent)];
    return of.map((lender, position) => {
      const lends = lender >= 0 && mine.v[position] == null && theirs.v[lender] != null;
      const [source, at] = lends ? [theirs, lender] : [mine, position];
      return {
        kind: source.kind[at], v: source.v[at] ?? null, down: source.down[at] ?? null, up: source.up[at] ?? null,
        verdict: source.verdict[at], lender: lends ? (apart[position]?.[1] ?? names[lender]) : '', name: lends ? apart[position]?.[0] : null,
      };
    });
  }

  /* What our model says of each area: beside what is published, or of what its own figures lie beyond. */
  function modelled({ model }, key) {
    if (!model) return () => null;
    const { v, down, up } = unpack({ ...model.told[key] });
    return (position) => ({ beyond: model.beyond[model.of[position]], v: v[position] ?? null, down: down[position], up: up[position] });
  }
  function beside(name, model, { words, decimals, layer }) {
    const beyond = model?.beyond && (model.v != null || layer.modelled) ? model.beyond : '';
    const notes = beyond ? fill(words.area.beyond, { name, beyond }) : '';
    if (model?.v == null) return { model: '', beyond, extra: notes, at: null };
    const [v, lo, hi] = [model.v, model.v - model.down, model.v + model.up].map((one) => format(one / 10 ** decimals, decimals));
    return { model: v, limits: fill(words.table.span, { lo, hi }), beyond, extra: [fill(words.area.model, { name, v, lo, hi }), notes].filter(Boolean).join(' ') };
  }

  /* What is said of one area, everywhere: tip, spoken name and table row. */
  function fact(area, figure, setting, model) {
    const told = sentenced(area, figure, setting), beyond = beside(told.name, model, setting);
    return { ...told, ...beyond, spoken: beyond.extra ? `${told.sentence}. ${beyond.extra}` : told.sentence };
  }
  function sentenced(area, figure, { words, decimals }) {
    const step = 10 ** decimals, { code } = area, { kind, v, down, up, verdict, lender } = figure;
    const name = figure.name ?? area.name;
    if (v == null) {
      const missing = words.area.missing[kind];
      return { code, name, kind, known: false, missing, value: null, lower: null, lender: '', verdict: '', shown: '', range: '',
        sentence: fill(words.area.unknown, { name, missing }) };
    }
    const limits = down == null ? null : { lo: format((v - down) / step, decimals), hi: format((v + up) / step, decimals) };
    const against = words.area.verdict[verdict], shown = format(v / step, decimals);
    const slots = {
      name,
      v: shown,
      range: limits ? fill(words.area.range, limits) : '',
      for: lender ? fill(words.area.for, { lender }) : '',
      verdict: against ? fill(words.area.against, { verdict: against }) : '',
    };
    return {
      code, name, kind, known: true, value: v / step, lower: limits ? (v - down) / step : null, lender, verdict,
      shown, range: limits ? fill(words.table.span, limits) : '', sentence: fill(words.area.known, slots),
    };
  }

  /* Where a map is shown step by step, an area is told no more than its step has. */
  const NAMED = 3, FIGURES = 4;
  function facts(areas, message, setting) {
    const { hidden } = message, all = known(areas, message, setting);
    if (!hidden || hidden.step >= FIGURES) return all;
    return all.map((fact) => {
      const said = hidden.step < NAMED ? hidden.text : fact.name;
      return { ...fact, sentence: said, spoken: said, extra: '', model: '' };
    });
  }
  /* What is known of each area, by position: worked out from figures, or told as it is. */
  function known(areas, message, setting) {
    const { told } = message;
    if (told) {
      return areas.map(({ code, name }, position) => ({
        code, name, position, kind: told.kinds[position], known: true, lender: '', sentence: told.said[position], spoken: told.said[position],
      }));
    }
    const all = figures(message.values, setting.lenders), model = modelled(setting, message.model);
    return areas.map((area, position) => fact(area, all[position], setting, model(position)));
  }

  const AreaLayer = L.FeatureGroup.extend({
    options: { palette: [], lined: [], dotted: [], colours: {}, modelled: false },

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
      if (!map.getPane('hge-points')) map.createPane('hge-points').style.zIndex = 460;
      this._svg = L.svg({ padding: 0.5 });
      this._dots = L.svg({ pane: 'hge-points', padding: 0.5 });
      this._rings = L.svg({ pane: 'hge-ring', padding: 0.5 });
      this.ready = load(this.options.url).then(decode).then((areas) => { if (this._map) this._build(areas); return this; });
    },

    onRemove(map) {
      this._stops.forEach((stop) => stop());
      this._tip?.remove(); this._marks?.forEach((mark) => mark.remove());
      this._unring(); this._point([]);
      L.FeatureGroup.prototype.onRemove.call(this, map);
      this._svg.remove(); this._rings.remove(); this._dots.remove();
    },

    _ring(latlngs, options) {
      return L.polygon(latlngs, {
        pane: 'hge-ring', renderer: this._rings, fill: false, interactive: false, ...options,
      }).addTo(this._map);
    },

    _build(areas) {
      areas.forEach((area, position) => {
        const look = { renderer: this._svg, color: '#ffffff', fillOpacity: 1, fillColor: '#dddddd', className: 'hge-area' };
        const shape = area.at ? L.circleMarker(area.at, { ...look, radius: POINT, color: '#46525c', weight: 1 })
          : L.polygon(area.latlngs, { ...look, weight: 0.7, smoothFactor: 1 });
        shape.hge = { ...area, position, centre: area.at ? L.latLng(area.at) : shape.getBounds().getCenter() };
        this._areas.push(shape); this._index.set(area.code, shape);
      });
      this.byPosition = [...this._areas];
      this._areas.sort((a, b) => a.hge.name.localeCompare(b.hge.name, 'en'));
      this._areas.forEach((shape, i) => { shape.hge.i = i; this.addLayer(shape); });
      this._lie = this.getBounds();
      this._focus = []; this._marks = [];
      this._tip = L.tooltip({ direction: 'top', className: 'hge-tip', opacity: 1 });
      this._patterns = HGE.patterns(this._svg._container, `hge-${L.stamp(this)}`, this.options);
      this._roles(); this._listen();
      this._rove(this._areas[0]);
    },

    /* The same areas as equal hexagons, or as they lie; fills, choice and focus stay. */
    async reshape(url) {
      this.hexagonal = url;
      const cells = url && hexagons(await load(url), this._lie);
      if (!this._map || this.hexagonal !== url) return;
      this.byPosition.forEach((shape, position) => {
        shape.options.smoothFactor = cells ? 0 : 1;
        shape.setLatLngs(cells ? cells[position] : shape.hge.latlngs);
        shape.hge.centre = shape.getBounds().getCenter();
      });
      this._refined = null;
      if (this._ringed) this._encircle(this._ringed);
    },

    /* Finer shapes of the same areas, for a closer look; fills, choice and focus stay. */
    refine(url) {
      this._refined ??= load(url).then(decode).then((areas) => {
        if (!this._map || this.hexagonal) return;
        areas.forEach((area) => this._index.get(area.code)?.setLatLngs(area.latlngs));
        if (this.message) this._mark(this.message.chosen);
        this.fire('hge:refine');
      }).catch(() => { this._refined = null; });
      return this._refined;
    },

    _roles() {
      this._svg._rootGroup.setAttribute('role', 'listbox');
      this._svg._rootGroup.setAttribute('aria-multiselectable', 'true');
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
      on('focusout', () => { this._unring(); this._tip.remove(); });
      const follow = () => { if (this._ringed) this._encircle(this._ringed); };
      this._map.on('zoomend', follow);
      this._stops.push(() => this._map.off('zoomend', follow));
      this.on('mouseover', (event) => this._hover(event.propagatedFrom ?? event.layer, event.latlng));
      this.on('mouseout', () => { this._tip.remove(); this._hovered?.getElement()?.classList.remove('hge-hover'); });
      this.on('click', (event) => this.choose((event.propagatedFrom ?? event.layer).hge.code));
    },

    /* New figures on the same shapes: fills and words change, nothing is drawn again. */
    update(message, setting) {
      this.colour(message, setting);
      this.label(message);
      this._point(message.points ?? []);
    },

    colour(message, setting) {
      this.message = message;
      L.setOptions(this, setting.layer);
      this.facts = facts(this.byPosition.map((shape) => shape.hge), message, setting);
      const key = setting.layer.palette.join();
      if (key !== this._painted) {
        this._painted = key;
        this._patterns = HGE.patterns(this._svg._container, `hge-${L.stamp(this)}`, setting.layer);
      }
      this.byPosition.forEach((shape, position) => shape.getElement().setAttribute('fill', this.fillAt(position)));
    },

    /* The same figures in other classes. */
    recut(kinds, message) {
      this.message = message;
      this.facts.forEach((fact, k) => { if (kinds[k] != null) fact.kind = String(kinds[k]); });
      this.byPosition.forEach((shape, position) => shape.getElement().setAttribute('fill', this.fillAt(position)));
    },

    label(message) {
      this.message = message;
      this.byPosition.forEach((shape, position) => shape.getElement().setAttribute('aria-label', this.facts[position].spoken));
      this._svg._rootGroup.setAttribute('aria-label', message.label);
      this._mark(message.chosen);
    },

    /* Single places such as practices; what each is stands in a list beside the map too. */
    _point(points) {
      this._points?.forEach((point) => point.remove());
      this._points = points.map(({ at, said, colour, size }) => {
        const point = L.circleMarker(at, { pane: 'hge-points', renderer: this._dots, radius: size, weight: 1.5, color: '#ffffff', fillColor: colour, fillOpacity: 1 }).addTo(this._map);
        point.on('mouseover', () => this._tell(said, at)).on('mouseout', () => this._tip.remove());
        return point;
      });
    },

    fillAt(position, patterns = this._patterns) {
      const { kind, lender } = this.facts[position];
      if (patterns[kind]) return patterns[kind];
      if (lender) return patterns.borrowed[kind];
      if (this.options.modelled || this.options.dotted.includes(Number(kind))) return patterns.modelled[kind];
      return this.options.lined.includes(Number(kind)) ? patterns.lined[kind] : this.options.palette[kind];
    },

    _mark(chosen) {
      this._marks.forEach((mark) => mark.remove());
      this._marks = [];
      const codes = new Set(chosen.map((place) => place.code));
      this._areas.forEach((shape) => shape.getElement().setAttribute('aria-selected', String(codes.has(shape.hge.code))));
      chosen.forEach((place) => {
        const color = this.options.colours[place.letter];
        const shape = this._index.get(place.code);
        if (shape) this._halo(shape, color);
        // Among hexagons no other area has an outline.
        if (place.outline && !this.hexagonal) this._outline(place, color);
      });
      const first = this._index.get(chosen[0]?.code);
      if (first && !this.focused()) this._rove(first);
    },

    _halo(shape, color) {
      this._marks.push(this._around(shape, { color: '#ffffff', weight: 6 }), this._around(shape, { color, weight: 3 }));
    },
    /* A ring along an area's border, or round a point. */
    _around(shape, options) {
      if (!shape.hge.at) return this._ring(shape.getLatLngs(), options);
      return L.circleMarker(shape.hge.at, { pane: 'hge-ring', renderer: this._rings, fill: false, interactive: false, radius: POINT + AROUND, ...options }).addTo(this._map);
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

    centreOf(code) { return this._index.get(code)?.hge.centre; },
    /* Several codes are parted by commas. */
    boundsOf(code) {
      if (code.includes(',')) return code.split(',').map((one) => this.boundsOf(one)).reduce((all, one) => all.extend(one), L.latLngBounds([]));
      const shape = this._index.get(code);
      return shape?.hge.at ? L.latLngBounds([shape.hge.at]) : shape?.getBounds() ?? this.getBounds();
    },
    choose(code) { this.fire('hge:choose', { code }); },

    _rove(shape) {
      this._areas[this._at]?.getElement()?.setAttribute('tabindex', '-1');
      this._at = shape.hge.i;
      shape.getElement()?.setAttribute('tabindex', '0');
    },
    _go(shape) {
      this._rove(shape);
      if (this._hidden(shape)) this._map.panTo(shape.hge.centre, { animate: false });
      shape.getElement().focus({ preventScroll: true });
    },
    /* Whether an area's middle is out of sight, or under what lies on the map. */
    _hidden(shape) {
      if (!this._map.getBounds().pad(-0.05).contains(shape.hge.centre)) return true;
      const { x, y } = this._map.latLngToContainerPoint(shape.hge.centre), edge = this._map.getContainer().getBoundingClientRect();
      return (this.options.furniture?.() ?? []).some((node) => {
        const box = node.getBoundingClientRect();
        return x + edge.x > box.left - SMALL && x + edge.x < box.right + SMALL && y + edge.y > box.top - SMALL && y + edge.y < box.bottom + SMALL;
      });
    },
    _focused(shape) {
      this._rove(shape);
      if (!shape.getElement().matches(':focus-visible')) return;
      this._encircle(shape);
      this._show(shape, shape.hge.centre);
    },
    /* A ring along the border; round a small area a circle, so that the area itself stays in sight. */
    _encircle(shape) {
      this._unring();
      this._ringed = shape;
      // Seen from the back of a room, a ring is wider.
      const wider = Number(getComputedStyle(this._map.getContainer()).getPropertyValue('--hge-ring')) || 1;
      const { x, y } = this._extent(shape), small = Math.min(x, y) < SMALL, radius = Math.max(x, y) / 2 + 7;
      this._focus = [['#16212b', 9], ['#ffd84d', 6], ['#16212b', 2.5]].map(([color, thick]) => [color, thick * wider]).map(([color, weight]) => (small
        ? L.circleMarker(shape.hge.centre, { pane: 'hge-ring', renderer: this._rings, fill: false, interactive: false, radius, color, weight }).addTo(this._map)
        : this._ring(shape.getLatLngs(), { color, weight })));
    },
    _extent(shape) {
      if (shape.hge.at) return L.point(2 * POINT, 2 * POINT);
      const bounds = shape.getBounds();
      return this._map.latLngToLayerPoint(bounds.getSouthEast()).subtract(this._map.latLngToLayerPoint(bounds.getNorthWest()));
    },
    _unring() {
      this._focus?.forEach((ring) => ring.remove());
      this._focus = []; this._ringed = null;
    },
    /* Whether an area has the focus; and giving it to the area nearest to a point. */
    focused() {
      const at = this._svg._container.getRootNode().activeElement;
      return at?.hge && this._svg._container.contains(at) ? at.hge : null;
    },
    focusNear(latlng) {
      const nearest = this._areas.reduce((best, shape) => (
        shape.hge.centre.distanceTo(latlng) < best.hge.centre.distanceTo(latlng) ? shape : best));
      this._go(nearest);
    },
    _hover(shape, latlng) {
      this._hovered?.getElement()?.classList.remove('hge-hover');
      this._hovered = shape;
      shape.getElement().classList.add('hge-hover');
      this._show(shape, latlng);
    },
    _show(shape, latlng) {
      const fact = this.facts?.[shape.hge.position];
      this._tell(fact?.sentence ?? shape.hge.name, latlng, fact?.extra);
    },
    _tell(sentence, latlng, extra = '') {
      const text = HGE.html('div', '', extra ? `${sentence}. ` : sentence);
      if (extra) text.append(HGE.html('span', 'hge-tip-model', extra));
      Object.assign(this._tip.options, { offset: [0, 0], direction: 'top' });
      this._tip.setLatLng(latlng).setContent(text).addTo(this._map);
      this._hold();
    },
    /* A tip stays inside the map: moved sideways, or below its place, where it would be cut. */
    _hold() {
      const node = this._tip.getElement(), tip = node.getBoundingClientRect(), map = this._map.getContainer().getBoundingClientRect();
      const aside = Math.max(0, map.left + EDGE - tip.left) - Math.max(0, tip.right - map.right + EDGE), below = tip.top < map.top;
      node.style.setProperty('--aside', `${aside}px`);
      if (!aside && !below) return;
      Object.assign(this._tip.options, { offset: [aside, 0], direction: below ? 'bottom' : 'top' });
      this._tip.update();
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
    /* A pause ends a word; while one is being typed a space belongs to it. */
    _typing() { return Boolean(this._word) && Date.now() - (this._typedAt ?? 0) < PAUSE; },
    _typed(letter, from) {
      this._word = this._typing() ? this._word + letter : letter;
      this._typedAt = Date.now();
      const start = this._word.length === 1 ? from.hge.i + 1 : from.hge.i;
      const count = this._areas.length, word = plain(this._word);
      return [...Array(count).keys()].map((k) => this._areas[(start + k) % count])
        .find((shape) => plain(shape.hge.name).startsWith(word));
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
      // A name that leads to its area would tell where it lies.
      const unnamed = this.message?.hidden?.step < NAMED;
      const letter = !unnamed && event.key.length === 1 && (event.key !== ' ' || this._typing());
      if (!moves[event.key] && !letter) return;
      event.preventDefault(); event.stopPropagation();
      const next = letter ? this._typed(event.key, shape) : moves[event.key]();
      if (next) this._go(next);
    },
  });

  Object.assign(HGE, { AreaLayer, decode, hexagons, load, facts, format });
})(globalThis);
