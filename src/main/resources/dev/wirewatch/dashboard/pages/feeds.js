// How every feed is, and what became of its items.
import {fill, h, outward} from './dom.js';
import {get, queryOf} from './api.js';
import {ago, count, time} from './format.js';
import {capital, empty} from './labels.js';

const WELL = new Set(['ok', 'silent', 'moved']);
const SIGNS = {ok: '✓', silent: '…', moved: '→'};

export async function feedsPage({main, signal, query, navigate}) {
  const show = query.get('show') || 'all';
  const {feeds} = await get('/api/v1/feeds', {}, signal);
  const failed = feeds.filter((feed) => !WELL.has(feed.condition));
  const conditions = [...new Set(feeds.map((feed) => feed.condition))].sort();
  const rows = feeds.filter((feed) => show === 'all' || (show === 'failed' ? !WELL.has(feed.condition) : feed.condition === show))
    .sort((a, b) => WELL.has(a.condition) - WELL.has(b.condition));
  const names = h('input', {type: 'search', placeholder: 'Filter by name or address', 'aria-label': 'Filter by name or address', oninput: () => {
    const part = names.value.toLowerCase();
    for (const row of main.querySelectorAll('tbody tr[data-name]')) row.hidden = !row.dataset.name.includes(part);
  }});
  const option = (value, label, number) => h('button', {type: 'button', 'aria-pressed': String(show === value),
    onclick: () => navigate('/feeds?' + queryOf({show: value === 'all' ? '' : value}))}, label, ' ', h('span', {class: 'muted'}, count(number)));
  fill(main, h('section', null,
    h('h1', {class: 'unseen'}, 'Feeds'),
    h('div', {class: 'toolbar'}, names, h('div', {class: 'segmented', role: 'group', 'aria-label': 'Condition'},
      option('all', 'All', feeds.length), option('failed', 'In trouble', failed.length),
      conditions.filter((one) => one !== 'ok').map((one) => option(one, capital(one), feeds.filter((feed) => feed.condition === one).length)))),
    totals(feeds),
    rows.length ? table(rows) : empty(feeds.length ? 'No feed is in this condition.' : 'No feed has been polled yet.',
      feeds.length ? 'That is good news.' : 'Feeds appear here after their first poll.')));
}

const sum = (feeds, name) => feeds.reduce((all, feed) => all + feed.totals[name], 0);
const rejected = (counts) => Object.values(counts.rejected || {}).reduce((all, one) => all + one, 0);

/** The ledger of all feeds: every item seen ended in exactly one of the others. */
function totals(feeds) {
  const parts = [['seen', sum(feeds, 'seen')], ['published', sum(feeds, 'published')], ['revised', sum(feeds, 'revised')],
    ['unchanged', sum(feeds, 'unchanged')], ['duplicate', sum(feeds, 'duplicate')],
    ['rejected', feeds.reduce((all, feed) => all + rejected(feed.totals), 0)], ['dead-lettered', sum(feeds, 'deadLettered')]];
  return h('dl', {class: 'figures'}, parts.map(([name, value]) => h('div', null, h('dt', null, capital(name)), h('dd', null, count(value)))));
}

export function condition(name) {
  return h('span', {class: `condition ${WELL.has(name) ? 'well' : 'ill'}`}, h('span', {'aria-hidden': 'true'}, SIGNS[name] || '!'), ' ', capital(name));
}

function table(rows) {
  const number = (label, title) => h('th', {scope: 'col', class: 'number', title}, label);
  return h('div', {class: 'panel scroll'}, h('table', {class: 'list feeds'},
    h('caption', {class: 'unseen'}, 'Feeds with their health and ledger'),
    h('thead', null, h('tr', null, h('th', {scope: 'col'}, 'Condition'), h('th', {scope: 'col'}, 'Feed'), h('th', {scope: 'col'}, 'Latest poll'),
      h('th', {scope: 'col'}, 'Next due'), h('th', {scope: 'col'}, 'Latest news'),
      number('Published', 'New articles in all'), number('Revised', 'Further revisions in all'), number('Unchanged', 'Known and the same'),
      number('Duplicate', 'Same as another item'), number('Rejected', 'Not passed on'))),
    h('tbody', null, rows.map((feed) => h('tr', {'data-row': feed.feed, 'data-name': (feed.title + ' ' + feed.url).toLowerCase()},
      h('td', null, condition(feed.condition)),
      h('th', {scope: 'row'}, h('bdi', null, feed.title), outward(feed.url, {class: 'address', 'data-article': true}, feed.url)),
      h('td', {class: 'outcome'}, time(feed.polled), h('span', {dir: 'auto', class: WELL.has(feed.condition) ? 'muted' : null}, feed.outcome,
        feed.failures > 1 ? [` (${count(feed.failures)} times in a row, since `, time(feed.failingSince), ')'] : '')),
      h('td', null, feed.due ? time(feed.due, ago) : h('span', {class: 'muted'}, 'never')),
      h('td', null, time(feed.lastNews, ago)),
      ...['published', 'revised', 'unchanged', 'duplicate'].map((name) => h('td', {class: 'number'}, count(feed.totals[name]))),
      h('td', {class: 'number', title: Object.entries(feed.totals.rejected || {}).map(([reason, n]) => `${reason}: ${n}`).join('\n') || null},
        count(rejected(feed.totals))))))));
}
