// The watchlist: what is in force, what is wrong with it, trying texts, editing, history.
import {fill, h} from './dom.js';
import {get, me, queryOf} from './api.js';
import {timeAndAge} from './format.js';
import {empty, failure} from './labels.js';
import {entitiesTab, rulesTab} from './watchlist-contents.js';
import {editTab} from './watchlist-edit.js';
import {historyTab} from './watchlist-history.js';
import {shadowTab} from './watchlist-shadow.js';
import {findingsTab, testerTab} from './watchlist-tests.js';

const TABS = [
  ['entities', 'Entities', entitiesTab],
  ['rules', 'Rules', rulesTab],
  ['findings', 'Findings', findingsTab],
  ['tester', 'Tester', testerTab],
  ['edit', 'Edit', editTab],
  ['shadow', 'Shadow', shadowTab],
  ['history', 'History', historyTab],
];

export async function watchlistPage({main, signal, query, navigate}) {
  const [contents, who] = await Promise.all([
    get('/api/v1/watchlist', {}, signal).catch((error) => {
      if (error.status === 404) return null;
      throw error;
    }), me()]);
  const editor = who.role === 'editor';
  const tabs = TABS.filter(([name]) => name !== 'edit' || editor);
  const [name, , build] = tabs.find(([tab]) => tab === query.get('tab')) || tabs[0];
  const address = (parameters) => '/watchlist?' + queryOf(parameters);
  const body = h('div', {class: 'stack'}, h('p', {class: 'loading', role: 'status'}, 'Loading …'));
  fill(main,
    h('header', {class: 'page-head'}, h('h1', null, 'Watchlist'),
      contents && h('p', {class: 'meta'}, h('strong', null, contents.version.name),
        h('span', {class: 'mono', title: contents.version.version}, contents.version.version.slice(0, 12)),
        contents.version.published && h('span', null, 'published ', timeAndAge(contents.version.published)),
        contents.version.by && h('span', null, 'by ', h('bdi', null, contents.version.by)),
        contents.version.note && h('span', {dir: 'auto'}, contents.version.note))),
    h('nav', {class: 'tabs', 'aria-label': 'Watchlist'}, tabs.map(([tab, label]) =>
      h('a', {href: address(tab === 'entities' ? {} : {tab}), 'aria-current': tab === name ? 'page' : null}, label,
        tab === 'entities' && contents ? h('span', {class: 'tally'}, String(contents.version.entities)) : null,
        tab === 'rules' && contents ? h('span', {class: 'tally'}, String(contents.version.rules)) : null))),
    body);
  if (!contents && name !== 'edit') {
    fill(body, empty('No watchlist has been published.', 'A run publishes its configured files when it starts; an editor can publish one here.'));
    return;
  }
  try {
    await build({body, contents, editor, who, signal, query, navigate, address});
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    fill(body, failure(error));
  }
}
