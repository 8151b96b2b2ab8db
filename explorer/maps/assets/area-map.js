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
  return new globalThis.HGE.Page(host, { send: (name, value) => host.send(name, value) });
}

/* A message travels packed. */
async function unpacked(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Response(stream).json();
}

export default function mount({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector('.hge-page');
  host.send = setTriggerValue;
  host.page ??= start(parentElement, host);
  const turn = (host.turn = (host.turn ?? 0) + 1);
  Promise.all([host.page, unpacked(data)]).then(([page, message]) => {
    if (turn === host.turn) page.show(message).catch((error) => page.fail(error));
  }).catch((error) => {
    console.error(error);
    host.textContent = host.dataset.failed;
  });
  return () => host.page?.then((page) => { page.remove(); delete host.page; }).catch(() => {});
}
