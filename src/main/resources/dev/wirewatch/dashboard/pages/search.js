// Search over all articles and alerts.
import {fill, h, outward, passage} from './dom.js';
import {entityNames, get, queryOf} from './api.js';
import {attempt} from './acting.js';
import {count, counted, time} from './format.js';
import {chip, empty, entityName, failure, language, severity, state} from './labels.js';

const MOST = 1000;
const KINDS = {
  articles: {path: '/api/v1/articles', noun: 'article', order: ', newest first', row: articleRow},
  alerts: {path: '/api/v1/alerts/search', noun: 'alert', order: ', latest change first', row: alertHit},
};
const KEYS = [
  ['entity:', 'Articles and alerts that name an entity, by id or name'],
  ['rule:', 'Alerts of a rule, and the articles behind them'],
  ['feed:', 'From a feed, by part of its title'],
  ['by:', 'From a publisher'],
  ['lang:', 'In a language, as in lang:ar'],
  ['title:', 'Words in the title'],
  ['after:', 'From a date on, as in after:2026-03-01'],
  ['before:', 'Before a date'],
];

export async function searchPage({main, signal, query, navigate}) {
  const q = query.get('q') || '';
  const kind = query.get('in') === 'alerts' ? 'alerts' : 'articles';
  const address = (words, where = kind) => '/search?' + queryOf({q: words, in: where === 'articles' ? '' : where});
  const go = (words) => navigate(address(words));
  const field = h('input', {
    type: 'search', value: q, 'aria-label': 'Search articles and alerts', autocomplete: 'off', dir: 'auto', id: 'search-field',
    placeholder: 'Words, "a phrase", begin*, -without, entity:… rule:… feed:… lang:… before:… after:…',
  });
  const form = h('form', {role: 'search', class: 'search big', onsubmit: (event) => {
    event.preventDefault();
    go(field.value.trim());
  }}, field, h('button', {class: 'primary'}, 'Search'));
  const tabs = h('nav', {class: 'tabs', 'aria-label': 'What is searched'});
  const drawTabs = (totals) => fill(tabs, Object.entries(KINDS).map(([name]) =>
    h('a', {href: address(q, name), 'aria-current': name === kind ? 'page' : null},
      name === 'articles' ? 'Articles' : 'Alerts', totals && h('span', {class: 'tally'}, total(totals[name])))));
  const results = h('div', {'aria-live': 'polite'});
  fill(main, h('section', {class: 'narrow'}, h('h1', {class: 'unseen'}, 'Search'), form, hints(field), tabs, results));
  drawTabs(null);
  fill(results, h('p', {class: 'loading', role: 'status'}, 'Searching …'));
  try {
    const other = kind === 'articles' ? 'alerts' : 'articles';
    const [names, page, beside] = await Promise.all([
      entityNames(), get(KINDS[kind].path, {q}, signal), get(KINDS[other].path, {q, limit: 1}, signal)]);
    drawTabs({[kind]: page.total, [other]: beside.total});
    draw(results, page, {kind: KINDS[kind], names, q, go, signal});
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    fill(results, failure(error));
  }
}

const total = (number) => (number > MOST ? `${count(MOST)}+` : count(number));

function hints(field) {
  const insert = (text) => () => {
    field.value = (field.value.trim() + ' ' + text).trim();
    field.focus();
  };
  return h('p', {class: 'hints muted'}, 'Narrow by ',
    KEYS.map(([key, meaning]) => h('button', {class: 'chip', type: 'button', title: meaning, onclick: insert(key)}, key)));
}

function draw(results, page, context) {
  const {kind, q, signal} = context;
  const list = h('ol', {class: 'hits'}, page.hits.map((hit) => kind.row(hit, context)));
  const after = h('div', {class: 'after'});
  const more = (next) => fill(after, next && h('button', {class: 'wide', type: 'button', onclick: () => attempt(async () => {
    const further = await get(kind.path, {q, cursor: next}, signal);
    list.append(...further.hits.map((hit) => kind.row(hit, context)));
    more(further.next);
  })}, 'Show more'));
  more(page.next);
  fill(results,
    h('div', {class: 'list-head'},
      h('p', {class: 'count'}, h('strong', null, page.total > MOST ? `More than ${count(MOST)} ${kind.noun}s` : counted(page.total, kind.noun)),
        h('span', {class: 'muted'}, kind.order, q ? null : '; type to search'))),
    page.hits.length ? list : empty('Nothing found.', 'All words must occur. Try fewer of them, the beginning of a word with *, or another spelling.'),
    after);
}

/** A term with its value, quoted if it must be. */
const term = (key, value) => `${key}:${/[\s"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value}`;

function entities(ids, names, add) {
  return ids.slice(0, 8).map((id) => chip(entityName(names, id), `Add entity:${id}`, () => add(term('entity', id))));
}

function articleRow(hit, {names, q, go}) {
  const {article} = hit;
  const add = (words) => go((q + ' ' + words).trim());
  return h('li', {'data-row': article.id},
    h('h2', {dir: 'auto', lang: article.language},
      h('a', {href: '/articles/' + article.id, 'data-open': true}, passage(hit.title))),
    h('p', {class: 'meta'},
      h('bdi', null, article.publisher || article.feedTitle || 'unknown publisher'), time(article.effective), language(article.language),
      outward(article.link, {class: 'out', 'data-article': true}, article.link ? 'Original' : '')),
    hit.snippet.text && h('p', {class: 'snippet', dir: 'auto', lang: article.language}, passage(hit.snippet)),
    article.entities.length > 0 && h('p', {class: 'labels'}, entities(article.entities, names, add)));
}

function alertHit({alert, title, snippet}, {names, q, go}) {
  const add = (words) => go((q + ' ' + words).trim());
  return h('li', {'data-row': alert.id},
    h('h2', {dir: 'auto', lang: alert.language},
      h('a', {href: '/alerts/' + alert.id, 'data-open': true}, title.text ? passage(title) : alert.ruleTitle)),
    h('p', {class: 'meta'}, severity(alert.severity), state(alert.state), alert.muted && h('span', {class: 'badge warn'}, 'Muted'),
      time(alert.updated), `${counted(alert.corroboration, 'source')}, ${counted(alert.articles, 'article')}`),
    snippet.text && h('p', {class: 'snippet', dir: 'auto'}, passage(snippet)),
    h('p', {class: 'labels'}, chip(h('bdi', null, alert.ruleTitle), `Add rule:${alert.rule}`, () => add(term('rule', alert.rule))),
      entities(alert.entities, names, add)));
}
