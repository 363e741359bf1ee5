// One entity: volume over time, who is named with it, its latest alerts and articles.
import {fill, h, passage} from './dom.js';
import {entityNames, get, queryOf} from './api.js';
import {bars} from './chart.js';
import {count, counted, percent, time} from './format.js';
import {capital, empty, entityName, heading, KIND_SIGNS, severity} from './labels.js';
import {rangeChoice, rangeStart} from './entities.js';

export async function entityPage({main, signal, argument, query, navigate}) {
  const range = query.get('range') || '7d';
  const from = rangeStart(range);
  const to = new Date(Math.ceil(Date.now() / 60000) * 60000).toISOString();
  const [names, detail, alerts, articles] = await Promise.all([
    entityNames(),
    get('/api/v1/entities/' + encodeURIComponent(argument), {from, to}, signal),
    get('/api/v1/alerts', {entity: argument, from, limit: 10}, signal),
    get('/api/v1/articles', {q: `entity:${argument}`, limit: 10}, signal),
  ]);
  const {entity} = detail;
  document.title = `${entity.name} · Wirewatch`;
  const total = detail.series.reduce((sum, point) => sum + point.articles, 0);
  const all = detail.series.reduce((sum, point) => sum + point.all, 0);
  fill(main, h('article', {class: 'alert-page'},
    h('header', {class: 'page-head'},
      h('p', {class: 'crumb'}, h('a', {href: '/entities'}, 'Entities'), ' / ', capital(entity.kind || 'entity')),
      h('div', {class: 'title-row'},
        h('h1', null, h('span', {class: `sign ${entity.kind || ''}`, 'aria-hidden': 'true'}, KIND_SIGNS[entity.kind] || '●'), ' ', h('bdi', null, entity.name)),
        rangeChoice(range, (chosen) => navigate(`/entities/${encodeURIComponent(argument)}?${queryOf({range: chosen})}`))),
      h('p', {class: 'meta'}, h('span', {class: 'mono'}, entity.id), h('span', null, counted(total, 'article')),
        h('span', null, `${percent(total / Math.max(1, all))} of all coverage`))),
    h('section', {class: 'panel'}, heading('Articles over time', h('span', {class: 'muted'}, 'grey: other articles')),
      bars({
        points: detail.series.map((point) => ({start: point.start, articles: point.articles, others: point.all - point.articles})),
        keys: ['articles', 'others'], seconds: detail.seconds, height: 140, what: 'Articles over time',
      })),
    h('div', {class: 'columns even'},
      h('section', {class: 'panel'}, heading('Latest alerts', alerts.total > 0 && h('a', {href: '/?' + queryOf({entity: argument, range})}, `All ${count(alerts.total)}`)),
        alerts.alerts.length ? h('ul', {class: 'short'}, alerts.alerts.map((alert) => h('li', {'data-row': alert.id},
          severity(alert.severity, {word: false}),
          h('a', {href: '/alerts/' + alert.id, 'data-open': true, dir: 'auto', lang: alert.language}, alert.headline), time(alert.updated))))
          : empty('No alerts in this time.')),
      h('section', {class: 'panel'}, heading('Named together', h('span', {class: 'muted'}, `in the latest ${counted(detail.basis, 'article')}`)),
        detail.coMentions.length ? together(detail, names, range) : empty('Nobody else.'))),
    h('section', {class: 'panel'}, heading('Latest articles', h('a', {href: '/search?' + queryOf({q: `entity:${argument}`})}, 'Search in them')),
      articles.hits.length ? h('ul', {class: 'short'}, articles.hits.map(({article, title}) => h('li', {'data-row': article.id},
        h('a', {href: '/articles/' + article.id, 'data-open': true, dir: 'auto', lang: article.language}, passage(title)),
        h('bdi', {class: 'muted'}, article.publisher || ''), time(article.effective)))) : empty('No articles.'))));
}

function together(detail, names, range) {
  const most = detail.coMentions[0].articles;
  return h('table', {class: 'plain meters'},
    h('thead', null, h('tr', null, h('th', {scope: 'col'}, 'Entity'), h('th', {scope: 'col'}, h('span', {class: 'unseen'}, 'Size')),
      h('th', {scope: 'col', class: 'number'}, 'Articles'))),
    h('tbody', null, detail.coMentions.slice(0, 12).map((one) => h('tr', null,
      h('td', null, h('a', {href: '/entities/' + encodeURIComponent(one.entity.id) + '?' + queryOf({range})}, entityName(names, one.entity.id))),
      h('td', {'aria-hidden': 'true'}, h('svg', {viewBox: '0 0 100 8', class: 'meter', preserveAspectRatio: 'none'},
        h('rect', {width: (one.articles / most * 100).toFixed(1), height: 8}))),
      h('td', {class: 'number'}, count(one.articles))))));
}
