/* A lesson as a file: one screen at a time, by buttons and arrow keys; a map is drawn when it is first seen. */
function start({ files, pictures, settings, messages, words }) {
  const { HGE } = globalThis;
  if (files) HGE.inline = files;
  document.querySelectorAll('img[data-picture]').forEach((img) => { img.src = pictures[img.dataset.picture]; });
  const slides = [...document.querySelectorAll('.hge-screen')];
  let at = Math.min(Math.max(Number(window.location.hash.slice(1)) || 1, 1), slides.length) - 1;

  function draw(part) {
    if (part.hidden) return;
    part.querySelectorAll('.hge-page[data-map]').forEach((host) => {
      if (host.page) return;
      const page = new HGE.Page(host), message = messages[host.dataset.map];
      host.page = page;
      page.show({ ...message, setting: settings[message.setting] }).catch((error) => page.fail(error));
    });
  }

  function reveal(slide, shown) {
    const button = slide.querySelector('.hge-show'), after = slide.querySelector('.hge-after');
    if (!button) return;
    button.dataset.show ??= button.textContent;
    button.textContent = shown ? button.dataset.hide : button.dataset.show;
    button.setAttribute('aria-expanded', String(shown));
    slide.querySelector('.hge-answered').hidden = !shown;
    if (after) { after.hidden = !shown; slide.querySelector('.hge-before').hidden = shown; }
    slide.querySelectorAll('.st-key-lesson-see').forEach(draw);
  }

  function show(step) {
    at = step;
    slides.forEach((slide, k) => { slide.hidden = k !== at; });
    draw(slides[at].querySelector('.hge-before'));
    bar.show({ step: at, words });
    window.history.replaceState(null, '', `#${at + 1}`);
  }

  slides.forEach((slide) => {
    const turns = [...slide.querySelectorAll('.hge-turn')];
    turns.forEach((turn, k) => { turn.hidden = k > 0; });
    slide.querySelector('.hge-turns button')?.addEventListener('click', () => {
      const now = turns.findIndex((turn) => !turn.hidden);
      turns.forEach((turn, k) => { turn.hidden = k !== (now + 1) % turns.length; });
    });
    const button = slide.querySelector('.hge-show'), guesses = slide.querySelector('.hge-guesses');
    button?.addEventListener('click', () => {
      const said = slide.querySelector('.hge-said'), first = guesses && !guesses.querySelector('input:checked');
      if (said) said.textContent = first ? said.dataset.first : '';
      if (!first) reveal(slide, slide.querySelector('.hge-answered').hidden);
    });
  });
  const bar = new HGE.RevealBar(document.querySelector('.hge-reveal'), (step) => { reveal(slides[at], false); show(step); slides[step].querySelector('h1').focus(); });
  show(at);
}
