/* The search of pages without a server: words lie in files by how they begin, and each file is read
   when what is typed begins so. Nothing that is typed leaves the machine. */
const MOST = 8, FILES = 4, SHORTEST_SLIP = 4;
// Where England's outward codes end, and a whole postcode does.
const OUTWARD = /^([a-z]{1,2}\d[a-z\d]?)(\d[a-z]{2})?$/, INWARD = /^\d[a-z]{0,2}$/;
/* A text as names are compared: the same as explorer.places.names.plain, which wrote the files' words. */
const plain = (text) => text.replace(/&/g, ' and ').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[\u2018\u2019'.]/g, '')
  .split(/[^\p{L}\p{N}]+/u).filter((word) => word && word !== 'the').map((word) => (word === 'st' ? 'saint' : word)).join(' ');

/* How many letters are wrong, left out, added or turned round between two words, up to a limit. */
function slips(one, two, most) {
  if (Math.abs(one.length - two.length) > most) return most + 1;
  let before = null, last = [...Array(two.length + 1).keys()];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= two.length; j += 1) {
      const change = one[i - 1] === two[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change);
      if (before && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[two.length];
}

class Finder {
  constructor(files, words) { Object.assign(this, { files, words }); }

  /* The files whose words begin as a text does. */
  shards(text) {
    const names = Object.keys(this.files).filter((name) => text.startsWith(name) || name.startsWith(text));
    return Promise.all(names.slice(0, FILES).map((name) => HGE.fetching(this.files[name])));
  }

  /* Each subject that a word fits, by its address, with how well. */
  async fitting(word, last) {
    const found = new Map(), shards = await this.shards(word);
    const add = (shard, places, score) => places.forEach((at) => {
      const [kind, text, note, address, rank] = shard.subjects[at], key = `${text} ${address}`;
      if ((found.get(key)?.score ?? 0) < score) found.set(key, { kind, text, note, address, rank, score });
    });
    shards.forEach((shard) => Object.entries(shard.words).forEach(([known, places]) => {
      if (known === word) add(shard, places, 2);
      else if (last && word.length > 1 && known.startsWith(word)) add(shard, places, 1.2);
    }));
    if (found.size || word.length < SHORTEST_SLIP) return found;
    const most = word.length > 7 ? 2 : 1;
    shards.forEach((shard) => Object.entries(shard.words).forEach(([known, places]) => {
      if (slips(word, known, most) <= most) add(shard, places, 0.6);
    }));
    return found;
  }

  async find(text) {
    const asked = plain(text), whole = asked.split(' ').filter(Boolean);
    if (!whole.length) return this.told([], '');
    const postcode = await this.outward(asked, whole);
    if (postcode) return postcode;
    const words = whole.filter((one) => !this.words.little.includes(one)), tokens = words.length ? words : whole;
    const sets = await Promise.all(tokens.map((one, k) => this.fitting(one, k === tokens.length - 1 && !text.endsWith(' '))));
    const all = new Map();
    sets.forEach((set) => set.forEach((one, key) => {
      const held = all.get(key) ?? { ...one, score: 0, fits: 0 };
      all.set(key, { ...held, score: held.score + one.score, fits: held.fits + 1 });
    }));
    const known = sets.filter((set) => set.size).length, lost = tokens.filter((_, k) => !sets[k].size);
    const most = Math.max(0, ...[...all.values()].map((one) => one.fits));
    const lines = [...all.values()].filter((one) => one.fits === most).map((one) => ({ ...one, score: one.score + this.named(one, asked) }));
    lines.sort((a, b) => b.score - a.score || a.rank - b.rank || a.text.localeCompare(b.text, 'en'));
    const some = lost.length && known ? this.words.lost.replace('{text}', () => lost.join(' ')) : '';
    return this.told(lines.slice(0, MOST), lines.length ? some : this.words.nothing.replace('{text}', () => text.trim()));
  }

  /* A name that is typed whole is meant. */
  named({ text }, asked) {
    const name = plain(text.replace(/ \([^)]*\)$/, ''));
    return name === asked || plain(text) === asked ? 3 : name.startsWith(asked) ? 0.5 : 0;
  }

  /* Areas that have postcodes with the first half of the one that is typed; null where none is. */
  async outward(asked, tokens) {
    const joined = asked.replace(/ /g, ''), [, first] = joined.match(OUTWARD) ?? [];
    const spaced = tokens.length === 2 && INWARD.test(tokens[1]) ? tokens[0] : null;
    const code = spaced ?? (tokens.length === 1 ? (joined.length > 4 ? joined.slice(0, -3) : first) : null);
    if (!code || !OUTWARD.test(code)) return null;
    const shards = await this.shards(code);
    const shard = shards.find((one) => one.outward?.[code]);
    if (!shard) return null;
    const shown = code.toUpperCase(), places = shard.outward[code];
    const lines = places.map((at) => {
      const [kind, text, , address] = shard.subjects[at];
      return { kind, text, note: this.words.outward.replace('{outward}', shown), address };
    });
    return this.told(lines, code === joined ? '' : this.words.half.replace('{outward}', shown));
  }

  told(lines, said) {
    const { root } = document.documentElement.dataset, { one, many } = this.words.counts, n = lines.length;
    return {
      lines: lines.map(({ kind, text, note, address }) => ({ kind, text, note, address: `${root}${address}` })),
      said, count: n === 1 ? one : n ? many.replace('{n}', n) : '',
    };
  }
}

/* Which files there are stands in one of its own, read when the box is used for the first time. */
const finder = (name) => {
  let known = null;
  return () => (known ??= HGE.fetching(name).then(({ files, words }) => new Finder(files, words)));
};
const host = document.querySelector('.hge-find'), { search } = document.documentElement.dataset;
if (host && search) {
  const ready = finder(search);
  SearchBox.prototype.find = (text) => ready().then((one) => one.find(text));
  host.box = new SearchBox(host, BOX_WORDS);
}
