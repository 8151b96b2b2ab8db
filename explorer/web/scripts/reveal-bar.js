/* Mounts the buttons that show a page step by step; the script that draws them is that of the maps. */
async function start(host) {
  await import(new URL(host.dataset.script, document.baseURI).href);
  return new globalThis.HGE.RevealBar(host, (step) => host.send('step', step));
}

export default function mount({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector('.hge-reveal');
  // A step is told as a text: 0 would be taken for nothing.
  host.send = (name, step) => setTriggerValue(name, String(step));
  host.bar ??= start(host);
  host.bar.then((bar) => bar.show(data)).catch((error) => console.error(error));
  return () => { host.bar?.then((bar) => bar.remove()).catch(() => {}); delete host.bar; };
}
