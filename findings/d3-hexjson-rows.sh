#!/usr/bin/env bash
# d3-hexjson, installed from npm, draws HexJSON cartograms. In the layout "odd-r" the rows with an odd number are
# shifted by half a hexagon; the library shifts every second row counted from the highest that it is given. So which
# hexagons touch depends on what else is drawn: a part of a country drawn alone, as one region of a cartogram of
# constituencies, can have other neighbours than within the country, without a warning.
# Seen: d3-hexjson 1.1.1, a grid of three rows and its two lower rows alone. Fails if that changes.
set -euo pipefail
command -v npm >/dev/null || { echo "this needs Node.js and npm" >&2; exit 2; }
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund d3-hexjson@1.1.1 >/dev/null
cat >check.js <<'JS'
const { renderHexJSON } = require('d3-hexjson');
const version = require('d3-hexjson/package.json').version;
const PLACES = { a: [0, 0], b: [1, 0], c: [0, 1], d: [1, 1], e: [0, 2] };
const PAIRS = ['ab', 'ac', 'ad', 'bc', 'bd', 'cd'];
function touching(names) {
  const hexes = Object.fromEntries([...names].map((name) => [name, { q: PLACES[name][0], r: PLACES[name][1] }]));
  const drawn = Object.fromEntries(renderHexJSON({ layout: 'odd-r', hexes }, 600, 600).map((one) => [one.key, one]));
  const apart = ([m, n]) => Math.hypot(drawn[m].x - drawn[n].x, drawn[m].y - drawn[n].y);
  return PAIRS.filter((pair) => apart(pair) < 1.05 * apart('ab')).join(' ');
}
const whole = touching('abcde');
const alone = touching('abcd');
console.log(`d3-hexjson ${version}`);
console.log(`a to d within rows 0 to 2 touch as ${whole}`);
console.log(`a to d alone touch as ${alone}`);
if (whole !== 'ab ac bc bd cd' || alone !== 'ab ac ad bd cd') process.exit(1);
JS
node check.js
