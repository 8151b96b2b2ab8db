/* What stands beside the map: the ruler, the cards of chosen places, the table, the sources.
   A classic script; draws from the same setting and message as the map. */
(function (g) {
  'use strict';
  const HGE = (g.HGE ??= {});
  const { svg, html } = HGE;

  // How the band of a likely range fades from its middle, by distance as a share of its half-width:
  // it has no cap, since the range has no sharp end.
  const REACH = 1.35;
  const FADE = [[0, 0.62], [0.25, 0.6], [0.6, 0.36], [1, 0.13], [REACH, 0]];
  const BINS = 60, DOTS = 46;
  // More columns than this do not fit a phone.
  const WIDEST = 4;
  const VERDICTS = { l: 'M6 10L1 2H11Z', h: 'M6 2L11 10H1Z', s: 'M1 3H11V5H1ZM1 7H11V9H1Z' };

  const hidden = (text) => html('p', 'hge-hidden', text);

  /* Shape, word and tint: the colour never stands alone. */
  function chip(verdict, text) {
    if (!text) return html('span');
    const mark = svg('svg', { viewBox: '0 0 12 12', 'aria-hidden': 'true' }, svg('path', { d: VERDICTS[verdict] }));
    return html('span', `hge-chip hge-chip-${verdict}`, null, mark, text);
  }

  // The ruler ------------------------------------------------------------------------------

  // Where ticks, marks and bands stand is told in shares of the scale (explorer/scales.py). A drawing of
  // its own, beside those of charts and strips, since rows and dots change in place with the map.
  const percent = (share) => `${100 * share}%`;

  /* A dot for each area, stacked in narrow bins. The values are here already, and so are not told again:
     these alone are placed here. */
  function dots(values, [from, to]) {
    const low = Math.min(...values), span = Math.max(...values) - low || 1, heights = new Map();
    const places = [...values].sort((a, b) => a - b).map((value) => {
      const bin = Math.min(BINS - 1, Math.floor(((value - low) / span) * BINS)), height = heights.get(bin) ?? 0;
      heights.set(bin, height + 1);
      return [low + ((bin + 0.5) * span) / BINS, height];
    });
    const most = Math.max(...heights.values(), 8), pitch = DOTS / most;
    return svg('svg', { class: 'hge-dots', height: DOTS }, ...places.map(([value, height]) => svg('circle', {
      cx: percent(to > from ? (value - from) / (to - from) : 0.5), cy: DOTS - pitch * (height + 0.5), r: Math.min(2.4, pitch * 0.46).toFixed(2),
    })));
  }
  function mark(row, colours) {
    const shapes = {
      A: svg('circle', { cx: 9, cy: 9, r: 7 }), B: svg('rect', { x: 3, y: 3, width: 12, height: 12 }),
      england: svg('path', { d: 'M9 2L16 9L9 16L2 9Z' }), region: svg('circle', { cx: 9, cy: 9, r: 5.5 }),
    };
    const shape = shapes[row.letter || row.mark], colour = colours[row.letter];
    shape.setAttribute('fill', colour ?? '#ffffff');
    shape.setAttribute('stroke', colour ? '#ffffff' : { england: '#16212b', region: '#46525c' }[row.mark]);
    shape.setAttribute('stroke-width', 2.2);
    return svg('svg', { width: 18, height: 18, class: 'hge-mark-on-ruler' }, shape);
  }
  /* Darkest at the estimate; each side fades over its own length. */
  function band({ left, width, middle }, colour) {
    const box = html('span', 'hge-band');
    const [r, gr, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    const stop = ([distance, opacity], side) => `rgba(${r}, ${gr}, ${b}, ${opacity}) ${percent(middle + ((side < 0 ? -middle : 1 - middle) * distance) / REACH)}`;
    const stops = [...FADE.slice(1).reverse().map((fade) => stop(fade, -1)), ...FADE.map((fade) => stop(fade, 1))];
    box.style.left = percent(left);
    box.style.width = percent(width);
    box.style.background = `linear-gradient(to right, ${stops.join(', ')})`;
    return box;
  }
  function line(name, track, value, bold) {
    return html('div', `hge-row${bold ? ' hge-picked' : ''}`, null, html('span', 'hge-row-name', name), track, html('span', 'hge-row-value', value));
  }
  function ruler(message, facts, colours) {
    const told = message.ruler;
    const values = told.dots ?? facts.filter((fact) => fact.known && !fact.lender).map((fact) => fact.value);
    const upright = (kind, at) => { const node = html('i', kind); node.style.left = percent(at); return node; };
    // A standard is one line across all rows, and has a row for its name.
    const across = () => (told.standard ? [upright('hge-standard', told.standard.at)] : []);
    const grid = () => [...told.ticks.map(({ at }) => upright('hge-tick', at)), ...across()];
    const above = html('span', 'hge-track', null, ...across(), dots(values, told.scale));
    const rows = told.rows.map((row) => {
      const track = html('span', 'hge-track', null, ...grid());
      if (row.band) track.append(band(row.band, colours[row.letter]));
      const sign = mark(row, colours);
      sign.style.left = percent(row.at);
      track.append(sign);
      return line(row.letter ? `${row.letter} ${row.name}` : row.name, track, row.text, row.letter);
    });
    const foot = html('span', 'hge-track hge-axis', null, ...told.ticks.map(({ at, text }) => {
      const label = html('span', 'hge-tick-label', text);
      label.style.left = percent(at);
      return label;
    }));
    if (told.standard) rows.push(line(told.standard.name, html('span', 'hge-track', null, ...grid()), told.standard.text));
    const picture = html('div', 'hge-ruler', null, line(told.all, above, ''), ...rows, line('', foot, ''));
    picture.setAttribute('aria-hidden', 'true');
    return [html('h2', '', told.title), html('p', 'hge-note', told.reading), picture, hidden(told.text)];
  }

  // Cards of chosen places ------------------------------------------------------------------

  function card(place, setting, send) {
    const told = place.card, { words, layer } = setting;
    const box = html('div', `hge-card hge-card-${place.letter}`, null, html('h3', '', null, HGE.pin(place.letter, layer.colours[place.letter]), ` ${place.name}`));
    if (told.missing) { box.append(html('p', '', told.missing), ...model(told.model, words, send)); return box; }
    if (layer.modelled) box.append(html('p', '', null, html('span', 'hge-badge-model', words.model.mark)));
    if (told.badge) box.append(html('p', '', null, html('span', 'hge-badge', told.badge)));
    box.append(html('p', '', null, html('strong', '', told.figure)));
    if (words.area.verdict[told.verdict]) box.append(html('p', '', null, chip(told.verdict, words.area.verdict[told.verdict])));
    told.lines.forEach((text) => box.append(html('p', 'hge-note', text)));
    box.append(...model(told.model, words, send));
    if (told.across) box.append(html('details', '', null, html('summary', '', told.across.title), html('p', '', told.across.text)));
    if (send && place.letter === 'A') box.append(button(words.keep, () => send('keep', true)));
    return box;
  }
  /* What our model says beside the figure, or of it: after its mark, with the way to its proof. */
  function model(told, words, send) {
    if (!told) return [];
    const lines = told.text ? [html('p', 'hge-model', null, html('span', 'hge-badge-model', words.model.mark), ` ${told.text}`)] : [];
    if (told.note) lines.push(html('p', 'hge-note', told.note));
    // A page of its own has no other page to lead to.
    if (send) {
      const link = html('a', 'hge-link', words.model.proof);
      link.href = HGE.kept(new URL(told.address, document.baseURI));
      lines.push(link);
    }
    return lines;
  }
  function button(text, act) {
    const node = html('button', 'hge-link', text);
    node.type = 'button';
    node.addEventListener('click', act);
    return node;
  }
  const cards = (message, setting, send) => message.chosen.map((place) => card(place, setting, send));

  // The table -------------------------------------------------------------------------------

  const table = {
    /* Each column: what stands in a row's cell, what it is sorted by, and what to compare to see a change. */
    columns(facts, { words, layer }, told) {
      const name = { key: 'name', title: words.table.name, order: (row) => row.name, text: (row) => row.name };
      if (told) {
        return [name, ...told.columns.map(({ title, texts, order, numeric, falling, details }, k) => ({
          key: `c${k}`, title, numeric, falling, order: (row) => order[row.position] ?? null,
          text: ({ position }) => `${texts[position]} ${details[position] ?? ''}`.trim(),
          cell: ({ position }) => {
            const cell = html('td', numeric ? 'hge-v' : '', texts[position]);
            if (details[position]) cell.append(' ', html('span', 'hge-detail', details[position]));
            cell.dataset.head = title;
            return cell;
          },
        }))];
      }
      const detailed = (head, text, detail) => {
        const cell = html('td', 'hge-modelled', text);
        if (text && detail) cell.append(' ', html('span', 'hge-detail', `(${detail})`));
        cell.dataset.head = head;
        return cell;
      };
      // By our model's figures no table is put in order: it ranks no place.
      const columns = [
        name,
        { key: 'v', title: words.table.v, fixed: layer.modelled, order: (row) => row.value, text: (row) => (row.known ? row.shown : row.missing) },
        { key: 'range', title: words.table.range, order: (row) => row.lower, text: (row) => row.range },
        { key: 'for', title: words.table.for, order: (row) => row.lender || null, text: (row) => row.lender },
        { key: 'verdict', title: words.table.verdict, order: (row) => words.chip[row.verdict] ?? null, text: (row) => words.chip[row.verdict] ?? '',
          cell: (row) => html('td', 'hge-verdict', null, chip(row.verdict, words.chip[row.verdict])) },
        { key: 'model', title: words.table.model, fixed: true, text: (row) => (row.model ? `${row.model} (${row.limits})` : ''),
          cell: (row) => detailed(words.table.model, row.model, row.limits) },
        { key: 'beyond', title: words.table.beyond, fixed: true, text: (row) => row.beyond ?? '',
          cell: (row) => detailed(words.table.beyond, row.beyond) },
      ];
      const always = new Set(['name', 'v']);
      return columns.filter((column) => always.has(column.key) || facts.some(column.text));
    },
    compare(a, b) {
      if (a == null || b == null) return (a == null) - (b == null);
      return typeof a === 'string' ? a.localeCompare(b, 'en') : a - b;
    },
    /* Chosen places first, then A to Z; or as a heading says. What has no figure stands last. */
    ordered(facts, sort, chosen) {
      const rank = (row) => { const k = chosen.findIndex((place) => place.code === row.code); return k < 0 ? chosen.length : k; };
      if (!sort) return [...facts].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'en'));
      const { order } = sort.column;
      return [...facts].sort((a, b) => {
        const x = order(a), y = order(b);
        if (x == null || y == null) return table.compare(x, y) || a.name.localeCompare(b.name, 'en');
        return (sort.down ? -1 : 1) * table.compare(x, y) || a.name.localeCompare(b.name, 'en');
      });
    },
    head(state, shown) {
      return html('thead', '', null, html('tr', '', null, ...shown.map((column) => {
        const sorted = state.sort?.column.key === column.key, arrow = sorted ? (state.sort.down ? ' ▼' : ' ▲') : '';
        const sign = html('span', 'hge-arrow', arrow);
        sign.setAttribute('aria-hidden', 'true');
        if (column.fixed) {
          const plain = html('th', `hge-${column.key} hge-fixed${column.key === 'v' ? ' hge-v' : ''}`, column.title);
          plain.scope = 'col';
          return plain;
        }
        const press = html('button', '', column.title, sign);
        press.type = 'button';
        press.addEventListener('click', () => { state.sort = { column, down: sorted ? !state.sort.down : Boolean(column.falling) }; state.draw(column.key); });
        const cell = html('th', `hge-${column.key}${column.numeric ? ' hge-v' : ''}`, null, press);
        cell.scope = 'col';
        cell.setAttribute('aria-sort', sorted ? (state.sort.down ? 'descending' : 'ascending') : 'none');
        return cell;
      })));
    },
    cell(column, row, choose) {
      if (column.cell) return column.cell(row);
      if (column.key !== 'name') return html('td', `hge-${column.key}`, column.text(row));
      const cell = html('th', '', null, choose ? pick(row.name, () => choose(row.code)) : row.name);
      cell.scope = 'row';
      return cell;
    },
    /* One row; where it stands already only what changed is written. */
    row(kept, row, shown, choose) {
      const told = shown.map((column) => column.text(row));
      if (!kept) {
        kept = { line: html('tr', '', null, ...shown.map((column) => table.cell(column, row, choose))), told };
      } else {
        shown.forEach((column, k) => { if (told[k] !== kept.told[k]) kept.line.cells[k].replaceWith(table.cell(column, row, choose)); });
        kept.told = told;
      }
      kept.line.className = row.letter ? 'hge-chosen' : '';
      return kept;
    },
    draw(box, state, message, setting, facts, choose) {
      const shown = table.columns(facts, setting, message.told);
      const letters = new Map(message.chosen.map((place) => [place.code, place.letter]));
      const rows = table.ordered(facts, state.sort, message.first ?? message.chosen).map((fact) => {
        const letter = letters.get(fact.code);
        return { ...fact, letter, name: letter ? `${letter} ${fact.name}` : fact.name };
      });
      const kind = `${setting.geometry.far} ${shown.map(({ key, title }) => `${key} ${title}`)}`;
      if (state.kind !== kind) Object.assign(state, { kind, rows: new Map(), body: html('tbody'), order: '' });
      state.choose = choose;
      state.draw = (key) => { table.draw(box, state, message, setting, facts, choose); box.querySelector(`th.hge-${key} button`)?.focus(); };
      rows.forEach((row) => state.rows.set(row.code, table.row(state.rows.get(row.code), row, shown, choose && ((code) => state.choose(code)))));
      const order = rows.map((row) => row.code).join(), top = box.scrollTop;
      if (order !== state.order) state.body.replaceChildren(...rows.map((row) => state.rows.get(row.code).line));
      state.order = order;
      const caption = html('caption', 'hge-hidden', message.label);
      const whole = box.querySelector('table'), stacked = shown.length > WIDEST ? 'hge-stacked' : '';
      if (whole?.tBodies[0] === state.body) { whole.caption.replaceWith(caption); whole.tHead.replaceWith(table.head(state, shown)); }
      else box.replaceChildren(html('table', stacked, null, caption, table.head(state, shown), state.body));
      box.scrollTop = top;
    },
  };
  function pick(name, act) {
    const node = button(name, act);
    node.className = 'hge-pick';
    return node;
  }

  // Sources and notes -----------------------------------------------------------------------

  const list = (kind, texts) => html(kind, '', null, ...texts.map((text) => html('li', '', text)));
  function notes(message, setting, open) {
    const { record, words } = setting;
    if (!record) return [];
    const origins = html('ul', '', null, ...record.origins.map(({ text, url }) => {
      const link = html('a', '', words.publisher);
      link.href = url; link.rel = 'noopener noreferrer';
      return html('li', '', null, `${text} `, link);
    }));
    const sections = [...record.sections, { title: words.on_map, texts: message.notes }];
    const all = html('details', 'hge-all', null, html('summary', '', words.all_notes),
      ...sections.flatMap(({ title, texts }) => [html('h3', '', title), list('ul', texts)]), html('h3', '', words.origins), origins);
    all.open = open;
    return [html('p', 'hge-source', null, html('strong', '', words.source), ` ${record.source}`),
      html('div', 'hge-caveat', null, html('h2', '', words.caveats), list('ol', record.caveats)), all];
  }

  Object.assign(HGE, { ruler, dots, cards, table, notes, button, hidden });
})(globalThis);
