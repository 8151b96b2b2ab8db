/* The search box of the bar: a combobox with a list, as the ARIA Authoring Practices have it. The
   server finds and words; what it says is put in as text, so that nothing typed is ever markup. */
const PAUSE = 90;
let boxes = 0;

function element(name, give = {}, text = '') {
  const node = document.createElement(name);
  Object.entries(give).forEach(([key, value]) => node.setAttribute(key, value));
  node.textContent = text;
  return node;
}

class SearchBox {
  constructor(host, words) {
    this.words = words;
    this.id = `hge-find-${boxes += 1}`;
    this.lines = [];
    this.at = -1;
    this.asked = '';
    this.build(host);
    this.listen();
  }

  build(host) {
    const { label, hint, list } = this.words;
    host.replaceChildren();
    host.setAttribute('role', 'search');
    this.host = host;
    this.input = element('input', {
      id: this.id, type: 'text', role: 'combobox', placeholder: hint, maxlength: '500', autocomplete: 'off',
      autocapitalize: 'none', spellcheck: 'false', enterkeyhint: 'go', 'aria-autocomplete': 'list',
      'aria-expanded': 'false', 'aria-controls': `${this.id}-list`,
    });
    this.list = element('ul', { id: `${this.id}-list`, role: 'listbox', 'aria-label': list });
    this.said = element('p', { class: 'hge-find-said' });
    this.panel = element('div', { class: 'hge-find-panel', hidden: '' });
    this.panel.append(this.said, this.list);
    this.status = element('div', { class: 'hge-hidden', role: 'status' });
    host.append(element('label', { for: this.id, class: 'hge-hidden' }, label), this.input, this.panel, this.status);
  }

  listen() {
    const { input, list, host } = this;
    input.addEventListener('input', () => this.type());
    input.addEventListener('keydown', (event) => this.key(event));
    input.addEventListener('focus', () => { if (input.value.trim()) this.ask(); });
    // The focus stays in the box: a press on a line is no way out of it.
    this.panel.addEventListener('pointerdown', (event) => { if (event.button === 0) event.preventDefault(); });
    list.addEventListener('click', (event) => {
      const line = event.target.closest('[role=option]');
      if (line) this.go([...list.children].indexOf(line));
    });
    host.addEventListener('focusout', (event) => { if (!host.contains(event.relatedTarget)) this.close(); });
  }

  type() {
    clearTimeout(this.timer);
    if (!this.input.value.trim()) { this.close(); return; }
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  /* Ask once for each text: who presses Enter meanwhile waits for the answer on its way. */
  ask() {
    clearTimeout(this.timer);
    const text = this.input.value;
    if (this.asked === text && this.answer) { this.answer.then(() => this.open()); return this.answer; }
    this.asked = text;
    this.abort?.abort();
    this.abort = new AbortController();
    this.answer = this.find(text, this.abort.signal)
      .then((found) => { if (this.asked === text) this.show(found); })
      .catch((error) => {
        if (error.name === 'AbortError') return;
        this.asked = '';
        this.show({ lines: [], said: this.words.failed, count: '' });
      });
    return this.answer;
  }

  /* Pages without a server find by themselves. */
  find(text, signal) {
    const url = new URL(this.words.address, document.baseURI);
    url.search = new URLSearchParams({ text, at: window.location.search });
    return fetch(url, { signal })
      .then((response) => { if (!response.ok) throw new Error(response.status); return response.json(); });
  }

  show({ lines, said, count }) {
    this.lines = lines;
    this.said.textContent = said;
    this.said.hidden = !said;
    this.list.replaceChildren(...lines.map(({ kind, text, note }, k) => {
      const line = element('li', { id: `${this.id}-${k}`, role: 'option', 'aria-selected': 'false', 'aria-label': `${kind}: ${text}. ${note}` });
      line.append(element('span', { class: 'hge-find-kind' }, kind), element('b', {}, text), element('span', { class: 'hge-find-note' }, note));
      return line;
    }));
    this.list.hidden = !lines.length;
    this.status.textContent = [count, said].filter(Boolean).join('. ');
    this.open();
    // What was meant comes first, and Enter goes there.
    this.mark(lines.length ? 0 : -1);
  }

  mark(at) {
    [...this.list.children].forEach((line, k) => line.setAttribute('aria-selected', String(k === at)));
    this.at = at;
    const line = this.list.children[at];
    if (line) {
      this.input.setAttribute('aria-activedescendant', line.id);
      line.scrollIntoView({ block: 'nearest' });
    } else this.input.removeAttribute('aria-activedescendant');
  }

  open() {
    const something = this.lines.length || this.said.textContent;
    if (!something || !this.input.value.trim() || !this.host.contains(document.activeElement)) return;
    this.panel.hidden = false;
    this.input.setAttribute('aria-expanded', String(this.lines.length > 0));
  }

  close() {
    clearTimeout(this.timer);
    this.panel.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
    this.mark(-1);
    this.status.textContent = '';
  }

  get shown() { return !this.panel.hidden; }

  key(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey && event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      if (!this.input.value.trim()) return;
      event.preventDefault();
      if (!this.shown) { this.reopen(event.key === 'ArrowUp'); return; }
      const size = this.lines.length;
      if (size) this.mark((Math.max(this.at, event.key === 'ArrowUp' ? 0 : -1) + steps[event.key] + size) % size);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.enter();
    } else if (event.key === 'Escape') {
      if (this.shown) this.close(); else this.input.value = '';
      event.preventDefault();
    }
  }

  async reopen(last) {
    await this.ask();
    this.open();
    this.mark(last ? this.lines.length - 1 : 0);
  }

  async enter() {
    if (!this.input.value.trim()) return;
    if (this.asked !== this.input.value) await this.ask(); else await this.answer;
    if (!this.shown) { this.open(); this.mark(this.lines.length ? 0 : -1); }
    if (this.lines.length) this.go(Math.max(this.at, 0));
  }

  go(at) {
    const line = this.lines[at];
    if (!line) return;
    // As a link is followed: in the same visit, where the page keeps one.
    const link = element('a', { href: line.address, target: '_self', hidden: '' });
    this.host.append(link);
    link.click();
    link.remove();
  }
}

/* The menu beside it is HTML alone, but for this: Escape closes it, and so does a press elsewhere. */
function closing(event) {
  const menu = document.querySelector('.hge-menu[open]');
  if (!menu || (event.type === 'keydown' ? event.key !== 'Escape' : menu.contains(event.target))) return;
  const inside = menu.contains(document.activeElement);
  menu.open = false;
  if (event.type === 'keydown' && inside) menu.querySelector('summary').focus();
}
['keydown', 'pointerdown'].forEach((kind) => document.addEventListener(kind, closing));

/* An address may lead to a part of a page, which comes after the page: it is waited for, and has the
   focus then, unless the reader has gone elsewhere. */
function arrive(id, patience = 15000) {
  if (!id) return;
  const kinds = ['wheel', 'keydown', 'pointerdown'], begun = Date.now();
  const watch = new MutationObserver(look);
  function stop() { watch.disconnect(); kinds.forEach((kind) => document.removeEventListener(kind, stop, true)); }
  function look() {
    const part = document.getElementById(id);
    if (Date.now() - begun > patience) stop();
    if (!part || document.querySelector('[data-test-script-state=running]')) return;
    stop();
    part.tabIndex = -1;
    part.focus();
    part.scrollIntoView();
  }
  kinds.forEach((kind) => document.addEventListener(kind, stop, true));
  watch.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-test-script-state'] });
  look();
}
arrive(decodeURIComponent(window.location.hash.slice(1)));

export default function mount({ data, parentElement }) {
  const host = parentElement.querySelector('.hge-find');
  host.box ??= new SearchBox(host, data);
}
