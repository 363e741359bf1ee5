// One article with everything that the watchlist found in it.
import {fill, h, marked, outward} from './dom.js';
import {entityNames, get} from './api.js';
import {time, timeAndAge} from './format.js';
import {entityName, heading, language} from './labels.js';

export async function articlePage({main, signal, argument}) {
  const [names, {article, title, text, mentions}] = await Promise.all([
    entityNames(), get('/api/v1/articles/' + encodeURIComponent(argument), {}, signal)]);
  document.title = `${title} · Wirewatch`;
  const mark = (found, span) => h('mark', {class: 'entity', title: names.get(span.entity)?.name || span.entity}, found);
  const of = (field) => mentions.filter((mention) => mention.field === field);
  const row = (name, ...value) => [h('dt', null, name), h('dd', null, ...value)];
  fill(main, h('article', {class: 'alert-page'},
    h('header', {class: 'page-head'},
      h('p', {class: 'crumb'}, h('a', {href: '/search'}, 'Search'), ' / Article'),
      h('h1', {dir: 'auto', lang: article.language}, marked(title, of('title'), mark)),
      h('p', {class: 'meta'}, h('bdi', null, article.publisher || 'unknown publisher'), time(article.effective), language(article.language),
        article.link && outward(article.link, {'data-article': true}, 'Original'))),
    h('div', {class: 'columns'},
      h('section', {class: 'panel reading', lang: article.language},
        text ? paragraphs(text, of('text'), mark) : h('p', {class: 'muted'}, 'The feed gave no text.')),
      h('div', null,
        h('section', {class: 'panel'}, heading('Mentions'),
          article.entities.length === 0 ? h('p', {class: 'muted'}, 'Nothing of the watchlist.') : h('table', {class: 'plain'},
            h('thead', null, h('tr', null, h('th', {scope: 'col'}, 'Entity'), h('th', {scope: 'col', class: 'number'}, 'Times'))),
            h('tbody', null, article.entities.map((id) => h('tr', null,
              h('td', null, h('a', {href: '/entities/' + encodeURIComponent(id)}, entityName(names, id))),
              h('td', {class: 'number'}, mentions.filter((mention) => mention.entity === id).length)))))),
        h('section', {class: 'panel'}, heading('Facts'), h('dl', {class: 'facts'},
          row('Published', article.published ? timeAndAge(article.published) : 'not given'),
          row('Fetched', timeAndAge(article.fetched)),
          row('Filed under', time(article.effective)),
          row('Feed', article.feedTitle || h('span', {class: 'mono'}, article.feed)),
          row('Revision', article.revision),
          row('Record', h('span', {class: 'mono'}, article.partition === undefined ? 'unknown' : `partition ${article.partition} · offset ${article.offset}`))))))));
}

/** The text by paragraphs, marks kept: a mention never goes over a line break's paragraph. */
function paragraphs(text, spans, mark) {
  const points = Array.from(text);
  const parts = [];
  let start = 0;
  for (let i = 0; i <= points.length; i++) {
    if (i === points.length || points[i] === '\n') {
      if (i > start) {
        const inside = spans.filter((span) => span.start >= start && span.end <= i)
          .map((span) => ({...span, start: span.start - start, end: span.end - start}));
        parts.push(h('p', {dir: 'auto'}, marked(points.slice(start, i).join(''), inside, mark)));
      }
      start = i + 1;
    }
  }
  return parts;
}
