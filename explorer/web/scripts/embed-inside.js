/* Inside of a frame: draws the maps of the part, and tells the page around how high it is. */
(() => {
  'use strict';
  document.querySelectorAll('.hge-page[data-map]').forEach((host) => {
    const message = document.querySelector(`script[data-for="${host.dataset.map}"]`);
    const page = new HGE.Page(host);
    host.page = Promise.resolve(page);
    page.show(JSON.parse(message.textContent)).catch((error) => page.fail(error));
  });
  if (window.parent === window) return;
  // The height of what is shown, not of the frame: a frame that is too high can become lower.
  const tell = () => {
    const height = Math.ceil(document.getElementById('answer').getBoundingClientRect().bottom + window.scrollY);
    window.parent.postMessage({ healthGap: 'height', height }, '*');
  };
  new ResizeObserver(tell).observe(document.getElementById('answer'));
  // A frame out of sight is not drawn, and its observer is not called until it is.
  tell();
  window.addEventListener('load', tell);
  // A host's script may come after this page.
  window.addEventListener('message', ({ source, data }) => {
    if (source === window.parent && data?.healthGap === 'height?') tell();
  });
})();
