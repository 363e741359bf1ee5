// The difference of two texts, line by line: the shortest script (Myers, "An O(ND) Difference Algorithm", 1986).

const MOST_EDITS = 600;

/**
 * Lines with what became of them.
 *
 * @returns [{sign: ' ' | '-' | '+', text, before, after}]: line numbers from 1, where the side has the line
 */
export function difference(before, after) {
  const a = before.split('\n');
  const b = after.split('\n');
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const middle = script(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  const signs = [...Array(head).fill(' '), ...middle, ...Array(tail).fill(' ')];
  let i = 0;
  let j = 0;
  return signs.map((sign) => {
    if (sign === '-') return {sign, text: a[i], before: ++i};
    if (sign === '+') return {sign, text: b[j], after: ++j};
    return {sign, text: a[i], before: ++i, after: ++j};
  });
}

/** Signs for what is between equal beginnings and ends. */
function script(a, b) {
  const furthest = new Map([[1, 0]]);
  const trace = [];
  for (let edits = 0; edits <= Math.min(a.length + b.length, MOST_EDITS); edits++) {
    trace.push(new Map(furthest));
    for (let k = -edits; k <= edits; k += 2) {
      const down = k === -edits || (k !== edits && (furthest.get(k - 1) ?? -1) < (furthest.get(k + 1) ?? -1));
      let x = down ? furthest.get(k + 1) ?? 0 : (furthest.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      furthest.set(k, x);
      if (x >= a.length && x - k >= b.length) return walkBack(trace, a, b);
    }
  }
  // Too different for the shortest script to be worth its price: all of the one, then all of the other.
  return [...a.map(() => '-'), ...b.map(() => '+')];
}

function walkBack(trace, a, b) {
  const signs = [];
  let x = a.length;
  let y = b.length;
  for (let edits = trace.length - 1; edits > 0; edits--) {
    const furthest = trace[edits];
    const k = x - y;
    const down = k === -edits || (k !== edits && (furthest.get(k - 1) ?? -1) < (furthest.get(k + 1) ?? -1));
    const previous = down ? k + 1 : k - 1;
    const fromX = furthest.get(previous) ?? 0;
    const fromY = fromX - previous;
    while (x > fromX && y > fromY) {
      signs.push(' ');
      x--;
      y--;
    }
    signs.push(down ? '+' : '-');
    x = fromX;
    y = fromY;
  }
  while (x-- > 0) signs.push(' ');
  return signs.reverse();
}

/** Only what changed, with a few lines around it; null marks what was left out. */
export function excerpts(lines, around = 3) {
  const near = new Set();
  lines.forEach((line, i) => {
    if (line.sign === ' ') return;
    for (let j = i - around; j <= i + around; j++) near.add(j);
  });
  const shown = [];
  lines.forEach((line, i) => {
    if (near.has(i)) shown.push(line);
    else if (shown.length && shown[shown.length - 1] !== null) shown.push(null);
  });
  if (shown[shown.length - 1] === null) shown.pop();
  return shown;
}
