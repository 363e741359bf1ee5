// Search over all articles.
import {fill, h, outward, passage} from './dom.js';
import {entityNames, get, queryOf} from './api.js';
import {count, counted, time} from './format.js';
import {chip, empty, entityName, failure, language} from './labels.js';

const MOST = 1000;

export async function searchPage({main, signal, query, navigate}) {
  const q = query.get('q') || '';
  const go = (words) => navigate('/search' + (words ? '?' + queryOf({q: words}) : ''));
  const field = h('input', {
    type: 'search', value: q, 'aria-label': 'Search articles', autocomplete: 'off', dir: 'auto',
    placeholder: 'Words, "a phrase", begin*, -without, entity:… feed:… by:… lang:… before:… after:…',
  });
  const form = h('form', {role: 'search', class: 'search big', onsubmit: (event) => {
    event.preventDefault();
    go(field.value.trim());
  }}, field, h('button', {class: 'primary'}, 'Search'));
  const results = h('div', {'aria-live': 'polite'});
  fill(main, h('section', {class: 'narrow'}, h('h1', {class: 'unseen'}, 'Search'), form, hints(field), results));
  try {
    const [names, page] = await Promise.all([entityNames(), get('/api/v1/articles', {q}, signal)]);
    draw(results, page, {names, q, go, signal});
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    fill(results, failure(error));
  }
}

function hints(field) {
  const insert = (text) => () => {
    field.value = (field.value.trim() + ' ' + text).trim();
    field.focus();
  };
  return h('p', {class: 'hints muted'}, 'Narrow by ',
    ['entity:', 'feed:', 'by:', 'lang:', 'title:', 'after:', 'before:'].map((key) =>
      h('button', {class: 'chip', type: 'button', onclick: insert(key)}, key)));
}

function draw(results, page, context) {
  const list = h('ol', {class: 'hits'}, page.hits.map((hit) => row(hit, context)));
  const after = h('div', {class: 'after'});
  const more = (next) => fill(after, next && h('button', {class: 'wide', type: 'button', onclick: async () => {
    const further = await get('/api/v1/articles', {q: context.q, cursor: next}, context.signal);
    list.append(...further.hits.map((hit) => row(hit, context)));
    more(further.next);
  }}, 'Show more'));
  more(page.next);
  fill(results,
    h('div', {class: 'list-head'},
      h('p', {class: 'count'}, h('strong', null, page.total > MOST ? `More than ${count(MOST)} articles` : counted(page.total, 'article')),
        h('span', {class: 'muted'}, context.q ? ', newest first' : ', the newest first; type to search')),
      context.q && !/\w+:/.test(context.q) && h('a', {href: '/?' + queryOf({q: context.q, range: 'all'})}, 'Alerts with these words')),
    page.hits.length ? list : empty('Nothing found.', 'All words must occur. Try fewer of them, the beginning of a word with *, or another spelling.'),
    after);
}

function row(hit, {names, q, go}) {
  const {article} = hit;
  const add = (term) => go((q + ' ' + term).trim());
  return h('li', {'data-row': article.id},
    h('h2', {dir: 'auto', lang: article.language},
      h('a', {href: '/articles/' + article.id, 'data-open': true}, passage(hit.title))),
    h('p', {class: 'meta'},
      h('bdi', null, article.publisher || article.feedTitle || 'unknown publisher'), time(article.effective), language(article.language),
      outward(article.link, {class: 'out', 'data-article': true}, article.link ? 'Original' : '')),
    hit.snippet.text && h('p', {class: 'snippet', dir: 'auto', lang: article.language}, passage(hit.snippet)),
    article.entities.length > 0 && h('p', {class: 'labels'}, article.entities.slice(0, 8).map((id) =>
      chip(entityName(names, id), `Add entity:${id}`, () => add(`entity:${id}`)))));
}
