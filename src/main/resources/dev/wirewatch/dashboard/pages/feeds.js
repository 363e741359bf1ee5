// Which feeds are registered, how each is, and what became of its items.
import {announce, fill, h, outward} from './dom.js';
import {get, me, queryOf} from './api.js';
import {ago, count, counted, due, time} from './format.js';
import {capital, empty} from './labels.js';
import {addFeed, feedDetails, pauseFeed, pauseFeeds} from './feed-dialogs.js';
import {importFeeds} from './feed-import.js';
import {inUse, renew} from './renew.js';

const SIGNS = {ok: '✓', moved: '→', empty: '○', waiting: '…', paused: '‖'};
const NOTHING = {seen: 0, published: 0, revised: 0, unchanged: 0, duplicate: 0, rejected: {}, deadLettered: 0};
const ENDS = ['published', 'revised', 'unchanged', 'duplicate'];

/** How often feeds are asked for: while the registry is still being read, and from then on. */
const SETTLING_MILLIS = 4000;
const AGAIN_MILLIS = 15000;

/** The words of the filter, kept while the page is drawn anew. */
let filterText = '';

export async function feedsPage({main, signal, query, navigate}) {
  const show = query.get('show') || 'all';
  const group = query.get('group') || '';
  const address = (changes) => '/feeds?' + queryOf({show: show === 'all' ? '' : show, group, ...changes});
  const [{feeds: listed}, caller] = await Promise.all([get('/api/v1/feeds', {}, signal), me()]);
  const view = {editor: caller.role === 'editor', groups: [], rows: new Map(), chosen: new Set(), again: () => navigate(address({}), {replace: true})};
  const place = {conditions: h('div'), groups: h('div'), ledger: h('div'), table: h('div')};
  const bulk = h('div', {class: 'bulk', role: 'group', 'aria-label': 'Chosen feeds', hidden: true});
  view.onChoose = () => {
    drawBulk(bulk, view);
    announce(`${counted(view.chosen.size, 'feed')} chosen`);
  };
  const names = h('input', {type: 'search', placeholder: 'Filter by name or address', 'aria-label': 'Filter by name or address',
    value: filterText, oninput: () => {
      filterText = names.value;
      for (const row of main.querySelectorAll('tr[data-name]')) row.hidden = isFilteredOut(row.dataset.name);
    }});
  const draw = (answer) => {
    const all = answer.map((feed) => ({outcome: 'Not polled yet', totals: NOTHING, ...feed}));
    view.groups = [...new Set(all.map((feed) => feed.group).filter(Boolean))].sort();
    const feeds = all.filter((feed) => !group || feed.group === group || feed.group?.startsWith(group + '/'));
    const rows = feeds.filter((feed) => show === 'all' || (show === 'failed' ? feed.failed : feed.status === show))
      .sort((a, b) => b.failed - a.failed);
    view.rows = new Map(rows.map((feed) => [feed.feed, feed]));
    for (const id of view.chosen) if (!view.rows.has(id)) view.chosen.delete(id);
    renew(place.conditions, conditions(feeds, show, (value) => navigate(address({show: value === 'all' ? '' : value}))));
    renew(place.groups, view.groups.length > 0 && groupChoice(view.groups, group, (value) => navigate(address({group: value}))));
    renew(place.ledger, ledger(feeds));
    drawBulk(bulk, view);
    renew(place.table, rows.length ? table(rows, view) : empty(all.length ? 'No feed is in this condition.' : 'No feed is registered yet.',
      all.length ? 'That is good news.' : 'Add one, or import a list.'));
  };
  draw(listed);
  fill(main, h('section', null,
    h('h1', {class: 'unseen'}, 'Feeds'),
    h('div', {class: 'toolbar'}, names, place.conditions,
      place.groups,
      h('div', {class: 'row'},
        view.editor && h('button', {type: 'button', class: 'primary', onclick: () => addFeed(view)}, 'Add feed'),
        h('details', {class: 'menu'}, h('summary', {class: 'button'}, 'OPML'), h('div', {class: 'menu-list'},
          view.editor && h('button', {type: 'button', onclick: () => importFeeds(view)}, 'Import a list …'),
          h('a', {href: '/api/v1/feeds.opml?' + queryOf({group}), download: 'feeds.opml'}, group ? `Export ${group}` : 'Export all'))))),
    place.ledger, bulk, place.table));
  follow(listed, {signal, draw, held: () => inUse(place.table)});
}

const isFilteredOut = (name) => !name.includes(filterText.toLowerCase());

/** Draws what is new as long as the page is shown, unless somebody has a hand on it. */
function follow(listed, {signal, draw, held}) {
  // Where the desk has just been started no feed is known, or some by their polls alone.
  const settled = (feeds) => feeds.length > 0 && feeds.every((feed) => feed.origin);
  let timer = null;
  const wait = (feeds) => {
    timer = setTimeout(again, settled(feeds) ? AGAIN_MILLIS : SETTLING_MILLIS);
  };
  let last = listed;
  const again = async () => {
    const answer = document.hidden ? null : await get('/api/v1/feeds', {}, signal).catch(() => null);
    if (signal.aborted) return;
    if (answer && !held()) {
      last = answer.feeds;
      draw(last);
    }
    wait(last);
  };
  wait(last);
  signal.addEventListener('abort', () => clearTimeout(timer));
}

function conditions(feeds, show, choose) {
  const number = (test) => feeds.filter(test).length;
  const option = (value, label, howMany) => h('button', {type: 'button', 'aria-pressed': String(show === value), onclick: () => choose(value)},
    label, ' ', h('span', {class: 'muted'}, count(howMany)));
  const others = [...new Set(feeds.map((feed) => feed.status))].filter((status) => status !== 'ok').sort();
  return h('div', {class: 'segmented', role: 'group', 'aria-label': 'Condition'},
    option('all', 'All', feeds.length), option('failed', 'In trouble', number((feed) => feed.failed)),
    others.map((status) => option(status, capital(status.replace(/-/g, ' ')), number((feed) => feed.status === status))));
}

function groupChoice(groups, chosen, choose) {
  const choice = h('select', {'aria-label': 'Group', onchange: () => choose(choice.value)},
    h('option', {value: '', selected: !chosen}, 'All groups'),
    groups.map((group) => h('option', {value: group, selected: group === chosen}, group)));
  return choice;
}

export const rejected = (counts) => Object.values(counts.rejected || {}).reduce((all, one) => all + one, 0);

/** What is missing from a ledger: every item seen ends in exactly one of the other counts. */
export const difference = (counts) =>
  counts.seen - ENDS.reduce((all, name) => all + counts[name], 0) - rejected(counts) - counts.deadLettered;

/** Whether a ledger balances, in a sign and words. */
export function balance(counts) {
  const missing = difference(counts);
  return missing === 0
    ? h('span', {class: 'condition well', title: 'Every item seen ended in exactly one of the counts'}, h('span', {'aria-hidden': 'true'}, '✓'), h('span', {class: 'unseen'}, 'balances'))
    : h('span', {class: 'condition ill'}, `${count(missing)} unaccounted for`);
}

/** The ledger of all feeds together. */
function ledger(feeds) {
  const sum = (name) => feeds.reduce((all, feed) => all + feed.totals[name], 0);
  const sums = {seen: sum('seen'), deadLettered: sum('deadLettered'), rejected: {all: feeds.reduce((all, feed) => all + rejected(feed.totals), 0)}};
  for (const name of ENDS) sums[name] = sum(name);
  const figure = (name, value, hint) => h('div', null, h('dt', null, name), h('dd', null, value), hint && h('dd', {class: 'hint muted'}, hint));
  return h('dl', {class: 'figures', 'aria-label': 'Ledger of all items'},
    figure('Items seen', count(sums.seen), difference(sums) === 0 ? '✓ balances' : `${count(difference(sums))} unaccounted for`),
    ENDS.map((name) => figure(capital(name), count(sums[name]))),
    figure('Rejected', count(sums.rejected.all)), figure('Dead-lettered', count(sums.deadLettered)));
}

/** A feed's condition: sign and word, never colour alone. */
export function condition(feed) {
  const kind = feed.failed ? 'ill' : feed.status === 'paused' || feed.status === 'waiting' ? 'idle' : 'well';
  return h('span', {class: `condition ${kind}`}, h('span', {'aria-hidden': 'true'}, SIGNS[feed.status] || '!'), ' ', capital(feed.status.replace(/-/g, ' ')));
}

function table(rows, view) {
  const number = (label, title) => h('th', {scope: 'col', class: 'number', title}, label);
  return h('div', {class: 'panel scroll', tabindex: '0', role: 'region', 'aria-label': 'Feeds'}, h('table', {class: 'list feeds'},
    h('caption', {class: 'unseen'}, 'Feeds with their health and ledger'),
    h('thead', null, h('tr', null, view.editor && h('th', {scope: 'col'}, chooseAll(view)), h('th', {scope: 'col'}, 'Condition'), h('th', {scope: 'col'}, 'Feed'), h('th', {scope: 'col'}, 'Latest poll'),
      h('th', {scope: 'col'}, 'Next due'), h('th', {scope: 'col'}, 'Latest news'), number('Seen', 'Items in the documents that were read'),
      number('Published', 'New articles in all'), number('Revised', 'Further revisions in all'), number('Unchanged', 'Known and the same'),
      number('Duplicate', 'Same as another item'), number('Rejected', 'Not passed on'), number('Dead', 'Written to the dead letters'),
      h('th', {scope: 'col'}, 'Balance'), view.editor && h('th', {scope: 'col'}, h('span', {class: 'unseen'}, 'Actions')))),
    h('tbody', null, rows.map((feed) => row(feed, view)))));
}

/** Listeners look up how the feed is by now: a part of the row that still says the same stays when the page follows. */
function row(feed, view) {
  const pause = feed.status !== 'paused';
  const name = `${feed.title} ${feed.url} ${feed.group || ''}`.toLowerCase();
  const now = () => view.rows.get(feed.feed) || feed;
  return h('tr', {'data-row': feed.feed, 'data-name': name, hidden: isFilteredOut(name)},
    view.editor && h('td', null, feed.origin && h('input', {type: 'checkbox', 'data-feed': feed.feed, 'aria-label': `Choose ${feed.title}`, onchange: (event) => {
      if (event.target.checked) view.chosen.add(feed.feed);
      else view.chosen.delete(feed.feed);
      view.onChoose();
    }})),
    h('td', null, condition(feed)),
    h('th', {scope: 'row'},
      h('button', {type: 'button', class: 'link', 'data-open': true, onclick: () => feedDetails(now(), view)}, h('bdi', null, feed.title)),
      feed.group && h('span', {class: 'muted group'}, feed.group), outward(feed.url, {class: 'address', 'data-article': true}, feed.url)),
    h('td', {class: 'outcome'}, time(feed.polled), h('span', {dir: 'auto', class: feed.failed ? null : 'muted'}, feed.outcome,
      feed.failures > 1 ? [` (${count(feed.failures)} times in a row, since `, time(feed.failingSince), ')'] : '')),
    h('td', null, feed.status === 'paused' || !feed.due ? h('span', {class: 'muted'}, feed.status === 'waiting' ? 'soon' : 'never') : time(feed.due, due)),
    h('td', null, time(feed.lastNews, ago)),
    ['seen', ...ENDS].map((name) => h('td', {class: 'number'}, count(feed.totals[name]))),
    h('td', {class: 'number', title: Object.entries(feed.totals.rejected || {}).map(([reason, n]) => `${reason}: ${n}`).join('\n') || null},
      count(rejected(feed.totals))),
    h('td', {class: 'number'}, count(feed.totals.deadLettered)),
    h('td', null, balance(feed.totals)),
    view.editor && h('td', {class: 'actions'}, feed.origin && h('button', {
      type: 'button', class: 'small', 'aria-label': `${pause ? 'Pause' : 'Resume'} ${feed.title}`,
      onclick: async (event) => {
        event.target.setAttribute('aria-busy', 'true');
        await pauseFeed(now(), pause, view);
        announce(`${feed.title}: ${pause ? 'paused' : 'resumed'}`);
      },
    }, pause ? 'Pause' : 'Resume')));
}

/** The box that chooses every feed whose line is shown, or none. */
function chooseAll(view) {
  const all = h('input', {type: 'checkbox', 'aria-label': 'Choose all that are shown', onchange: () => {
    view.chosen.clear();
    for (const box of all.closest('table').querySelectorAll('input[data-feed]')) {
      box.checked = all.checked && !box.closest('tr').hidden;
      if (box.checked) view.chosen.add(box.dataset.feed);
    }
    view.onChoose();
  }});
  return all;
}

/** What can be done with the chosen feeds. */
function drawBulk(bulk, view) {
  const chosen = (paused) => [...view.chosen].map((id) => view.rows.get(id)).filter((feed) => (feed.status === 'paused') === paused);
  const action = (label, pause) => chosen(!pause).length > 0 && h('button', {type: 'button', class: pause ? 'primary' : null, onclick: async (event) => {
    event.target.setAttribute('aria-busy', 'true');
    await pauseFeeds(chosen(!pause), pause, view);
  }}, `${label} ${count(chosen(!pause).length)}`);
  bulk.hidden = view.chosen.size === 0;
  renew(bulk, h('strong', null, `${count(view.chosen.size)} chosen`), action('Pause', true), action('Resume', false));
}

/** "3 new, 2 changed", leaving out what is not. */
export const told = (parts) => parts.filter(([n]) => n > 0).map(([n, word]) => `${count(n)} ${word}`).join(', ') || counted(0, 'feed');
