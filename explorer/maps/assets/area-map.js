/* Mounts the area layer in the app: boots once, then only passes messages on. */
const loaded = new Map();
function script(url) {
  if (!loaded.has(url)) {
    loaded.set(url, new Promise((resolve, reject) => {
      const node = document.createElement('script');
      node.src = new URL(url, document.baseURI).href;
      node.onload = resolve;
      node.onerror = () => reject(new Error(url));
      document.head.append(node);
    }));
  }
  return loaded.get(url);
}
const sheets = (root) => Promise.all([...root.querySelectorAll('link[rel=stylesheet]')].map((link) => link.sheet
  || new Promise((resolve) => { link.onload = resolve; link.onerror = resolve; })));

async function boot(root, message) {
  await sheets(root);
  await script(message.assets.leaflet);
  await script(message.assets.furniture);
  await script(message.assets.layer);
  const host = root.querySelector('.hge-map');
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = L.map(host, { ...message.map, zoomAnimation: !still, fadeAnimation: !still });
  const state = { map, host, root, box: root.querySelector('.hge-box'), moved: false, layer: null };
  L.control.zoom({ position: 'bottomright', zoomInTitle: message.words.zoom_in, zoomOutTitle: message.words.zoom_out }).addTo(map);
  ['mousedown', 'wheel', 'touchstart'].forEach((type) => host.addEventListener(type, () => { state.moved = true; }, { passive: true }));
  new ResizeObserver(() => { map.invalidateSize({ animate: false }); if (!state.moved) fit(state); }).observe(host);
  surround(state, message.surround);
  return state;
}

function surround(state, url) {
  state.map.createPane('hge-land').style.zIndex = 350;
  HGE.load(url).then(HGE.decode).then((lands) => lands.forEach((land) => L.polygon(land.latlngs, {
    pane: 'hge-land', renderer: L.svg({ pane: 'hge-land', padding: 0.5 }), stroke: false, fillColor: '#d9dbd4', fillOpacity: 1, interactive: false,
  }).addTo(state.map))).catch(() => {});
}

/* England as large as the box allows, beside the legend where that lies on the map. */
function fit(state) {
  if (!state.bounds) return;
  const legend = state.box.querySelector('.hge-legend');
  const beside = legend && getComputedStyle(legend).position === 'absolute' ? legend.offsetWidth - 40 : 0;
  state.map.fitBounds(state.bounds, { paddingTopLeft: [beside + 8, 10], paddingBottomRight: [14, 10], animate: false });
}

async function layer(state, message) {
  if (state.url === message.geometry) { await state.layer.ready; return; }
  state.url = message.geometry;
  const fresh = new HGE.AreaLayer({ url: message.geometry, ...message.layer });
  const old = state.layer;
  state.layer = fresh;
  state.callouts?.remove();
  if (old) old.remove();
  fresh.addTo(state.map);
  await fresh.ready;
  fresh.on('hge:choose', ({ code }) => state.send(code));
  state.bounds ??= fresh.getBounds();
  state.callouts = new HGE.Callouts(state.map, fresh, () => [...state.box.querySelectorAll('.hge-legend, .hge-summary, .hge-inset, .leaflet-control-zoom')]);
  state.inset = HGE.inset(fresh, message.words);
}

function furnish(state, message) {
  const { words } = message, palette = message.layer.palette;
  const parts = [HGE.legend(words.legend, palette), HGE.summary(words.summary), state.inset];
  state.box.querySelectorAll('.hge-legend, .hge-summary, .hge-inset').forEach((node) => node.remove());
  state.box.append(...parts);
  state.inset.recolour();
}

async function update(state, message) {
  await layer(state, message);
  if (state.latest !== message) return;
  state.layer.update(message);
  furnish(state, message);
  if (!state.fitted) { fit(state); state.fitted = true; }
  const chosen = message.chosen.map((place) => ({ ...place, at: place.point }));
  state.callouts.show(chosen, message.layer.colours);
  HGE.publish(message.view, { facts: state.layer.facts, words: message.words, chosen: message.chosen });
  state.box.dataset.drawn = message.level;
}

function failed(root, message, error) {
  console.error(error);
  const note = document.createElement('p');
  note.className = 'hge-failed';
  note.textContent = message.words.failed;
  root.querySelector('.hge-box').append(note);
}

export default function mount({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector('.hge-box');
  box.state ??= boot(parentElement, data);
  box.state.then((state) => {
    state.send = (code) => setTriggerValue('area', code);
    state.latest = data;
    return update(state, data);
  }).catch((error) => failed(parentElement, data, error));
  return () => box.state?.then((state) => { state.map.remove(); delete box.state; }).catch(() => {});
}
