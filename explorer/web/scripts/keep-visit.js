/* Once a reader has opened a file, links of the page are followed within the session: to load the
   page anew would forget it. What leads elsewhere, or into another tab, is left alone. */
let told;

function inside(event) {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.hasAttribute('href'));
  if (!link || link.hasAttribute('download') || (link.target && link.target !== '_self')) return null;
  const there = new URL(link.href), here = window.location;
  const same = there.origin === here.origin && there.pathname === here.pathname;
  return same && link.getAttribute('href').startsWith('?') ? there : null;
}

/* What is new stands at the top, and is where the focus is. */
function arrive(before, patience = 15000) {
  const begun = Date.now();
  const watch = new MutationObserver(() => {
    const title = document.querySelector('h1');
    if (Date.now() - begun > patience) watch.disconnect();
    if (!title || title === before.node && title.textContent === before.text) return;
    if (document.querySelector('[data-test-script-state=running]')) return;
    watch.disconnect();
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
    document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0);
    window.scrollTo(0, 0);
  });
  watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
}

function follow(event) {
  const there = told && document.querySelector('.hge-keeps') && inside(event);
  if (!there) return;
  event.preventDefault();
  const node = document.querySelector('h1');
  arrive({ node, text: node?.textContent });
  told(there.search || '?');
}
document.addEventListener('click', follow);

export default function mount({ setTriggerValue }) {
  const mine = (address) => setTriggerValue('follow', address);
  told = mine;
  // What is mounted anew may be there before the old one goes.
  return () => { if (told === mine) told = null; };
}
