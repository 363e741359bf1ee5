// One alert: why it fired, on what evidence, how it grew, and the record itself.
import {announce, fill, h, marked, outward} from './dom.js';
import {entityNames, get} from './api.js';
import {counted, shortTime, time, timeAndAge} from './format.js';
import {capital, entityName, heading, language, severity, state} from './labels.js';

export async function alertPage({main, signal, argument}) {
  const [names, record] = await Promise.all([
    entityNames(), get('/api/v1/alerts/' + encodeURIComponent(argument), {}, signal)]);
  const {alert} = record;
  document.title = `${alert.headline || alert.ruleTitle} · Wirewatch`;
  fill(main, h('article', {class: 'alert-page'},
    head(alert, names),
    h('div', {class: 'columns'},
      h('div', null,
        why(alert, names),
        h('section', {class: 'panel'}, heading('Evidence', h('span', {class: 'muted'}, shown(alert))),
          h('ol', {class: 'evidence'}, [...alert.evidence].reverse().map((one) => evidence(one, names))))),
      h('div', null, facts(alert), timeline(alert), sources(alert), raw(record)))));
}

const operational = (alert) => alert.labels?.kind === 'operational';

const shown = (alert) => operational(alert) ? '' : (alert.articles > alert.evidence.length
  ? `${alert.evidence.length} of ${counted(alert.articles, 'article')} kept, latest first`
  : `${counted(alert.articles, 'article')}, latest first`);

function head(alert, names) {
  const first = alert.evidence[0].article;
  return h('header', {class: 'page-head'},
    h('p', {class: 'crumb'}, h('a', {href: '/'}, 'Alerts'), ' / ', h('a', {href: '/?rule=' + encodeURIComponent(alert.rule)}, alert.ruleTitle || alert.rule)),
    h('h1', {dir: 'auto', lang: first.language}, alert.headline || alert.ruleTitle),
    h('p', {class: 'labels'}, severity(alert.severity), state(alert.state),
      alert.entities.map((id) => h('a', {class: 'chip', href: '/entities/' + encodeURIComponent(id)}, entityName(names, id))),
      Object.entries(alert.labels || {}).map(([name, value]) => h('span', {class: 'tag'}, `${name}: ${value}`))));
}

/** The conditions that the first article met, one by one. */
function why(alert, names) {
  const first = alert.evidence[0];
  return h('section', {class: 'panel'},
    heading('Why it fired'),
    h('p', null, 'Rule ', h('strong', null, alert.ruleTitle || alert.rule), ' was met by ',
      outward(first.article.link, {dir: 'auto'}, first.article.title), ':'),
    h('ul', {class: 'conditions'}, first.conditions.map(condition)),
    passages(first, names));
}

const condition = (text) => h('li', {dir: 'auto'}, text);

/** Each sentence once, with everything in it that met a condition. */
function passages(one, names) {
  const bySnippet = new Map();
  for (const mention of one.mentions) {
    if (!bySnippet.has(mention.snippet)) bySnippet.set(mention.snippet, []);
    bySnippet.get(mention.snippet).push(mention);
  }
  return [...bySnippet].map(([snippet, mentions]) =>
    h('blockquote', {dir: 'auto', lang: one.article.language}, marked(snippet, spans(snippet, mentions), (text, span) =>
      h('mark', {class: span.mention.entity.startsWith('word:') ? 'word' : 'entity', title: titleOf(span.mention, names)}, text))));
}

function titleOf(mention, names) {
  if (mention.entity.startsWith('word:')) return `word of ${mention.entity.slice(5)}`;
  const name = names.get(mention.entity)?.name || mention.entity;
  return mention.alias ? `${name} (as “${mention.alias}”)` : name;
}

/** Where mentions stand in their sentence: searched for from left to right, as offsets count from the field's start. */
function spans(snippet, mentions) {
  const points = Array.from(snippet);
  const found = [];
  let from = 0;
  for (const mention of [...mentions].sort((a, b) => a.start - b.start)) {
    const wanted = Array.from(mention.text);
    for (let at = from; at + wanted.length <= points.length; at++) {
      if (wanted.every((point, i) => points[at + i] === point)) {
        found.push({start: at, end: at + wanted.length, mention});
        from = at + wanted.length;
        break;
      }
    }
  }
  return found;
}

/** Alerts about our own work rest on a feed's health; what stands for it has the feed's id. */
const aboutFeed = (article) => article.id === article.feed;

function evidence(one, names) {
  const {article} = one;
  return h('li', {'data-row': article.id},
    h('h3', {dir: 'auto', lang: article.language}, outward(article.link, {'data-article': true}, article.title)),
    h('p', {class: 'meta'},
      h('bdi', null, article.publisher || 'unknown publisher'), time(article.effective), language(article.language),
      article.revision > 1 && h('span', null, `revision ${article.revision}`),
      aboutFeed(article)
        ? h('a', {href: '/feeds', 'data-open': true}, 'How the feeds are')
        : h('a', {href: '/articles/' + article.id, 'data-open': true}, 'Text and all mentions')),
    passages(one, names),
    h('details', {class: 'quiet-details'}, h('summary', null, `${counted(one.conditions.length, 'condition')} met`),
      h('ul', {class: 'conditions'}, one.conditions.map(condition)),
      article.topic && h('p', {class: 'muted mono'}, `${article.topic} · partition ${article.partition} · offset ${article.offset}`)));
}

function facts(alert) {
  const row = (name, ...value) => [h('dt', null, name), h('dd', null, ...value)];
  return h('section', {class: 'panel'}, heading('Facts'), h('dl', {class: 'facts'},
    row('Severity', capital(alert.severity)),
    row('Support', operational(alert) ? 'The health of a feed'
      : `${counted(alert.corroboration, 'independent source')}, ${counted(alert.articles, 'article')}`),
    row('Opened', timeAndAge(alert.opened)),
    row('Last change', timeAndAge(alert.updated)),
    row('Articles from', time(alert.firstSeen)),
    row('Articles to', time(alert.lastSeen)),
    row('Group', h('span', {class: 'mono'}, alert.group)),
    row('Watchlist', `${alert.watchlist} `, h('span', {class: 'mono muted'}, (alert.watchlistVersion || '').slice(0, 12)))));
}

/** How it grew: each article in the order it was seen, and who had not reported before. */
function timeline(alert) {
  const seen = new Set();
  const steps = [...alert.evidence]
    .sort((a, b) => a.article.fetched.localeCompare(b.article.fetched))
    .map((one, i) => {
      const who = one.article.publisher || one.article.feed;
      const first = !seen.has(who);
      seen.add(who);
      const what = i === 0 ? 'Opened by' : first ? 'Also reported by' : 'Further article of';
      return h('li', {class: i === 0 ? 'begin' : first ? 'new' : ''}, time(one.article.fetched, shortTime), h('span', null, what + ' ', h('bdi', null, who)));
    });
  if (alert.state === 'closed' || alert.state === 'acknowledged') {
    steps.push(h('li', {class: 'end'}, h('span', null), h('span', null, capital(alert.state))));
  }
  return h('section', {class: 'panel'}, heading('Timeline'), h('ol', {class: 'timeline'}, steps));
}

function sources(alert) {
  const byName = new Map();
  const independent = new Set(alert.origins || []);
  for (const {article} of alert.evidence) {
    const name = article.publisher || 'unknown publisher';
    byName.set(name, (byName.get(name) || 0) + 1);
  }
  return h('section', {class: 'panel'}, heading('Sources'), h('table', {class: 'plain'},
    h('thead', null, h('tr', null, h('th', {scope: 'col'}, 'Publisher'), h('th', {scope: 'col', class: 'number'}, 'Articles'))),
    h('tbody', null, [...byName].sort((a, b) => b[1] - a[1]).map(([name, articles]) =>
      h('tr', null, h('td', null, h('bdi', null, name),
        independent.size > 0 && !independent.has(name) && h('span', {class: 'muted'}, ' prints others')), h('td', {class: 'number'}, articles))))));
}

function raw(record) {
  const text = JSON.stringify(record.alert, null, 2);
  const copy = h('button', {
    type: 'button',
    onclick: async () => {
      try {
        await navigator.clipboard.writeText(text);
        copy.textContent = 'Copied';
      } catch {
        copy.textContent = 'Copying is not allowed here';
      }
      announce(copy.textContent);
    },
  }, 'Copy as JSON');
  return h('section', {class: 'panel'}, heading('Record', copy),
    h('p', {class: 'muted mono'}, `${record.topic} · partition ${record.partition} · offset ${record.offset}`),
    h('details', {class: 'quiet-details'}, h('summary', null, 'Value'), h('pre', {tabindex: '0'}, text)));
}
