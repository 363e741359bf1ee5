// One entity: volume over time, who is named with it, its latest alerts and articles.
import {fill, h, passage} from './dom.js';
import {entityNames, get, queryOf} from './api.js';
import {bars} from './chart.js';
import {count, counted, percent, time} from './format.js';
import {capital, empty, entityName, heading, KIND_SIGNS, severity} from './labels.js';
import {rangeChoice, rangeStart} from './entities.js';
import {lines} from './lines.js';
import {network} from './network.js';
import {TREND_TEST, trendNumbers, trendSign} from './trend.js';

export async function entityPage({main, signal, argument, query, navigate}) {
  const range = query.get('range') || '7d';
  const measure = query.get('measure') === 'articles' ? 'articles' : 'share';
  const address = (id, changes) => `/entities/${encodeURIComponent(id)}?${queryOf({range, measure: measure === 'share' ? '' : measure, ...changes})}`;
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
        rangeChoice(range, (chosen) => navigate(address(argument, {range: chosen})))),
      h('p', {class: 'meta'}, h('span', {class: 'mono'}, entity.id), h('span', null, counted(total, 'article')),
        h('span', null, `${percent(total / Math.max(1, all))} of all coverage`),
        h('a', {href: '/entities?' + queryOf({range, compare: argument})}, 'Compare with others'))),
    volume(detail, measure, (chosen) => navigate(address(argument, {measure: chosen === 'share' ? '' : chosen}))),
    detail.coMentions.length > 0 && h('section', {class: 'panel'}, heading('Who is named with it', h('span', {class: 'muted'}, 'thicker: in more articles; dashed: named together')),
      network(detail, {href: (id) => address(id), go: (id) => navigate(address(id))})),
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

/** How much is written about it: as a share of everything, so that a large news day is nobody's rise, or as it was counted. */
function volume(detail, measure, choose) {
  const option = (value, text) => h('button', {type: 'button', 'aria-pressed': String(value === measure), onclick: () => choose(value)}, text);
  return h('section', {class: 'panel'},
    heading(measure === 'share' ? 'Share of all coverage' : 'Articles over time',
      h('div', {class: 'segmented', role: 'group', 'aria-label': 'Measure'}, option('share', 'Share'), option('articles', 'Articles'))),
    measure === 'share'
      ? lines({
        starts: detail.series.map((point) => point.start), all: detail.series.map((point) => point.all), seconds: detail.seconds,
        series: [{name: detail.entity.name, counts: detail.series.map((point) => point.articles)}], what: 'Share of all coverage over time',
      })
      : bars({
        points: detail.series.map((point) => ({start: point.start, articles: point.articles, others: point.all - point.articles})),
        keys: ['articles', 'others'], seconds: detail.seconds, height: 140, what: 'Articles over time',
      }),
    h('p', {class: 'remark'}, 'Trend: ', trendSign(detail.trend), ' ', h('span', {class: 'muted'}, `${trendNumbers(detail.trend)}. ${TREND_TEST}.`)));
}

function together(detail, names, range) {
  const most = detail.coMentions[0].articles;
  return h('table', {class: 'plain meters'},
    h('thead', null, h('tr', null, h('th', {scope: 'col'}, 'Entity'), h('th', {scope: 'col'}, h('span', {class: 'unseen'}, 'Size')),
      h('th', {scope: 'col', class: 'number'}, 'Articles'),
      h('th', {scope: 'col', class: 'number', title: 'How many times as often as in all articles: above 1, they belong together'}, 'Lift'))),
    h('tbody', null, detail.coMentions.map((one) => h('tr', null,
      h('td', null, h('a', {href: '/entities/' + encodeURIComponent(one.entity.id) + '?' + queryOf({range})}, entityName(names, one.entity.id))),
      h('td', {'aria-hidden': 'true'}, h('svg', {viewBox: '0 0 100 8', class: 'meter', preserveAspectRatio: 'none'},
        h('rect', {width: (one.articles / most * 100).toFixed(1), height: 8}))),
      h('td', {class: 'number'}, count(one.articles)),
      h('td', {class: 'number'}, one.lift ? one.lift.toFixed(1) : '–')))));
}
