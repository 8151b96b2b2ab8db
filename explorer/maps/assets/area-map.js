/* Mounts the page's parts in the app: starts once, then only passes messages on. */
const loaded = new Map();
/* Scripts are fetched together and run in their order. */
function script(url) {
  if (!loaded.has(url)) {
    loaded.set(url, new Promise((resolve, reject) => {
      const node = document.createElement('script');
      node.async = false;
      node.src = new URL(url, document.baseURI).href;
      node.onload = resolve;
      node.onerror = () => { loaded.delete(url); reject(new Error(url)); };
      document.head.append(node);
    }));
  }
  return loaded.get(url);
}
const sheets = (root) => Promise.all([...root.querySelectorAll('link[rel=stylesheet]')].map((link) => link.sheet
  || new Promise((resolve) => { link.onload = resolve; link.onerror = resolve; })));

async function start(root, host) {
  await Promise.all([sheets(root), ...host.dataset.scripts.split(' ').map(script)]);
  const busy = () => document.querySelector('[data-test-script-state=running]') !== null;
  return new globalThis.HGE.Page(host, { send: (name, value) => host.send(name, value), busy });
}

/* A message travels packed. */
async function unpacked(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Response(stream).json();
}

/* A reader's switch to what the browser holds is painted at once; the server's words follow.
   A control is known by its key, what it says now by its text, a reader's hand by what came before. */
const HAND = 1000;
/* What a control says; null while its list is open. */
function chosen(name) {
  const box = document.querySelector(`.st-key-${name}`), list = box?.querySelector('input[role=combobox]');
  if (list) return list.getAttribute('aria-expanded') === 'true' ? null : list.value;
  return box?.querySelector('[role=radio][aria-checked=true]')?.textContent ?? null;
}
function foreseeing(host) {
  let touched = 0, page = null;
  const touch = ({ target }) => {
    if (target.closest?.('[role=option], .st-key-sex, .st-key-period')) touched = Date.now();
  };
  const look = () => {
    if (!page?.message?.ahead || Date.now() - touched > HAND) return;
    const { ahead, held } = page.message, now = ahead.map(({ control: name }) => chosen(name));
    if (now.includes(null)) return;
    const url = ahead.find(({ text }, k) => text === now[k])?.url ?? held;
    if (url === (page.awaited ?? held)) return;
    // One touch, one switch: what the control says next may be the server's answer to the one before.
    touched = 0;
    page.foresee(url);
  };
  const watch = new MutationObserver(look), kinds = ['keydown', 'pointerdown', 'click'];
  watch.observe(document.body, { subtree: true, attributes: true, attributeFilter: ['aria-checked', 'aria-expanded'] });
  kinds.forEach((kind) => document.addEventListener(kind, touch, true));
  host.page.then((started) => { page = started; }).catch(() => {});
  return () => { watch.disconnect(); kinds.forEach((kind) => document.removeEventListener(kind, touch, true)); };
}

export default function mount({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector('.hge-page');
  host.send = setTriggerValue;
  if (!host.page) {
    host.page = start(parentElement, host);
    host.unwatch = foreseeing(host);
  }
  const turn = (host.turn = (host.turn ?? 0) + 1);
  Promise.all([host.page, unpacked(data)]).then(([page, message]) => {
    if (turn === host.turn) page.show(message).catch((error) => page.fail(error));
  }).catch((error) => {
    console.error(error);
    host.textContent = host.dataset.failed;
  });
  return () => { host.unwatch?.(); return host.page?.then((page) => { page.remove(); delete host.page; }).catch(() => {}); };
}
