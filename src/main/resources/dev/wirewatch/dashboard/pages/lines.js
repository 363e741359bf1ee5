// Shares of all coverage over time, one line for each of up to six, with a table behind them.
import {h, on} from './dom.js';
import {axis, label} from './chart.js';
import {count, percent} from './format.js';

/** A round share at or above the highest. */
function ceiling(share) {
  const power = 10 ** Math.floor(Math.log10(Math.max(share, 0.001)));
  return Math.min(1, [1, 1.5, 2, 3, 4, 5, 6, 8, 10].map((step) => step * power).find((step) => step >= share * 0.9999));
}

/**
 * Lines over time. Each of the series has a name and the number of its articles in each part; a part without any coverage at
 * all is a gap, as nothing can be said of it.
 */
export function lines({starts, all, series, seconds, what, height = 190}) {
  const width = 1000;
  const base = height - 18;
  const shares = series.map((one) => one.counts.map((articles, i) => (all[i] > 0 ? articles / all[i] : null)));
  const most = ceiling(Math.max(0, ...shares.flat().filter((share) => share !== null)));
  const step = width / Math.max(1, starts.length);
  const x = (i) => (i + 0.5) * step;
  const y = (share) => base - share / most * (base - 8);
  const chart = h('svg', {
    viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'none', class: 'lines', role: 'img',
    'aria-label': `${what}: ${series.map((one) => one.name).join(', ')}; the table below has the numbers`,
  });
  for (const line of [most, most / 2]) {
    chart.append(h('line', {class: 'grid', x1: 0, x2: width, y1: y(line), y2: y(line)}));
  }
  chart.append(h('line', {class: 'axis', x1: 0, x2: width, y1: base, y2: base}));
  shares.forEach((values, n) => chart.append(h('path', {class: `line line-${n}`, d: path(values, x, y)})));
  starts.forEach((start, i) => chart.append(h('g', null, h('rect', {class: 'hit', x: i * step, y: 0, width: step, height: base},
    h('title', null, `${label(start, seconds)}\n${series.map((one, n) => `${one.name}: ${said(shares[n][i], one.counts[i])}`).join('\n')}`)))));
  return h('figure', {class: 'chart'},
    h('div', {class: 'plot'}, h('span', {class: 'top-value', 'aria-hidden': 'true'}, percent(most)), chart),
    axis(starts.map((start) => ({start})), seconds),
    table({starts, all, series, shares, seconds, what}));
}

const said = (share, articles) => (share === null ? 'no coverage' : `${percent(share)} (${count(articles)})`);

/** Pieces without a gap; a piece of one point is a dot, by its round ends. */
function path(values, x, y) {
  let open = false;
  return values.map((share, i) => {
    if (share === null) {
      open = false;
      return '';
    }
    const at = `${x(i).toFixed(1)} ${y(share).toFixed(1)}`;
    const piece = open ? `L${at}` : `M${at}h0`;
    open = true;
    return piece;
  }).join('');
}

function table({starts, all, series, shares, seconds, what}) {
  const details = h('details', {class: 'behind'}, h('summary', null, 'Numbers as a table'));
  on(details, 'toggle', () => {
    if (!details.open || details.querySelector('table')) return;
    const number = (text) => h('th', {scope: 'col', class: 'number'}, text);
    details.append(h('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': what}, h('table', null,
      h('caption', {class: 'unseen'}, what),
      h('thead', null, h('tr', null, h('th', {scope: 'col'}, 'From'), number('All articles'),
        series.map((one) => [number(h('bdi', null, one.name)), number('Share')]))),
      h('tbody', null, starts.map((start, i) => h('tr', null,
        h('th', {scope: 'row'}, label(start, seconds)), h('td', {class: 'number'}, count(all[i])),
        series.map((one, n) => [h('td', {class: 'number'}, count(one.counts[i])),
          h('td', {class: 'number'}, shares[n][i] === null ? '–' : percent(shares[n][i]))])))))));
  });
  return details;
}

/** How a line looks, for a legend. */
export const sample = (n) => h('svg', {class: 'lines sample', viewBox: '0 0 26 8', width: 26, height: 8, 'aria-hidden': 'true'},
  h('path', {class: `line line-${n}`, d: 'M2 4H24'}));
