/* The table beside the map: reads the figures that the map of the same view has published. */
const SHAPES = { l: 'M6 10L1 2H11Z', h: 'M6 2L11 10H1Z', s: 'M1 3H11V5H1ZM1 7H11V9H1Z' };

function element(name, className, text) {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (text != null) node.textContent = text;
  return node;
}

function chip(verdict, words) {
  if (!words.chip[verdict]) return element('span');
  const node = element('span', `hge-chip hge-chip-${verdict}`);
  const mark = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  mark.setAttribute('viewBox', '0 0 12 12');
  mark.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', SHAPES[verdict]);
  mark.append(path);
  node.append(mark, words.chip[verdict]);
  return node;
}

function columns(facts, words) {
  const all = [
    { key: 'name', title: words.table.columns.name, order: (row) => row.name },
    { key: 'v', title: words.table.columns.v, order: (row) => row.value },
    { key: 'range', title: words.table.columns.range, order: (row) => row.lower },
    { key: 'for', title: words.table.columns.for, order: (row) => row.lender },
    { key: 'verdict', title: words.table.columns.verdict, order: (row) => words.chip[row.verdict] ?? '' },
  ];
  const shown = {
    range: facts.some((row) => row.range), for: facts.some((row) => row.lender), verdict: facts.some((row) => words.chip[row.verdict]),
  };
  return all.filter((column) => shown[column.key] ?? true);
}

function compare(a, b) {
  if (a == null || b == null) return (a == null) - (b == null);
  return typeof a === 'string' ? a.localeCompare(b, 'en') : a - b;
}

function ordered(facts, state, chosen) {
  const rank = (row) => { const k = chosen.findIndex((place) => place.code === row.code); return k < 0 ? chosen.length : k; };
  if (!state.sort) return [...facts].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'en'));
  const { column, down } = state.sort;
  return [...facts].sort((a, b) => {
    const x = column.order(a), y = column.order(b);
    if (x == null || y == null) return compare(x, y);
    return (down ? -1 : 1) * compare(x, y) || a.name.localeCompare(b.name, 'en');
  });
}

function head(state, shown, words, redraw) {
  const row = element('tr');
  shown.forEach((column) => {
    const cell = element('th', `hge-${column.key}`);
    const sorted = state.sort?.column.key === column.key;
    cell.scope = 'col';
    cell.setAttribute('aria-sort', sorted ? (state.sort.down ? 'descending' : 'ascending') : 'none');
    const button = element('button', '', column.title);
    button.type = 'button';
    button.append(element('span', 'hge-arrow', sorted ? (state.sort.down ? ' ▼' : ' ▲') : ''));
    button.lastChild.setAttribute('aria-hidden', 'true');
    button.addEventListener('click', () => {
      state.sort = { column, down: sorted && !state.sort.down };
      redraw(column.key);
    });
    cell.append(button);
    row.append(cell);
  });
  const section = element('thead');
  section.append(row);
  return section;
}

function body(rows, shown, words, chosen, send) {
  const section = element('tbody');
  const letters = new Map(chosen.map((place) => [place.code, place.letter]));
  rows.forEach((row) => {
    const line = element('tr', letters.has(row.code) ? 'hge-chosen' : '');
    const cells = {
      name: () => {
        const cell = element('th');
        cell.scope = 'row';
        const button = element('button', 'hge-pick', letters.has(row.code) ? `${letters.get(row.code)} ${row.name}` : row.name);
        button.type = 'button';
        button.addEventListener('click', () => send(row.code));
        cell.append(button);
        return cell;
      },
      v: () => element('td', 'hge-v', row.known ? row.shown : words.table.none),
      range: () => element('td', 'hge-range', row.range),
      for: () => element('td', 'hge-for', row.lender),
      verdict: () => { const cell = element('td', 'hge-verdict'); cell.append(chip(row.verdict, words)); return cell; },
    };
    shown.forEach((column) => line.append(cells[column.key]()));
    section.append(line);
  });
  return section;
}

function draw(box, shared) {
  const { state } = box, { facts, words, chosen } = shared;
  if (!words) return;
  const shown = columns(facts, words);
  const redraw = (key) => { draw(box, shared); box.querySelector(`th.hge-${key} button`)?.focus(); };
  const table = element('table');
  table.append(element('caption', 'hge-hidden', words.table.caption), head(state, shown, words, redraw),
    body(ordered(facts, state, chosen), shown, words, chosen, (code) => state.send(code)));
  const top = box.scrollTop;
  box.replaceChildren(table);
  box.scrollTop = top;
}

export default function mount({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector('.hge-table');
  const HGE = (globalThis.HGE ??= {});
  const views = (HGE.waiting ??= new Map());
  box.state ??= { sort: null };
  box.state.send = (code) => setTriggerValue('area', code);
  box.setAttribute('aria-label', data.label);
  const listener = (box.state.listener ??= (shared) => draw(box, shared));
  const join = () => {
    const shared = HGE.view(data.view);
    shared.listeners.add(listener);
    listener(shared);
  };
  if (HGE.view) join();
  else {
    const timer = setInterval(() => { if (HGE.view) { clearInterval(timer); join(); } }, 50);
    views.set(box, timer);
  }
  return () => { HGE.view?.(data.view).listeners.delete(listener); clearInterval(views.get(box)); };
}
