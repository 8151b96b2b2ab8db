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
    }).then(() => { pick(page); return page; });
    host.page.catch((error) => page.fail(error));
  }

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

  function fill(details) {
    const places = [...details.querySelectorAll('[data-part]')];
    if (!places.length) return;
    HGE.fetching(html.dataset.parts).then((parts) => places.forEach((place) => {
      if (place.isConnected) place.outerHTML = parts[place.dataset.part];
    })).catch(() => places.forEach((place) => { place.textContent = html.dataset.failed; }));
  }
  document.addEventListener('toggle', ({ target }) => { if (target.open) fill(target); }, true);
  document.querySelectorAll('details[open]').forEach(fill);
  HGE.filled = () => document.querySelectorAll('details').forEach(fill);
})(globalThis);
