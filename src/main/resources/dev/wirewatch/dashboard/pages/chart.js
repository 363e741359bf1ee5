// Charts in SVG, each with a table behind it.
import {h, on} from './dom.js';
import {count} from './format.js';

const LEVELS = ['info', 'warning', 'critical'];

export const label = (iso, seconds) => {
  const date = new Date(iso);
  const options = seconds >= 86400
    ? {day: 'numeric', month: 'short'}
    : seconds >= 3600 ? {day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23'}
    : {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'};
  return date.toLocaleString(undefined, options);
};

/** A round number at or above the highest bar. */
function ceiling(value) {
  if (value <= 4) return Math.max(1, value);
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 1.5, 2, 3, 4, 5, 6, 8, 10].map((step) => step * power).find((step) => step >= value);
}

/**
 * Stacked bars over time. Points have a start and one number for each of the keys; dragging over them calls onBrush with
 * the first and last point; until then the chart has the class brushing, and is not to be drawn anew.
 */
export function bars({points, keys, seconds, height = 92, what, onBrush}) {
  const width = 1000;
  const top = 6;
  const bottom = 18;
  const most = ceiling(Math.max(1, ...points.map((point) => keys.reduce((sum, key) => sum + point[key], 0))));
  const step = width / Math.max(1, points.length);
  const scale = (height - top - bottom) / most;
  const chart = h('svg', {
    viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'none', class: 'bars', role: 'img',
    'aria-label': `${what} over time; the table below has the numbers`,
  });
  const base = height - bottom;
  for (const line of [most, most / 2]) {
    chart.append(h('line', {class: 'grid', x1: 0, x2: width, y1: base - line * scale, y2: base - line * scale}));
  }
  chart.append(h('line', {class: 'axis', x1: 0, x2: width, y1: base, y2: base}));
  points.forEach((point, i) => {
    let y = base;
    const group = h('g', null);
    for (const key of keys) {
      const size = point[key] * scale;
      y -= size;
      if (size > 0) {
        group.append(h('rect', {
          class: key, x: i * step + Math.min(1, step * 0.12), y, height: Math.max(size, 1.5),
          width: Math.max(step - 2 * Math.min(1, step * 0.12), 0.5),
        }));
      }
    }
    group.append(h('rect', {class: 'hit', x: i * step, y: 0, width: step, height: base},
      h('title', null, `${label(point.start, seconds)}: ${keys.map((key) => `${count(point[key])} ${key}`).join(', ')}`)));
    chart.append(group);
  });
  if (onBrush) brush(chart, points, step, width, base, onBrush);
  return h('figure', {class: 'chart'},
    h('div', {class: 'plot'}, h('span', {class: 'top-value', 'aria-hidden': 'true'}, count(most)), chart),
    axis(points, seconds),
    table(points, keys, seconds, what));
}

export function axis(points, seconds) {
  if (!points.length) return null;
  const marks = [0, 0.25, 0.5, 0.75].map((share) => points[Math.floor(share * points.length)]);
  return h('div', {class: 'ticks', 'aria-hidden': 'true'},
    [...new Set(marks)].map((point) => h('span', null, label(point.start, seconds))));
}

function table(points, keys, seconds, what, format = count) {
  const details = h('details', {class: 'behind'}, h('summary', null, 'Numbers as a table'));
  on(details, 'toggle', () => {
    if (!details.open || details.querySelector('table')) return;
    details.append(h('div', {class: 'scroll'}, h('table', null,
      h('caption', {class: 'unseen'}, what),
      h('thead', null, h('tr', null, h('th', {scope: 'col'}, 'From'), keys.map((key) => h('th', {scope: 'col', class: 'number'}, key)))),
      h('tbody', null, points.map((point) => h('tr', null,
        h('th', {scope: 'row'}, label(point.start, seconds)),
        keys.map((key) => h('td', {class: 'number'}, format(point[key])))))))));
  });
  return details;
}

function brush(chart, points, step, width, base, onBrush) {
  let first = null;
  const area = h('rect', {class: 'brush', y: 0, height: base, width: 0});
  chart.append(area);
  const at = (event) => {
    const box = chart.getBoundingClientRect();
    return Math.max(0, Math.min(points.length - 1, Math.floor((event.clientX - box.left) / box.width * width / step)));
  };
  on(chart, 'pointerdown', (event) => {
    first = at(event);
    chart.setPointerCapture(event.pointerId);
    chart.classList.add('brushing');
  });
  chart.addEventListener('lostpointercapture', () => {
    first = null;
    area.setAttribute('width', 0);
    chart.classList.remove('brushing');
  });
  chart.addEventListener('pointermove', (event) => {
    if (first === null) return;
    const from = Math.min(first, at(event));
    const to = Math.max(first, at(event)) + 1;
    area.setAttribute('x', from * step);
    area.setAttribute('width', (to - from) * step);
  });
  chart.addEventListener('pointerup', (event) => {
    if (first === null) return;
    const last = at(event);
    const [from, to] = [Math.min(first, last), Math.max(first, last)];
    onBrush(points[from], points[to]);
  });
}

/** A small line of bars without axes; its words are the caller's business. */
export function spark(values, {width = 84, height = 20} = {}) {
  const most = Math.max(1, ...values);
  const step = width / values.length;
  return h('svg', {class: 'spark', viewBox: `0 0 ${width} ${height}`, width, height, 'aria-hidden': 'true'},
    values.map((value, i) => value > 0 && h('rect', {
      x: (i * step).toFixed(2), width: Math.max(1, step - 1).toFixed(2),
      y: (height - Math.max(2, value / most * height)).toFixed(2), height: Math.max(2, value / most * height).toFixed(2),
    })));
}

/** Times as a sparkline of equal parts between the first and the last. */
export function sparkOfTimes(times, parts = 16) {
  const millis = times.map((iso) => new Date(iso).getTime());
  const first = Math.min(...millis);
  const span = Math.max(1, Math.max(...millis) - first);
  const values = new Array(parts).fill(0);
  for (const one of millis) values[Math.min(parts - 1, Math.floor((one - first) / span * parts))]++;
  return spark(values);
}

export {LEVELS};
