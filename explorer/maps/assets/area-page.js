/* Puts map, legend, ruler, cards, table and sources together, in the app and in a page of its own.
   A classic script, loaded last. */
(function (g) {
  'use strict';
  const L = g.L, HGE = (g.HGE ??= {});
  const { html } = HGE;
  // From this zoom on, finer shapes are worth their bytes.
  const CLOSE = 8.5;
  // How long an answer that was not awaited waits for the one that is, in milliseconds: and longer
  // while the server is at work.
  const PATIENCE = 4000;
  // How long breaks must rest before the app is told of them.
  const REST = 400;
  // From which step on each is shown.
  const LEGEND = 2, NAMES = 3, ALL = 5;
  const PARTS = ['map', 'ruler', 'table', 'notes'];

  const region = (className, label) => {
    const node = html('div', className);
    node.tabIndex = 0;
    node.setAttribute('role', 'region');
    node.setAttribute('aria-label', label);
    return node;
  };

  class Page {
    /* host: where the page stands; map: a Leaflet map that is there already; send: tells the app of
       a choice, and is absent in a page of its own; busy: whether the app is at work on one. */
    constructor(host, { map = null, send = null, busy = null } = {}) {
      Object.assign(this, { host, map, send, busy, moved: false, sorted: {} });
      this.box = host.querySelector('.hge-box') ?? html('div', 'hge-box');
      this.mapHost = this.box.querySelector('.hge-map, .folium-map') ?? html('div');
      this.mapHost.classList.add('hge-map');
      this.box.prepend(this.mapHost);
      this.shapeBar = html('div', 'hge-shape');
      this.credit = html('p', 'hge-credit');
      this.breakBar = new HGE.BreakBar((limits) => this.recut(limits));
      this.frame = html('div', 'hge-frame', null, this.shapeBar, this.breakBar.node, this.box, this.credit);
      this.rulerCard = html('section', 'hge-panel-card hge-ruler-card');
      this.tableCard = html('section', 'hge-panel-card hge-table-card');
      this.foot = html('div', 'hge-foot');
      this.live = html('p', 'hge-hidden');
      this.live.setAttribute('role', 'status');
      const panel = html('div', 'hge-panel', null, this.rulerCard, this.tableCard);
      host.replaceChildren(html('div', 'hge-stage', null, this.frame, panel), this.foot, this.live);
    }

    /* A switch that the reader has made, painted from what is held until the server's words follow.
       Until then everything that is not yet of the new view is marked so. */
    foresee(url) {
      const { message, setting } = this, held = this.held?.get(url);
      if (!held || held.setting !== message.setting) return;
      this.awaited = url;
      if (url === message.held) { this.wait(false); this.paint(); return; }
      this.wait(true);
      // The outline of a place that borrows has its row in the legend, counted or not.
      const lined = message.legend.fills.filter(({ fill, text }) => fill === 'borrowed' && !/\d/.test(text));
      const legend = { ...held.legend, fills: [...held.legend.fills, ...lined] };
      const view = { ...held, legend, shape: message.shape, shades: message.shades, chosen: message.chosen };
      this.layer.colour(view, setting);
      this.explain(view);
      afterPaint(() => {
        if (this.awaited !== url) return;
        view.chosen = message.chosen.map((place) => this.refilled(place));
        this.layer.label(view);
        this.inset.recolour();
      });
    }

    /* An outline has the colour of the area whose figure it shows. */
    refilled(place) {
      if (place.fill == null) return place;
      const kind = Number(this.layer.facts.find((fact) => fact.code === place.code)?.kind);
      return { ...place, fill: Number.isNaN(kind) ? null : kind };
    }

    /* Marks what is still of the view before, here and in the page around, for eyes and ears. */
    wait(waiting) {
      const around = this.host.getRootNode().host?.closest('[class*="st-key-page"]');
      [this.host, around].filter(Boolean).forEach((node) => {
        node.classList.toggle('hge-waiting', waiting);
        if (waiting) node.setAttribute('aria-busy', 'true'); else node.removeAttribute('aria-busy');
      });
    }

    /* What the server says of a view that is no longer wanted comes too late: the choice awaited
       goes before it, unless nothing else follows. */
    late(message) {
      if (!this.awaited || message.held === this.awaited || message.setting !== this.message.setting) return false;
      const wait = () => setTimeout(() => {
        if (this.busy?.()) { this.patience = wait(); return; }
        this.awaited = null;
        this.show(message).catch((error) => this.fail(error));
      }, PATIENCE);
      clearTimeout(this.patience);
      this.patience = wait();
      return true;
    }

    /* Fetches what the reader may switch to next, when the browser has nothing else to do. */
    foresight(message) {
      const { held, ahead } = message;
      if (!ahead) return;
      this.held ??= new Map();
      const { setting, level, title, values, label, legend, summary, model } = message;
      this.held.set(held, { setting, level, title, values, label, legend, summary, model });
      const idle = g.requestIdleCallback ?? ((then) => setTimeout(then, 200));
      ahead.filter(({ url }) => !this.held.has(url)).forEach(({ url }) => idle(() => {
        HGE.load(url).then((content) => this.held.set(url, content)).catch(() => {});
      }));
    }

    /* Shows a view; a later one may come while shapes are still on their way. */
    async show(message) {
      if (this.late(message)) return;
      clearTimeout(this.patience);
      this.awaited = null;
      this.latest = message;
      const setting = HGE.cut(typeof message.setting === 'string' ? await HGE.load(message.setting) : message.setting, message.breaks);
      if (this.latest !== message) return;
      this.parts = new Set(message.parts ?? PARTS);
      if (!this.begun) this.begin(setting);
      this.host.classList.toggle('hge-veiled', Boolean(message.hidden));
      if (this.parts.has('map')) await this.layOut(setting, message.shape);
      else this.areas = await HGE.load(setting.geometry.far).then(HGE.decode);
      if (this.latest !== message) return;
      const first = !this.setting;
      Object.assign(this, { setting, message });
      this.wait(false);
      if (this.parts.has('map')) this.paint();
      this.catchUp(message);
      if (first) this.announced = this.said();
      this.announce();
      // The colours first: the rest follows when they are on the screen.
      afterPaint(() => { if (this.message === message) { this.panel(); this.foresight(message); } });
    }

    start(setting) {
      const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
      return L.map(this.mapHost, { ...setting.map, zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still });
    }

    begin(setting) {
      this.begun = true;
      const { words } = setting;
      this.copier = HGE.button(words.copy, () => this.copy());
      this.tools = html('div', 'hge-tools');
      this.tableBox = region('hge-table', words.table.title);
      const drawn = { map: this.frame, ruler: this.rulerCard, table: this.tableCard, notes: this.foot };
      // What is hidden for now may be shown later.
      if (!this.latest.hidden) Object.entries(drawn).forEach(([part, node]) => { if (!this.parts.has(part)) node.remove(); });
      const stage = this.host.querySelector('.hge-stage'), panel = this.host.querySelector('.hge-panel');
      this.stopPrinting = HGE.printing((paper) => this.print(paper), words.printed);
      if (!panel.children.length) { panel.remove(); stage.classList.add('hge-alone'); }
      if (!this.parts.has('map')) { stage.classList.add('hge-alone'); return; }
      this.map ??= this.start(setting);
      this.map.invalidateSize({ animate: false });
      L.control.zoom({ position: 'bottomright', zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out }).addTo(this.map);
      ['mousedown', 'wheel', 'touchstart'].forEach((type) => this.mapHost.addEventListener(type, () => { this.moved = true; }, { passive: true }));
      this.sized = new ResizeObserver(() => { this.map.invalidateSize({ animate: false }); if (this.paper || !this.moved) this.fit(); });
      this.sized.observe(this.mapHost);
      this.map.on('zoomstart', () => { this.zooming = true; }).on('zoomend', () => { this.zooming = false; });
      this.map.on('zoomend', () => this.look());
      this.surround(setting.surround);
    }

    surround(url) {
      this.map.createPane('hge-land').style.zIndex = 350;
      HGE.load(url).then(HGE.decode).then((lands) => lands.forEach((land) => L.polygon(land.latlngs, {
        pane: 'hge-land', renderer: L.svg({ pane: 'hge-land', padding: 0.5 }), stroke: false, fillColor: '#d9dbd4', fillOpacity: 1, interactive: false,
      }).addTo(this.map))).catch(() => {});
    }

    /* The land that points stand on. */
    async lay(url) {
      this.land?.forEach((one) => one.remove());
      this.land = [];
      this.underfoot = url;
      if (!url) return;
      const lands = await HGE.load(url).then(HGE.decode).catch(() => []);
      if (this.underfoot !== url) return;
      const look = { pane: 'hge-land', renderer: (this.lands ??= L.svg({ pane: 'hge-land', padding: 0.5 })), color: '#ffffff', weight: 1, fillColor: '#efece3', fillOpacity: 1, interactive: false };
      this.land = lands.map((land) => L.polygon(land.latlngs, look).addTo(this.map));
    }

    /* The shapes of the level: drawn once, and swapped in the same map where the level changes. */
    async layOut(setting, shape) {
      const { far } = setting.geometry;
      if (this.url === far) { await this.layer.ready; await this.reshape(setting, shape); return; }
      this.url = far;
      await this.lay(setting.ground);
      const furniture = () => [...this.box.querySelectorAll('.hge-legend, .hge-summary, .hge-inset, .leaflet-control-zoom')]
        .filter((node) => getComputedStyle(node).position !== 'static' && node.offsetWidth);
      const fresh = new HGE.AreaLayer({ url: far, ...setting.layer, furniture }), old = this.layer;
      const focused = old?.focused()?.hge.centre;
      this.layer = fresh;
      fresh.ground = this.land;
      this.near = setting.geometry.near;
      this.callouts?.remove();
      old?.remove();
      fresh.addTo(this.map);
      await fresh.ready;
      if (this.layer !== fresh) return;
      fresh.on('hge:choose', ({ code }) => (this.send ? this.send('area', code) : this.choose(code)));
      this.bounds ??= (this.land.length ? L.featureGroup(this.land) : fresh).getBounds();
      this.callouts = new HGE.Callouts(this.map, fresh, furniture);
      this.inset = HGE.inset(fresh, setting.words);
      this.settled = null;
      await this.reshape(setting, shape);
      if (focused) fresh.focusNear(focused);
      this.look();
    }

    /* Areas as they lie or as hexagons, where the level has these; then England is fitted anew. */
    async reshape(setting, shape) {
      const { layer } = this, url = (shape === 'hexagons' && setting.geometry.hexagons) || null, drawn = url ?? 'map';
      if (drawn === this.drawn && layer.hexagonal === url) return;
      if (url || layer.hexagonal) await layer.reshape(url);
      if (this.layer !== layer) return;
      const other = drawn !== (this.drawn ?? 'map');
      Object.assign(this, { drawn, hexagonal: Boolean(url) });
      if (other) Object.assign(this, { bounds: layer.getBounds(), moved: false, fitted: false, settled: null });
      // Other land has no place among hexagons.
      this.map.getPane('hge-land').style.display = url ? 'none' : '';
      this.box.dataset.shape = url ? 'hexagons' : 'map';
      this.look();
    }

    /* A reader's choice of shapes is drawn at once, and told to the app. */
    async turn(shape) {
      const { setting } = this, message = (this.message = { ...this.message, shape });
      this.send?.('shape', shape);
      await this.reshape(setting, shape);
      if (this.message === message) this.paint();
    }

    /* Close up, the finer shapes of the same areas take the place of the coarse ones. */
    look() {
      if (this.near && !this.hexagonal && this.map.getZoom() >= CLOSE) this.layer.refine(this.near).then(() => { this.box.dataset.detail = 'near'; });
    }

    /* England as large as the box allows, beside the legend where that lies on the map; or one area. */
    fit() {
      const { x, y } = this.map.getSize();
      // Out of sight a map has no size, and no zoom fits it; it is fitted when it has one again.
      if (!this.bounds || !x || !y) return;
      if (this.message?.focus) { this.map.fitBounds(this.layer.boundsOf(this.message.focus), { animate: false, padding: [24, 24] }); return; }
      const legend = this.box.querySelector('.hge-legend');
      const beside = legend && getComputedStyle(legend).position === 'absolute' ? legend.offsetWidth + (this.hexagonal ? 14 : -10) : 0;
      this.map.fitBounds(this.bounds, { paddingTopLeft: [beside + 8, 10], paddingBottomRight: [this.hexagonal && beside ? 64 : 14, 10], animate: false });
      this.settle();
    }

    /* London enlarged lies where it hides no place, and the callouts off it. */
    settle() {
      if (!this.callouts || !this.inset?.isConnected || !this.inset.offsetWidth) return;
      const { placing } = HGE;
      const { x: wide, y: high } = this.map.getSize(), centre = this.map.getCenter(), lain = [...this.box.querySelectorAll('.hge-legend, .hge-summary')].map((node) => node.offsetHeight);
      const round = [wide, high, centre.lat, centre.lng, this.map.getZoom(), this.paper, ...lain].join();
      // Where nothing moved, everything lies well where it lies.
      if (round === this.settled && this.insetAt) return;
      this.settled = round;
      this.inset.style.width = '';
      const box = this.callouts.rectangle(this.inset), sizes = [1, 0.85, 0.7, 0.55].map((part) => ({ w: box.w * part, h: 44 + (box.h - 44) * part }));
      const others = this.callouts.furniture().filter((node) => node !== this.inset).map((node) => this.callouts.rectangle(node)).filter(Boolean);
      // A reader who has moved the map keeps it where it is.
      if (!this.insetAt || this.paper || !this.moved) this.insetAt = placing.corner(this.map.getSize(), sizes, this.callouts.mask(), others);
      const { x, y, w } = this.insetAt;
      // From the middle: on paper the box may be wider than the map in it.
      Object.assign(this.inset.style, { left: `calc(50% + ${x - this.map.getSize().x / 2}px)`, top: `${y}px`, right: 'auto', width: `${w}px`, boxSizing: 'border-box' });
      this.callouts.layout();
    }

    /* On paper stands all of England, at a size that fits every sheet, whatever the window showed;
       afterwards the reader's own view is back. */
    print(paper) {
      this.paper = paper;
      this.host.classList.toggle('hge-paper', paper);
      this.plainHeads(paper);
      if (!this.map) return;
      if (paper) this.kept = [this.map.getCenter(), this.map.getZoom()];
      this.map.invalidateSize({ animate: false, pan: false });
      if (paper) this.fit(); else this.map.setView(...this.kept, { animate: false });
    }

    /* Chromium repeats a table's head on each sheet only where no button stands in it. */
    plainHeads(paper) {
      if (!paper) { this.pressed?.forEach(([text, button]) => text.replaceWith(button)); return; }
      this.pressed = [...this.host.querySelectorAll('thead button')].map((button) => [html('span', 'hge-head-text', button.textContent), button]);
      this.pressed.forEach(([text, button]) => button.replaceWith(text));
    }

    paint() {
      const { message, setting } = this;
      this.layer.update(message, setting);
      this.explain(message);
      this.inset.recolour();
      if (!this.fitted) { this.fit(); this.fitted = true; } else this.settle();
      if (message.focus && message.focus !== this.focus) this.fit();
      this.focus = message.focus;
      this.callouts.show(message.chosen.map((place) => ({ ...place, at: place.point && this.hexagonal ? this.layer.centreOf(place.code) : place.point })), setting.layer.colours);
      this.box.dataset.drawn = message.level;
      if (message.title) document.title = message.title;
    }

    /* Legend and text on the map. */
    explain(message) {
      const { setting, send } = this;
      const focused = this.box.querySelector('.hge-shades input:focus')?.value;
      // Among hexagons no outline lies over an area.
      const fills = message.legend.fills.filter(({ fill, text }) => !this.hexagonal || fill !== 'borrowed' || /\d/.test(text));
      const step = message.hidden?.step ?? ALL, shown = (from, part) => (step >= from ? [part()] : []);
      const parts = [...shown(LEGEND, () => HGE.legend({ ...message, legend: { ...message.legend, fills } }, setting, send && ((name) => send('shade', name)))), ...shown(ALL, () => HGE.summary(setting.words.summary, [message.summary, message.moved].filter(Boolean).join(' '))), ...(message.focus || this.hexagonal ? [] : [this.inset])];
      this.inset?.firstChild.toggleAttribute('hidden', step < NAMES);
      this.box.classList.toggle('hge-small', Boolean(message.small));
      this.box.querySelectorAll('.hge-legend, .hge-summary, .hge-inset').forEach((node) => node.remove());
      this.box.append(...parts);
      if (focused) this.box.querySelector('.hge-shades input:checked')?.focus();
      this.explainShape(message, setting);
      this.breakBar.show(message.breaks?.hand, setting.layer.palette, setting.decimals, this.layer.facts, message.moved);
    }

    /* Breaks that a reader moves: the map follows at once; the app is told when they rest. */
    recut(limits) {
      const { message, layer } = this, { breaks } = message, found = HGE.recut(layer.facts, limits, breaks.hand, this.setting.decimals);
      const { counts, lent, texts, moved } = found;
      const legend = { ...message.legend, counts, ...(message.legend.lent ? { lent } : {}) };
      this.message = { ...message, legend, moved, breaks: { ...breaks, texts, hand: { ...breaks.hand, limits } } };
      this.setting = HGE.cut(this.setting, this.message.breaks);
      layer.recut(found.kinds, this.message);
      this.explain(this.message);
      this.inset.recolour();
      this.settle();
      this.cutting = limits.join();
      clearTimeout(this.resting);
      this.resting = setTimeout(() => {
        layer.label({ ...this.message, chosen: this.message.chosen.map((place) => this.refilled(place)) });
        this.live.textContent = moved;
        this.send?.('breaks', limits.join());
      }, REST);
    }

    /* An answer to breaks that a reader has moved on since does not move them back. */
    catchUp(message) {
      const { hand } = message.breaks ?? {}, { cutting } = this;
      if (!cutting || !this.send) return;
      if (!hand || hand.limits.join() === cutting) { this.cutting = ''; return; }
      if (hand.limits.length === cutting.split(',').length) this.recut(cutting.split(',').map(Number)); else this.cutting = '';
    }

    /* The choice of shapes above the map, in place while nothing of it changes. */
    explainShape(message, setting) {
      const { words: { shape }, geometry: { hexagons } } = setting, wanted = message.shape === 'hexagons';
      const apart = message.chosen.filter(({ code, point }) => point && !code).map(({ name }) => name).join(', ');
      const said = this.hexagonal ? [shape.note, apart && shape.apart.replace('{names}', () => apart)].filter(Boolean) : [!hexagons && wanted && shape.none].filter(Boolean);
      const told = [hexagons, this.hexagonal, ...said].join();
      if (told === this.shapesTold) return;
      this.shapesTold = told;
      const focused = this.shapeBar.querySelector('input:focus');
      const group = hexagons ? [HGE.shapes(shape, this.hexagonal, (name) => this.turn(name))] : [];
      this.shapeBar.replaceChildren(...group, ...(said.length ? [html('p', '', said.join(' '))] : []));
      this.shapeBar.hidden = !this.shapeBar.children.length;
      this.credit.textContent = this.hexagonal ? shape.credit : '';
      if (focused) this.shapeBar.querySelector('input:checked')?.focus();
    }

    panel() {
      const { message, setting, send, parts } = this, { words } = setting;
      const facts = this.layer?.facts ?? HGE.facts(this.areas, message, setting);
      const file = (kind) => download(message.files[kind], words[kind]);
      if (message.draw && send && this.map) (this.drawer ??= HGE.drawing(this, (corners) => send('draw', corners))).show(message.draw);
      if (parts.has('ruler')) {
        const cards = html('div', 'hge-cards', null, ...HGE.cards(message, setting, send));
        keepFocus(this.rulerCard, () => this.rulerCard.replaceChildren(...HGE.ruler(message, facts, setting.layer.colours), cards));
      }
      if (parts.has('table')) {
        if (!this.tableBox.isConnected) this.tableCard.replaceChildren(html('div', 'hge-head'), this.tableBox);
        this.tableCard.firstChild.replaceChildren(html('h2', '', words.table.title), ...(message.files?.csv ? [file('csv')] : []));
        HGE.table.draw(this.tableBox, this.sorted, message, setting, facts, (code) => (send ? send('area', code) : this.choose(code)));
      }
      if (parts.has('notes')) {
        const open = this.foot.querySelector('.hge-all')?.open ?? false;
        this.foot.replaceChildren(...HGE.notes(message, setting, open), ...(message.files ? [this.tools] : []));
        if (message.files) this.tools.replaceChildren(this.copier, ...(message.files.page ? [file('page')] : []));
      }
      this.host.dataset.shown = message.level;
    }

    /* A page of its own keeps a choice to itself: it marks the area, its row, and says so. */
    choose(code) {
      if (this.message.hidden) return;
      const fact = this.layer.facts.find((one) => one.code === code);
      const place = { letter: 'C', code, name: fact.name, said: `${fact.spoken.replace(/\.$/, '')}.`, text: '', point: null, outline: null, fill: null };
      const rest = this.message.chosen.filter((one) => one.letter !== 'C');
      this.message = { ...this.message, chosen: [...rest, place] };
      this.layer.update(this.message, this.setting);
      if (this.parts.has('table')) HGE.table.draw(this.tableBox, this.sorted, this.message, this.setting, this.layer.facts, (other) => this.choose(other));
      this.announce();
    }

    said() { return this.message.chosen.map((place) => place.said); }
    /* A chosen place is told to those who cannot see it change. */
    announce() {
      if (this.message.hidden) this.live.textContent = '';
      const fresh = this.said().filter((text) => !this.announced.includes(text));
      this.announced = this.said();
      if (fresh.length) this.live.textContent = fresh.join(' ');
    }

    async copy() {
      const { words } = this.setting;
      try {
        await navigator.clipboard.writeText(location.href);
        this.live.textContent = words.copied;
        const note = html('span', 'hge-note', ` ${words.copied}`);
        this.tools.append(note);
        setTimeout(() => note.remove(), 3000);
      } catch {
        const field = html('input', 'hge-address');
        Object.assign(field, { value: location.href, readOnly: true, ariaLabel: words.copy });
        this.tools.append(field);
        field.select();
      }
    }

    fail(error) {
      console.error(error);
      if (!this.box.querySelector('.hge-failed')) this.box.append(html('p', 'hge-failed', this.setting?.words.failed ?? FAILED));
    }

    /* Leaflet ends an animation later, and then needs the map. */
    remove() {
      this.drawer?.remove();
      this.latest = null;
      this.stopPrinting?.();
      this.sized?.disconnect();
      if (this.zooming) this.map.once('zoomend', () => this.map.remove()); else this.map?.remove();
    }
  }
  const FAILED = 'The map could not be loaded. Reload the page to try again.';

  /* Once what was drawn is on the screen. */
  function afterPaint(then) { requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(then))); }

  function download({ url, name }, text) {
    const link = html('a', 'hge-link', text);
    link.href = new URL(url, document.baseURI).href;
    link.download = name;
    return link;
  }

  /* Draws anew without losing the keyboard's place: the same button of the same card keeps the focus. */
  function keepFocus(box, draw) {
    const controls = () => [...box.querySelectorAll('button, summary')];
    const at = controls().indexOf(box.getRootNode().activeElement);
    draw();
    if (at >= 0) (controls()[at] ?? controls()[0])?.focus();
  }

  /* A page of its own: folium has made the map, the page carries its files. */
  function page(map, content) {
    HGE.inline = content.files;
    const host = document.querySelector('.hge-page');
    const shown = new Page(host, { map }), show = (message) => shown.show(message).catch((error) => shown.fail(error));
    if (!content.reveal) { show(content.message); return; }
    // Step by step: each step has its message and its answer.
    const { step, steps, words } = content.reveal, answer = document.querySelector('.hge-answer');
    const turn = (to) => {
      bar.show({ step: to, words });
      answer.replaceChildren(document.querySelector(`template[data-step="${to}"]`).content.cloneNode(true));
      show(steps[to]);
    };
    const bar = new HGE.RevealBar(document.querySelector('.hge-reveal'), turn);
    turn(step);
  }

  Object.assign(HGE, { Page, page });
})(globalThis);
