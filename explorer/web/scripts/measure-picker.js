/* A list of measures: a button that says which is chosen, and a panel with a box to find another,
   as a combobox with a grouped list (ARIA Authoring Practices). The list is fetched once, when it
   is first wanted; texts are put in as text, so that nothing in them is ever markup. */
const WIDTH = 440, EDGE = 16, PAGE = 8;
const lists = new Map();
let pickers = 0;

function element(name, give = {}, text = '') {
  const node = document.createElement(name);
  Object.entries(give).forEach(([key, value]) => node.setAttribute(key, value));
  node.textContent = text;
  return node;
}
const words = (text) => text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/* Lists that are alike have one version, and are fetched once for all of their addresses. */
function listed({ address, version }) {
  if (!lists.has(version)) {
    lists.set(version, fetch(new URL(address, document.baseURI))
      .then((response) => { if (!response.ok) throw new Error(response.status); return response.json(); })
      .catch((error) => { lists.delete(version); throw error; }));
  }
  return lists.get(version);
}

/* What a word has in common with others of its kind, as the search box has it. */
function stem(word, endings) {
  const ending = endings.find((one) => word.endsWith(one) && word.length - one.length >= (one === 's' ? 2 : 3));
  return ending ? word.slice(0, -ending.length) : word;
}
const fits = (option, asked, endings) => asked.every((token) => {
  const root = stem(token, endings);
  return option.words.some((word) => word.startsWith(token) || stem(word, endings) === root);
});

class Picker {
  constructor(host) {
    this.host = host;
    this.id = `hge-pick-${pickers += 1}`;
    this.lines = [];
    this.at = -1;
    this.build();
    this.listen();
  }

  build() {
    const { id, host } = this;
    this.label = element('span', { id: `${id}-label`, class: 'hge-pick-label' });
    this.text = element('span', { id: `${id}-text` });
    this.button = element('button', {
      type: 'button', class: 'hge-pick-button', 'aria-haspopup': 'dialog', 'aria-expanded': 'false',
      'aria-controls': `${id}-panel`, 'aria-labelledby': `${id}-label ${id}-text`,
    });
    this.button.append(this.text);
    this.input = element('input', {
      type: 'text', role: 'combobox', maxlength: '100', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false',
      enterkeyhint: 'done', 'aria-autocomplete': 'list', 'aria-expanded': 'true', 'aria-controls': `${id}-list`,
    });
    this.list = element('div', { id: `${id}-list`, role: 'listbox', class: 'hge-pick-list', tabindex: '-1' });
    this.said = element('p', { class: 'hge-pick-said', hidden: '' });
    this.status = element('div', { class: 'hge-hidden', role: 'status' });
    this.panel = element('div', { id: `${id}-panel`, class: 'hge-pick-panel', role: 'dialog', 'aria-labelledby': `${id}-label`, hidden: '' });
    this.panel.append(this.input, this.said, this.list);
    host.replaceChildren(this.label, this.button, this.panel, this.status);
  }

  listen() {
    const { host, button, input, panel, list } = this;
    ['pointerenter', 'focus'].forEach((kind) => button.addEventListener(kind, () => listed(this.told).catch(() => {})));
    button.addEventListener('click', (event) => { if (this.shown) this.close(true); else this.open('', event.pointerType === 'touch'); });
    button.addEventListener('keydown', (event) => this.begin(event));
    // What is typed before the list has come waits for it.
    input.addEventListener('input', () => { if (this.found) this.show(); });
    panel.addEventListener('keydown', (event) => this.key(event));
    // The focus stays in the box: a press on a line is no way out of it.
    panel.addEventListener('pointerdown', (event) => { if (event.button === 0 && event.target !== input && event.pointerType !== 'touch') event.preventDefault(); });
    list.addEventListener('click', (event) => {
      const line = event.target.closest('[role=option]');
      if (line) this.choose(this.lines.findIndex(({ node }) => node === line));
    });
    host.addEventListener('focusout', ({ relatedTarget }) => { if (relatedTarget && !host.contains(relatedTarget)) this.close(); });
    document.addEventListener('pointerdown', ({ target }) => { if (this.shown && !host.contains(target)) this.close(); });
    window.addEventListener('resize', () => { if (this.shown) this.place(); });
  }

  /* What the page says now; a list that is open stays as it is. */
  update(told, send) {
    this.told = told;
    this.send = send;
    this.label.textContent = told.label;
    this.text.textContent = told.text;
    this.input.setAttribute('aria-label', told.find);
    this.input.setAttribute('placeholder', told.find);
    this.list.setAttribute('aria-label', told.list);
  }

  get shown() { return !this.panel.hidden; }

  /* On the button: arrows open, and so does a letter, which is the first that is typed. */
  begin(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const letter = event.key.length === 1 && event.key !== ' ';
    if (!letter && event.key !== 'ArrowDown' && event.key !== 'ArrowUp') {
      if (event.key === 'Escape' && this.shown) this.close(true);
      return;
    }
    event.preventDefault();
    this.open(letter ? event.key : '');
  }

  async open(typed = '', byHand = false) {
    this.input.value = typed;
    this.panel.hidden = false;
    this.button.setAttribute('aria-expanded', 'true');
    this.say(this.told.waiting);
    this.place();
    // By hand no keyboard comes up over the list before it is wanted.
    (byHand ? this.list : this.input).focus({ preventScroll: true });
    try {
      this.found = await listed(this.told);
    } catch {
      this.say(this.told.failed);
      return;
    }
    if (this.shown) { this.show(); this.panel.scrollIntoView({ block: 'nearest' }); }
  }

  close(back = false) {
    if (!this.shown) return;
    this.panel.hidden = true;
    this.button.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
    this.status.textContent = '';
    this.list.replaceChildren();
    this.lines = [];
    if (back) this.button.focus();
  }

  /* As wide as there is room, and inside the window. */
  place() {
    const room = document.documentElement.clientWidth - EDGE, box = this.button.getBoundingClientRect();
    const width = Math.min(Math.max(box.width, WIDTH), room - EDGE), left = Math.max(EDGE, Math.min(box.left, room - width));
    this.panel.style.width = `${width}px`;
    this.panel.style.left = `${left - this.host.getBoundingClientRect().left}px`;
  }

  say(text) {
    this.said.textContent = text;
    this.said.hidden = !text;
    this.list.hidden = Boolean(text);
    this.status.textContent = text;
  }

  /* Those that fit what is typed, under their themes. */
  show() {
    const { groups, endings } = this.found, typed = this.input.value.trim(), asked = words(typed);
    this.lines = [];
    const parts = groups.map(({ title, options }, g) => {
      const fitting = options.filter((option) => fits(option, asked, endings));
      if (!fitting.length) return null;
      const part = element('div', { role: 'group', 'aria-labelledby': `${this.id}-g${g}` });
      part.append(element('div', { id: `${this.id}-g${g}`, class: 'hge-pick-theme', role: 'presentation' }, title), ...fitting.map((option) => this.line(option)));
      return part;
    }).filter(Boolean);
    this.list.replaceChildren(...parts);
    const count = this.lines.length, { one, many, none } = this.told;
    this.say(count ? '' : none.replace('{text}', () => typed));
    if (count) this.status.textContent = count === 1 ? one : many.replace('{n}', count);
    this.mark(this.first(asked));
  }

  line({ value, label, note }) {
    const node = element('div', { id: `${this.id}-${this.lines.length}`, role: 'option', 'aria-selected': String(value === this.told.value) });
    node.append(element('b', {}, label));
    if (note) node.append(' ', element('span', {}, note));
    this.lines.push({ node, value, label });
    return node;
  }

  /* What was meant: a measure whose name begins so; where nothing is typed, the present one. */
  first(asked) {
    const found = asked.length
      ? this.lines.findIndex(({ label }) => asked.every((token) => words(label).some((word) => word.startsWith(token))))
      : this.lines.findIndex(({ value }) => value === this.told.value);
    return this.lines.length ? Math.max(found, 0) : -1;
  }

  mark(at) {
    this.lines[this.at]?.node.classList.remove('hge-pick-at');
    this.at = at;
    const node = this.lines[at]?.node;
    if (!node) { this.input.removeAttribute('aria-activedescendant'); return; }
    node.classList.add('hge-pick-at');
    this.input.setAttribute('aria-activedescendant', node.id);
    this.list.setAttribute('aria-activedescendant', node.id);
    // Within the list alone: the page stays where it is, and a theme's heading hides nothing.
    const theme = node.parentNode.firstChild.offsetHeight, top = node.offsetTop - theme, { list } = this;
    if (top < list.scrollTop) list.scrollTop = top;
    else if (node.offsetTop + node.offsetHeight > list.scrollTop + list.clientHeight) list.scrollTop = node.offsetTop + node.offsetHeight - list.clientHeight;
  }

  key(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const last = this.lines.length - 1;
    const to = {
      ArrowDown: this.at === last ? 0 : this.at + 1, ArrowUp: this.at <= 0 ? last : this.at - 1,
      // In a text they are the text's own.
      ...(this.input.value ? {} : { Home: 0, End: last }),
      PageDown: Math.min(last, this.at + PAGE), PageUp: Math.max(0, this.at - PAGE),
    };
    if (event.key in to) this.mark(to[event.key]);
    else if (event.key === 'Enter') this.choose(this.at);
    else if (event.key === 'Escape') this.close(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  choose(at) {
    const line = this.lines[at];
    if (!line) return;
    this.close(true);
    if (line.value === this.told.value) return;
    this.text.textContent = line.label;
    this.send('chosen', line.value);
  }
}

export default function mount({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector('.hge-pick');
  host.picker ??= new Picker(host);
  host.picker.update(data, setTriggerValue);
}
