/* Draws a shape on the map by its corners: with a pointer; its keys take back, close and stop.
   A classic script, loaded after area-furniture.js. Where it is not wanted nothing of it is there. */
(function (g) {
  'use strict';
  const HGE = (g.HGE ??= {});
  const FEWEST = 3, LOOK = { color: '#16212b', weight: 3, dashArray: '6 5', fillColor: '#16212b', fillOpacity: 0.12, interactive: false, pane: 'hge-points' };

  /* `page` holds map and box; `done` gets the corners as longitude and latitude. */
  HGE.drawing = function drawing(page, done) {
    const { html, button } = HGE, { map, mapHost } = page;
    const bar = html('div', 'hge-draw'), count = html('span', 'hge-draw-count'), help = html('p', 'hge-note');
    count.setAttribute('role', 'status');
    let words = null, corners = null, line = null, dots = [];

    const clear = () => { line?.remove(); dots.forEach((dot) => dot.remove()); line = null; dots = []; };
    function paint() {
      clear();
      dots = corners.map((at) => g.L.circleMarker(at, { ...LOOK, dashArray: null, radius: 5, fillOpacity: 1 }).addTo(map));
      if (corners.length > 1) line = (corners.length > 2 ? g.L.polygon : g.L.polyline)(corners, LOOK).addTo(map);
      count.textContent = words.count.replace('{n}', corners.length);
      close.disabled = corners.length < FEWEST;
      undo.disabled = !corners.length;
    }
    function stop() {
      corners = null; clear();
      document.removeEventListener('keydown', pressed, true);
      map.doubleClickZoom.enable();
      mapHost.classList.remove('hge-drawing');
      lay();
      begin.focus();
    }
    function finish() {
      if (corners.length < FEWEST) return;
      const shape = corners.map(({ lat, lng }) => [Number(lng.toFixed(5)), Number(lat.toFixed(5))]);
      stop();
      done(shape);
    }
    const take = () => { corners.pop(); paint(); };
    const start = () => {
      corners = [];
      document.addEventListener('keydown', pressed, true);
      map.doubleClickZoom.disable();
      mapHost.classList.add('hge-drawing');
      lay(); paint(); mapHost.focus();
    };
    const begin = button('', start), close = button('', finish), undo = button('', take), cancel = button('', stop);
    function lay() {
      Object.entries({ start: begin, close, undo, cancel }).forEach(([name, node]) => { node.textContent = words[name]; });
      help.textContent = words.help;
      bar.replaceChildren(...(corners ? [close, undo, cancel, count, help] : [begin]));
    }
    // Before the areas hear of it: while a shape is drawn a press is a corner.
    const held = (event) => event.target.closest?.('.leaflet-control');
    mapHost.addEventListener('click', (event) => {
      if (!corners || held(event)) return;
      event.stopPropagation(); event.preventDefault();
      corners.push(map.mouseEventToLatLng(event)); paint();
    }, true);
    const keys = { Enter: finish, Backspace: take, Escape: stop };
    const pressed = (event) => {
      const act = keys[event.key], [{ tagName }] = event.composedPath();
      if (!act || ['INPUT', 'TEXTAREA'].includes(tagName) || (event.key === 'Enter' && tagName === 'BUTTON')) return;
      event.stopPropagation(); event.preventDefault(); act();
    };
    return {
      show(told) {
        if (words) { bar.hidden = page.hexagonal; return; }
        words = told; lay();
        page.shapeBar.after(bar);
        bar.hidden = page.hexagonal;
      },
      remove() { document.removeEventListener('keydown', pressed, true); },
    };
  };
})(globalThis);
