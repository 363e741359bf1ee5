// How much is written about whom, compared with the stretch of time before; several side by side.
import {announce, fill, h} from './dom.js';
import {get, queryOf} from './api.js';
import {spark} from './chart.js';
import {count, percent, RANGES} from './format.js';
import {capital, empty, heading, KIND_SIGNS} from './labels.js';
import {lines, sample} from './lines.js';
import {TREND_TEST, trendSign} from './trend.js';

const DEFAULT_RANGE = '7d';
const COMPARED = 6;
const ORDER = ['rising', 'falling', 'steady', 'unclear'];
const COLUMNS = {
  name: (a, b) => a.entity.name.localeCompare(b.entity.name),
  articles: (a, b) => b.articles - a.articles,
  change: (a, b) => b.change - a.change,
  trend: (a, b) => ORDER.indexOf(a.trend.direction) - ORDER.indexOf(b.trend.direction) || a.trend.p - b.trend.p,
  alerts: (a, b) => b.alerts - a.alerts,
};

/** What the page goes on with after it was drawn anew: the box that was ticked, and the words of the filter. */
let lastChosen = null;
let filterText = '';

/** The choice of a stretch of time that ends now. */
export function rangeChoice(chosen, onChoose) {
  const choice = h('select', {'aria-label': 'Time range', onchange: () => onChoose(choice.value)},
    RANGES.filter(([, , length]) => length > 0).map(([name, label]) => h('option', {value: name, selected: name === chosen}, label)));
  return choice;
}

/** The beginning of a named stretch of time, to the minute. */
export function rangeStart(name) {
  const length = (RANGES.find(([other]) => other === name) || RANGES[2])[2];
  return new Date(Math.floor((Date.now() - length) / 60000) * 60000).toISOString();
}

export async function entitiesPage({main, signal, query, navigate}) {
  const wanted = {range: query.get('range') || DEFAULT_RANGE, kind: query.get('kind') || '', sort: query.get('sort') || 'articles',
    compare: [...new Set(query.getAll('compare'))].slice(0, COMPARED)};
  const go = (changes) => navigate('/entities?' + queryOf({...wanted, ...changes}));
  const now = new Date(Math.ceil(Date.now() / 60000) * 60000).toISOString();
  const period = {from: rangeStart(wanted.range), to: now};
  const [overview, comparison] = await Promise.all([
    get('/api/v1/entities', period, signal),
    wanted.compare.length ? get('/api/v1/entity-comparison', {entity: wanted.compare, ...period}, signal) : null]);
  const rows = overview.entities
    .map((one) => ({...one, change: change(one, overview)}))
    .filter((one) => !wanted.kind || one.entity.kind === wanted.kind)
    .sort(COLUMNS[wanted.sort] || COLUMNS.articles);
  const kinds = ['', 'actor', 'system', 'place', 'programme'];
  const filter = () => {
    filterText = names.value;
    const part = filterText.toLowerCase();
    for (const row of main.querySelectorAll('tbody tr[data-name]')) row.hidden = !row.dataset.name.includes(part);
  };
  const names = h('input', {type: 'search', placeholder: 'Filter by name', 'aria-label': 'Filter by name', value: filterText, oninput: filter});
  fill(main, h('section', null,
    h('h1', {class: 'unseen'}, 'Entities'),
    h('div', {class: 'toolbar'}, names,
      h('div', {class: 'segmented', role: 'group', 'aria-label': 'Kind'}, kinds.map((kind) => h('button', {
        type: 'button', 'aria-pressed': String(kind === wanted.kind), onclick: () => go({kind}),
      }, kind ? [h('span', {class: `sign ${kind}`, 'aria-hidden': 'true'}, KIND_SIGNS[kind] + ' '), capital(kind) + 's'] : 'All'))),
      rangeChoice(wanted.range, (range) => go({range}))),
    h('p', {class: 'count'}, h('strong', null, `${count(rows.length)} entities`),
      h('span', {class: 'muted'}, ` in ${count(overview.articles)} articles; the stretch before had ${count(overview.articlesBefore)}`)),
    comparison && compared(comparison, wanted, go),
    rows.length ? table(rows, overview, wanted, go) : empty('No mentions in this time.', 'Choose a longer one.')));
  filter();
  if (lastChosen !== null) {
    [...main.querySelectorAll('[data-compare]')].find((box) => box.dataset.compare === lastChosen)?.focus({preventScroll: true});
    lastChosen = null;
  }
}

/** Several in one chart, each with its line, its trend and a way out. */
function compared(comparison, wanted, go) {
  const without = (id) => go({compare: wanted.compare.filter((other) => other !== id)});
  return h('section', {class: 'panel', 'aria-label': 'Comparison'},
    heading('Share of all coverage', h('button', {type: 'button', class: 'quiet', onclick: () => go({compare: []})}, 'End the comparison')),
    h('ul', {class: 'legend'}, comparison.entities.map((one, n) => h('li', null, sample(n),
      h('a', {href: '/entities/' + encodeURIComponent(one.entity.id) + '?' + queryOf({range: wanted.range})}, h('bdi', null, one.entity.name)),
      trendSign(one.trend),
      h('button', {type: 'button', class: 'quiet cross', 'aria-label': `Leave ${one.entity.name} out`, title: 'Leave out', onclick: () => without(one.entity.id)}, '×')))),
    lines({
      starts: comparison.starts, all: comparison.all, seconds: comparison.seconds, what: 'Share of all coverage over time',
      series: comparison.entities.map((one) => ({name: one.entity.name, counts: one.series})),
    }),
    h('p', {class: 'muted remark'}, `Trend: ${TREND_TEST}.`));
}

/** Takes an entity into the comparison or out of it; the address has it, so that it can be sent to others. */
function compareChoice(one, wanted, go) {
  const {id, name} = one.entity;
  const chosen = wanted.compare.includes(id);
  return h('input', {
    type: 'checkbox', 'aria-label': `Compare ${name}`, checked: chosen, 'data-compare': id,
    disabled: !chosen && wanted.compare.length >= COMPARED,
    title: wanted.compare.length >= COMPARED && !chosen ? `${COMPARED} are compared already` : 'Compare',
    onchange: () => {
      lastChosen = id;
      announce(chosen ? `${name} is left out` : `${name} is compared`);
      go({compare: chosen ? wanted.compare.filter((other) => other !== id) : [...wanted.compare, id]});
    },
  });
}

/** How the share of all articles has changed: volume alone would follow the news day. */
function change(one, overview) {
  const share = one.articles / Math.max(1, overview.articles);
  const before = one.before / Math.max(1, overview.articlesBefore);
  return before > 0 ? share / before - 1 : Infinity;
}

function table(rows, overview, wanted, go) {
  const head = (name, label, number) => h('th', {
    scope: 'col', class: number ? 'number' : null, 'aria-sort': wanted.sort === name ? (name === 'name' || name === 'trend' ? 'ascending' : 'descending') : null,
  }, h('button', {class: 'sort', type: 'button', onclick: () => go({sort: name})}, label, wanted.sort === name ? (name === 'name' || name === 'trend' ? ' ↑' : ' ↓') : ''));
  return h('div', {class: 'panel scroll'}, h('table', {class: 'list'},
    h('caption', {class: 'unseen'}, 'Entities by volume'),
    h('thead', null, h('tr', null, h('th', {scope: 'col'}, h('span', {class: 'unseen'}, 'Compare')), head('name', 'Entity'), h('th', {scope: 'col'}, 'Over time'), head('articles', 'Articles', true),
      h('th', {scope: 'col', class: 'number'}, 'Share'), head('change', 'Change of share', true), head('trend', 'Trend'), head('alerts', 'Alerts', true))),
    h('tbody', null, rows.map((one) => h('tr', {'data-row': one.entity.id, 'data-name': (one.entity.name + ' ' + one.entity.id).toLowerCase()},
      h('td', {class: 'choose'}, compareChoice(one, wanted, go)),
      h('th', {scope: 'row'},
        h('span', {class: `sign ${one.entity.kind || ''}`, title: one.entity.kind, 'aria-hidden': 'true'}, KIND_SIGNS[one.entity.kind] || '●'), ' ',
        h('a', {href: '/entities/' + encodeURIComponent(one.entity.id) + '?' + queryOf({range: wanted.range}), 'data-open': true}, h('bdi', null, one.entity.name)),
        h('span', {class: 'muted id'}, one.entity.id)),
      h('td', null, spark(one.series.map((articles, i) => articles / Math.max(1, overview.series[i])), {width: 132})),
      h('td', {class: 'number'}, count(one.articles)),
      h('td', {class: 'number'}, percent(one.articles / Math.max(1, overview.articles))),
      h('td', {class: 'number'}, trend(one)),
      h('td', null, trendSign(one.trend)),
      h('td', {class: 'number'}, one.alerts ? h('a', {href: '/?' + queryOf({entity: one.entity.id, range: wanted.range})}, count(one.alerts)) : '–'))))));
}

function trend(one) {
  if (one.change === Infinity) return h('span', {class: 'muted'}, 'new');
  const text = `${one.change >= 0 ? '+' : '−'}${Math.abs(Math.round(one.change * 100))} %`;
  return h('span', {class: one.change > 0.2 ? 'up' : one.change < -0.2 ? 'down' : 'muted'}, text);
}
