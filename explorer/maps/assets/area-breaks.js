/* Breaks that a reader chose, and the part where those set by hand are moved: on a scale of all areas by
   handle or key, or as numbers. A classic script, loaded before area-page.js. */
(function (g) {
  'use strict';
  const HGE = (g.HGE ??= {});
  const { html } = HGE;
  // How many presses of an arrow key lead across the scale, about; a page is so many of them.
  const PRESSES = 100, PAGE = 10;

  const fill = (template, slots) => template.replace(/\{(\w+)\}/g, (whole, slot) => slots[slot] ?? whole);

  /* A setting with colours and words of the classes that a reader chose in place of the usual ones. */
  function cut(setting, breaks) {
    if (!breaks) return setting;
    return { ...setting, layer: { ...setting.layer, palette: breaks.palette }, words: { ...setting.words, legend: { texts: breaks.texts } } };
  }

  /* The classes in words, as the server's `legend_rows` says them. */
  function texts(limits, decimals, words) {
    const step = 10 ** -decimals, whole = (value) => HGE.format(value, decimals);
    const tidy = (value) => { const text = whole(value); return text.includes('.') ? text.replace(/\.?0+$/, '') : text; };
    const between = limits.slice(0, -1).map((limit, k) => {
      const low = tidy(limit), high = whole(limits[k + 1] - step);
      return low === high ? low : fill(words.between, { low, high });
    });
    return [fill(words.under, { high: tidy(limits[0]) }), ...between, fill(words.over, { low: tidy(limits.at(-1)) })];
  }

  /* A class is the number of limits that a figure, as it is shown, has reached. */
  const placed = (value, limits) => limits.filter((limit) => value >= limit - 1e-9).length;

  /* Where a class stands from lightest to darkest, in fifths, as the server's `reclassed` has it. */
  const shade = (kind, size) => (size === 1 ? 2 : Math.round((kind * 4) / (size - 1)));

  /* What other limits make of the areas: their classes, how many are in each, and what is said of it. */
  function recut(facts, limits, { usual, words }, decimals) {
    const kinds = facts.map((fact) => (fact.known ? placed(fact.value, limits) : null));
    const own = facts.some((fact) => fact.known && !fact.lender), size = limits.length + 1;
    const counts = Array(size).fill(0), lent = Array(size).fill(0);
    let darker = 0, lighter = 0;
    facts.forEach((fact, k) => {
      if (!fact.known) return;
      (fact.lender ? lent : counts)[kinds[k]] += 1;
      if (own && fact.lender) return;
      const before = placed(fact.value, usual), same = usual.length === limits.length;
      const moved = same ? kinds[k] - before : shade(kinds[k], size) - shade(before, usual.length + 1);
      if (moved > 0) darker += 1; else if (moved < 0) lighter += 1;
    });
    const told = (own ? counts : lent).filter(Boolean).length <= 1 ? [words.one] : [];
    const moved = darker + lighter ? fill(words.moved, { moved: darker + lighter, darker, lighter }) : words.unmoved;
    return { kinds, counts, lent, texts: texts(limits, decimals, words.classes), moved: [...told, moved].join(' ') };
  }

  /* The part above the map. `move` is told of limits while they move, `rest` when they rest. */
  class BreakBar {
    constructor(move) {
      this.move = move;
      this.node = html('fieldset', 'hge-breaks');
      this.node.hidden = true;
    }

    /* Shows where the breaks stand; a handle that is held keeps the focus. */
    show(hand, palette, decimals, facts, moved) {
      this.node.hidden = !hand;
      if (!hand) { this.kind = ''; this.node.replaceChildren(); return; }
      Object.assign(this, { hand, palette, decimals, limits: [...hand.limits] });
      const kind = [hand.limits.length, hand.span, decimals, hand.words.title].join();
      if (kind !== this.kind) this.build(facts);
      this.kind = kind;
      this.note.textContent = hand.words.help || moved;
      this.place();
    }

    build(facts) {
      const { hand: { words, limits, span }, decimals } = this, step = 10 ** -decimals;
      this.step = Math.max(step, Math.round((span[1] - span[0]) / PRESSES / step) * step);
      this.band = html('i', 'hge-breaks-band');
      const values = facts.filter((fact) => fact.known && !fact.lender).map((fact) => fact.value);
      const shown = values.length ? values : facts.filter((fact) => fact.known).map((fact) => fact.value);
      const scale = html('div', 'hge-breaks-scale', null, HGE.dots(shown, span), this.band);
      scale.setAttribute('aria-hidden', 'true');
      this.slides = limits.map((_, k) => this.slide(k, words, span));
      this.fields = limits.map((_, k) => this.field(k, words, step));
      this.wrong = html('p', 'hge-wrong');
      this.wrong.setAttribute('role', 'alert');
      this.note = html('p', 'hge-note');
      this.node.replaceChildren(
        html('legend', '', words.title), this.note, html('div', 'hge-breaks-track', null, scale, ...this.slides),
        html('div', 'hge-breaks-fields', null, ...this.fields.map(({ parentNode }) => parentNode)), this.wrong,
      );
    }

    slide(k, words, [low, high]) {
      const input = html('input', 'hge-slide');
      Object.assign(input, { type: 'range', min: low, max: high, step: 'any', ariaLabel: fill(words.move, { n: k + 1 }) });
      input.addEventListener('input', () => this.set(k, Number(input.value)));
      input.addEventListener('keydown', (event) => this.key(event, k));
      return input;
    }

    field(k, words, step) {
      const input = html('input');
      Object.assign(input, { type: 'number', step, inputMode: 'decimal' });
      html('label', '', null, html('span', '', fill(words.field, { n: k + 1 })), input);
      input.addEventListener('change', () => this.typed(k, input));
      return input;
    }

    key(event, k) {
      const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -PAGE, PageUp: PAGE, Home: -Infinity, End: Infinity };
      if (!(event.key in steps) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      // The page's own keys have other work.
      event.stopPropagation();
      this.set(k, this.limits[k] + steps[event.key] * this.step);
    }

    /* Breaks rise: each keeps a step from its neighbours. */
    room(k) {
      const { limits, hand: { span }, decimals } = this, step = 10 ** -decimals;
      const ends = [limits[k - 1] == null ? span[0] : limits[k - 1] + step, limits[k + 1] == null ? span[1] : limits[k + 1] - step];
      return ends.map((end) => this.rounded(end));
    }
    rounded(value) { return Number(value.toFixed(this.decimals)); }

    set(k, value) {
      const [low, high] = this.room(k), next = this.rounded(Math.min(high, Math.max(low, value)));
      this.wrong.textContent = '';
      const moved = next !== this.limits[k];
      this.limits[k] = next;
      this.place();
      if (moved) this.move([...this.limits]);
    }

    /* A number may lie beyond the figures, not beyond its neighbours. */
    typed(k, input) {
      const { limits, decimals, hand: { words } } = this, step = 10 ** -decimals, value = this.rounded(Number(input.value));
      const low = limits[k - 1] == null ? -Infinity : this.rounded(limits[k - 1] + step), high = limits[k + 1] == null ? Infinity : this.rounded(limits[k + 1] - step);
      if (input.value === '' || !(value >= low && value <= high)) {
        const [from, to] = this.room(k).map((end) => HGE.format(end, decimals));
        input.setAttribute('aria-invalid', 'true');
        this.wrong.textContent = fill(words.wrong, { n: k + 1, low: from, high: to });
        return;
      }
      this.wrong.textContent = '';
      if (value === limits[k]) { this.place(); return; }
      limits[k] = value;
      this.place();
      this.move([...limits]);
    }

    place() {
      const { limits, palette, decimals, hand: { span: [low, high] } } = this;
      const at = (value) => `${(100 * Math.min(1, Math.max(0, (value - low) / (high - low || 1)))).toFixed(2)}%`;
      limits.forEach((limit, k) => {
        this.slides[k].value = limit;
        this.slides[k].setAttribute('aria-valuetext', HGE.format(limit, decimals));
        this.fields[k].value = limit.toFixed(decimals);
        this.fields[k].removeAttribute('aria-invalid');
      });
      const stops = palette.map((colour, k) => `${colour} ${k ? at(limits[k - 1]) : '0%'} ${limits[k] == null ? '100%' : at(limits[k])}`);
      this.band.style.background = `linear-gradient(to right, ${stops.join(', ')})`;
    }
  }

  Object.assign(HGE, { cut, recut, BreakBar });
})(globalThis);
