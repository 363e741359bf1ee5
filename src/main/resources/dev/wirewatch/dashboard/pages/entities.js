// How much is written about whom, compared with the stretch of time before.
import {fill, h} from './dom.js';
import {get, queryOf} from './api.js';
import {spark} from './chart.js';
import {count, percent, RANGES} from './format.js';
import {capital, empty, KIND_SIGNS} from './labels.js';

const DEFAULT_RANGE = '7d';
const COLUMNS = {
  name: (a, b) => a.entity.name.localeCompare(b.entity.name),
  articles: (a, b) => b.articles - a.articles,
  change: (a, b) => b.change - a.change,
  alerts: (a, b) => b.alerts - a.alerts,
};

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
  const wanted = {range: query.get('range') || DEFAULT_RANGE, kind: query.get('kind') || '', sort: query.get('sort') || 'articles'};
  const go = (changes) => navigate('/entities?' + queryOf({...wanted, ...changes}));
  const now = new Date(Math.ceil(Date.now() / 60000) * 60000).toISOString();
  const overview = await get('/api/v1/entities', {from: rangeStart(wanted.range), to: now}, signal);
  const rows = overview.entities
    .map((one) => ({...one, change: change(one, overview)}))
    .filter((one) => !wanted.kind || one.entity.kind === wanted.kind)
    .sort(COLUMNS[wanted.sort] || COLUMNS.articles);
  const kinds = ['', 'actor', 'system', 'place', 'programme'];
  const names = h('input', {type: 'search', placeholder: 'Filter by name', 'aria-label': 'Filter by name', oninput: () => {
    const part = names.value.toLowerCase();
    for (const row of main.querySelectorAll('tbody tr')) row.hidden = !row.dataset.name.includes(part);
  }});
  fill(main, h('section', null,
    h('h1', {class: 'unseen'}, 'Entities'),
    h('div', {class: 'toolbar'}, names,
      h('div', {class: 'segmented', role: 'group', 'aria-label': 'Kind'}, kinds.map((kind) => h('button', {
        type: 'button', 'aria-pressed': String(kind === wanted.kind), onclick: () => go({kind}),
      }, kind ? [h('span', {class: `sign ${kind}`, 'aria-hidden': 'true'}, KIND_SIGNS[kind] + ' '), capital(kind) + 's'] : 'All'))),
      rangeChoice(wanted.range, (range) => go({range}))),
    h('p', {class: 'count'}, h('strong', null, `${count(rows.length)} entities`),
      h('span', {class: 'muted'}, ` in ${count(overview.articles)} articles; the stretch before had ${count(overview.articlesBefore)}`)),
    rows.length ? table(rows, overview, wanted, go) : empty('No mentions in this time.', 'Choose a longer one.')));
}

/** How the share of all articles has changed: volume alone would follow the news day. */
function change(one, overview) {
  const share = one.articles / Math.max(1, overview.articles);
  const before = one.before / Math.max(1, overview.articlesBefore);
  return before > 0 ? share / before - 1 : Infinity;
}

function table(rows, overview, wanted, go) {
  const head = (name, label, number) => h('th', {
    scope: 'col', class: number ? 'number' : null, 'aria-sort': wanted.sort === name ? (name === 'name' ? 'ascending' : 'descending') : null,
  }, h('button', {class: 'sort', type: 'button', onclick: () => go({sort: name})}, label, wanted.sort === name ? (name === 'name' ? ' ↑' : ' ↓') : ''));
  return h('div', {class: 'panel scroll'}, h('table', {class: 'list'},
    h('caption', {class: 'unseen'}, 'Entities by volume'),
    h('thead', null, h('tr', null, head('name', 'Entity'), h('th', {scope: 'col'}, 'Over time'), head('articles', 'Articles', true),
      h('th', {scope: 'col', class: 'number'}, 'Share'), head('change', 'Change of share', true), head('alerts', 'Alerts', true))),
    h('tbody', null, rows.map((one) => h('tr', {'data-row': one.entity.id, 'data-name': (one.entity.name + ' ' + one.entity.id).toLowerCase()},
      h('th', {scope: 'row'},
        h('span', {class: `sign ${one.entity.kind || ''}`, title: one.entity.kind, 'aria-hidden': 'true'}, KIND_SIGNS[one.entity.kind] || '●'), ' ',
        h('a', {href: '/entities/' + encodeURIComponent(one.entity.id) + '?' + queryOf({range: wanted.range}), 'data-open': true}, h('bdi', null, one.entity.name)),
        h('span', {class: 'muted id'}, one.entity.id)),
      h('td', null, spark(one.series, {width: 132})),
      h('td', {class: 'number'}, count(one.articles)),
      h('td', {class: 'number'}, percent(one.articles / Math.max(1, overview.articles))),
      h('td', {class: 'number'}, trend(one)),
      h('td', {class: 'number'}, one.alerts ? h('a', {href: '/?' + queryOf({entity: one.entity.id, range: wanted.range})}, count(one.alerts)) : '–'))))));
}

function trend(one) {
  if (one.change === Infinity) return h('span', {class: 'muted'}, 'new');
  const text = `${one.change >= 0 ? '+' : '−'}${Math.abs(Math.round(one.change * 100))} %`;
  return h('span', {class: one.change > 0.2 ? 'up' : one.change < -0.2 ? 'down' : 'muted'}, text);
}
