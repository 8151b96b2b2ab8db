/* What pages without a server need: their files come as scripts, which a browser reads from a stick
   as from anywhere; maps are drawn when they come near, and what many pages share when it is opened. */
(function (g) {
  'use strict';
  const HGE = (g.HGE ??= {});
  const html = document.documentElement, { root } = html.dataset;
  const asked = new Map();

  /* Every such file calls this with its name and what it holds. */
  HGE.given = (name, content) => { asked.get(name)?.resolve(content); };
  HGE.fetching = (name) => {
    if (asked.has(name)) return asked.get(name).promise;
    const one = {};
    one.promise = new Promise((resolve, reject) => { Object.assign(one, { resolve, reject }); });
    asked.set(name, one);
    const node = document.createElement('script');
    node.src = `${root}${name}.js`;
    node.onerror = () => { asked.delete(name); one.reject(new Error(name)); };
    document.head.append(node);
    return one.promise;
  };

  // Maps -------------------------------------------------------------------------------------

  function draw(host) {
    if (host.page) return;
    const page = new HGE.Page(host);
    host.page = HGE.fetching(host.dataset.told).then((message) => {
      Object.values(message.files ?? {}).forEach((file) => { file.url = `${root}${file.url}`; });
      return page.show(message);
    }).then(() => shown(host)).then(() => { pick(page); return page; });
    host.page.catch((error) => page.fail(error));
  }

  /* The table comes after the map: a choice before it would be lost on it. */
  const shown = (host) => new Promise((done) => {
    const look = () => { if (host.dataset.shown) done(); else setTimeout(look, 30); };
    look();
  });

  /* An address may name the area to pick out. */
  function pick(page) {
    const code = decodeURIComponent(window.location.hash.slice(1));
    const known = page.layer?.facts.some((fact) => fact.code === code);
    if (known && !page.message.chosen.some((place) => place.code === code)) page.choose(code);
  }

  const hosts = [...document.querySelectorAll('.hge-page[data-told]')];
  const watch = new IntersectionObserver((seen) => seen.filter((one) => one.isIntersecting).forEach(({ target }) => {
    watch.unobserve(target);
    draw(target);
  }), { rootMargin: '400px' });
  hosts.forEach((host) => watch.observe(host));
  window.addEventListener('beforeprint', () => hosts.forEach(draw));
  window.addEventListener('hashchange', () => hosts.forEach((host) => host.page?.then(pick)));

  // What many pages share ----------------------------------------------------------------------

  /* How each figure was made lies packed at the end of its page. */
  let packed = null;
  function steps() {
    const held = document.querySelector('.hge-packed');
    const bytes = Uint8Array.from(atob(held?.textContent ?? ''), (letter) => letter.charCodeAt(0));
    return (packed ??= new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))).json());
  }

  async function fill(details) {
    const lost = () => { details.querySelectorAll('[data-step], [data-part]').forEach((place) => { place.textContent = html.dataset.failed; }); };
    if (details.querySelector('[data-step]')) {
      const told = await steps().catch(() => null);
      if (!told) { lost(); return; }
      details.querySelectorAll('[data-step]').forEach((place) => { place.outerHTML = told[place.dataset.step]; });
    }
    const places = [...details.querySelectorAll('[data-part]')];
    if (!places.length) return;
    HGE.fetching(html.dataset.parts).then((parts) => places.forEach((place) => {
      if (place.isConnected) place.outerHTML = parts[place.dataset.part];
    })).catch(lost);
  }
  document.addEventListener('toggle', ({ target }) => { if (target.open && target.matches('.hge-steps')) fill(target); }, true);
  document.querySelectorAll('.hge-steps[open]').forEach(fill);
})(globalThis);
