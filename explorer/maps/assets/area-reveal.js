/* The buttons that show a map or chart step by step, and the arrow keys that do the same: in the app and
   in a page of its own. A classic script that needs no other. */
(function (g) {
  'use strict';
  const HGE = (g.HGE ??= {});
  // Where arrow keys have other work.
  const BUSY = 'input, select, textarea, [role=option], [role=listbox], [role=radio], [role=slider], [role=combobox], [contenteditable]';

  function element(name, className, text) {
    const node = document.createElement(name);
    if (className) node.className = className;
    if (text) node.textContent = text;
    return node;
  }

  class RevealBar {
    /* go: shows another step. */
    constructor(host, go) {
      Object.assign(this, { host, go });
      this.next = element('button', 'hge-reveal-next');
      this.back = element('button', 'hge-reveal-back');
      [this.next, this.back].forEach((button) => { button.type = 'button'; });
      this.next.addEventListener('click', () => this.turn(1));
      this.back.addEventListener('click', () => this.turn(-1));
      this.marks = element('span', 'hge-reveal-marks');
      this.left = element('p', 'hge-reveal-left');
      this.left.setAttribute('role', 'status');
      this.keys = element('p', 'hge-reveal-keys');
      host.setAttribute('role', 'group');
      host.replaceChildren(this.next, this.back, this.marks, this.left, this.keys);
      this.press = (event) => this.key(event);
      document.addEventListener('keydown', this.press);
    }

    show({ step, words }) {
      Object.assign(this, { step, words });
      const { next, back } = this, held = this.host.getRootNode().activeElement;
      this.host.setAttribute('aria-label', words.label);
      next.textContent = words.next[step];
      back.textContent = words.back[step];
      next.hidden = !words.next[step];
      back.hidden = !words.back[step];
      // Who pressed the last button goes on with the other.
      if (held === next && next.hidden) back.focus();
      if (held === back && back.hidden) next.focus();
      this.marks.replaceChildren(...words.at.map((_, k) => element('i', k <= step ? 'hge-reveal-on' : '')), element('span', '', words.at[step]));
      this.left.textContent = words.left[step];
      this.keys.textContent = words.keys;
    }

    turn(by) {
      const step = this.step + by;
      if (step < 0 || step >= this.words.at.length) return;
      this.go(step);
    }

    key(event) {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key], at = event.composedPath()[0];
      if (!by || !this.words || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || at.matches?.(BUSY)) return;
      event.preventDefault();
      this.turn(by);
    }

    remove() { document.removeEventListener('keydown', this.press); }
  }

  Object.assign(HGE, { RevealBar });
})(globalThis);
