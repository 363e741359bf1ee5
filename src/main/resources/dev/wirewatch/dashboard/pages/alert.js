// One alert: why it fired, on what evidence, how it grew, what the desk did, and the record itself.
import {announce, h, outward} from './dom.js';
import {entityNames, get, me, queryOf} from './api.js';
import {act, attempt, muteDialog, withNote} from './acting.js';
import {article, folded, passages} from './evidence.js';
import {count, counted, shortTime, time, timeAndAge} from './format.js';
import {capital, entityName, heading, severity, state} from './labels.js';
import {renew} from './renew.js';
import {timeline} from './timeline.js';

export async function alertPage({main, signal, argument}) {
  const [names, caller] = await Promise.all([entityNames(), me()]);
  const editor = caller.role === 'editor';
  const show = async () => {
    const record = await get('/api/v1/alerts/' + encodeURIComponent(argument), {}, signal);
    const {events} = await get(`/api/v1/alerts/${record.alert.id}/events`, {}, signal);
    if (record.alert.id !== argument && location.pathname.endsWith(argument)) {
      history.replaceState(null, '', '/alerts/' + record.alert.id);
    }
    draw(main, {record, events, names, editor, carriedOn: record.alert.id !== argument});
    return record.alert;
  };
  follow(await show(), show, signal);
}

/** Shows the alert again whenever it has changed. */
function follow(alert, show, signal) {
  const source = new EventSource('/api/v1/alerts/stream?' + queryOf({rule: alert.rule, muted: 'include', range: 'all'}));
  const again = (event) => {
    if (JSON.parse(event.data).id !== alert.id) return;
    attempt(show).catch(() => source.close());
    announce('The alert has changed');
  };
  source.addEventListener('alert', again);
  source.addEventListener('withdrawn', again);
  signal.addEventListener('abort', () => source.close());
}

function draw(main, {record, events, names, editor, carriedOn}) {
  const {alert} = record;
  document.title = `${alert.headline || alert.ruleTitle} · Wirewatch`;
  const stories = folded(alert.evidence);
  renew(main, h('article', {class: 'alert-page'},
    head(alert, names, editor, carriedOn),
    h('div', {class: 'columns'},
      h('div', null,
        why(alert, events, names),
        h('section', {class: 'panel'}, heading('Articles', h('span', {class: 'muted'}, shown(alert, stories))),
          h('ol', {class: 'evidence'}, stories.map((one) => article(one, names))))),
      h('div', null, facts(alert), handling(alert),
        h('section', {class: 'panel'}, heading('Timeline'), timeline(events, alert.id)),
        sources(alert), raw(record)))));
}

const operational = (alert) => alert.labels?.kind === 'operational';

function shown(alert, stories) {
  if (operational(alert)) return '';
  const kept = alert.articles > alert.evidence.length ? `${count(alert.evidence.length)} of ${counted(alert.articles, 'article')} kept` : counted(alert.articles, 'article');
  return stories.length < alert.evidence.length ? `${kept} in ${counted(stories.length, 'wording')}, latest first` : `${kept}, latest first`;
}

function head(alert, names, editor, carriedOn) {
  const first = alert.evidence[0].article;
  return h('header', {class: 'page-head'},
    h('p', {class: 'crumb'}, h('a', {href: '/'}, 'Alerts'), ' / ', h('a', {href: '/?rule=' + encodeURIComponent(alert.rule)}, h('bdi', null, alert.ruleTitle || alert.rule))),
    h('h1', {dir: 'auto', lang: first.language}, alert.headline || alert.ruleTitle),
    h('p', {class: 'labels'}, severity(alert.severity), state(alert.state),
      alert.handling?.muted && h('span', {class: 'badge warn'}, 'Muted'),
      alert.retroactive && h('span', {class: 'badge plain'}, 'Raised from the past'),
      alert.entities.map((id) => h('a', {class: 'chip', href: '/entities/' + encodeURIComponent(id)}, entityName(names, id))),
      Object.entries(alert.labels || {}).map(([name, value]) =>
        h('a', {class: 'chip', href: '/?' + queryOf({label: `${name}=${value}`})}, h('bdi', {class: 'tag'}, `${name}: ${value}`)))),
    carriedOn && h('p', {class: 'notice'}, 'The alert you followed was joined to this one, which carries on its history.'),
    editor && actions(alert));
}

function actions(alert) {
  const taken = alert.state === 'acknowledged';
  return h('div', {class: 'row alert-actions'},
    h('button', {
      type: 'button', class: taken ? null : 'primary', 'data-key': 'm',
      onclick: () => attempt(() => act(taken ? 'unacknowledge' : 'acknowledge', [alert])),
    }, taken ? 'Take back acknowledgement' : 'Acknowledge'),
    alert.state !== 'closed' && h('button', {type: 'button', onclick: () => withNote('close', [alert])}, 'Close …'),
    h('button', {type: 'button', onclick: () => withNote('note', [alert])}, 'Note …'),
    alert.handling?.muted
      ? h('a', {class: 'button', href: '/mutes'}, 'Lift the mute …')
      : h('button', {type: 'button', 'data-key': 's', onclick: () => muteDialog([alert])}, 'Mute …'));
}

/** The conditions that the first article met, one by one, each with the passage that met it. */
function why(alert, events, names) {
  const first = alert.evidence[0];
  const opening = events.find((event) => event.type === 'opened' && event.changes?.length);
  const told = new Set();
  return h('section', {class: 'panel'},
    heading('Why it fired'),
    h('p', null, 'Rule ', h('strong', null, h('bdi', null, alert.ruleTitle || alert.rule)), ' was met by ',
      outward(first.article.link, {dir: 'auto', lang: first.article.language}, first.article.title), ':'),
    h('ol', {class: 'conditions'}, first.conditions.map((text) => condition(text, first, names, told))),
    opening && h('ul', {class: 'changes'}, opening.changes.map((change) => h('li', {dir: 'auto'}, change))));
}

function condition(text, one, names, told) {
  const met = one.mentions.filter((mention) => text.includes(`“${mention.text}”`) && !told.has(mention));
  const mention = met[0];
  if (mention) told.add(mention);
  return h('li', null, h('span', {dir: 'auto'}, text), mention && passages(one, names, [mention]));
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
    alert.retroactive && row('Raised', timeAndAge(alert.retroactive)),
    row('Group', h('span', {class: 'mono'}, alert.group)),
    row('Watchlist', `${alert.watchlist} `, h('span', {class: 'mono muted'}, (alert.watchlistVersion || '').slice(0, 12)))));
}

/** What the desk has done with it. */
function handling({handling: done}) {
  if (!done) return null;
  const row = (name, ...value) => [h('dt', null, name), h('dd', null, ...value)];
  const remark = ({by, at, note}) => [by ? h('bdi', null, by) : 'Nobody: nothing new came', ', ', timeAndAge(at), note && h('p', {class: 'note', dir: 'auto'}, note)];
  return h('section', {class: 'panel'}, heading('At the desk'), h('dl', {class: 'facts'},
    done.acknowledged && row('Acknowledged', remark(done.acknowledged)),
    done.closed && row('Closed', remark(done.closed)),
    done.muted && row('Muted', h('bdi', null, done.muted.by), ', until ', time(done.muted.until, shortTime), h('p', {class: 'note', dir: 'auto'}, done.muted.why)),
    (done.notes || []).map((note) => row('Note', remark(note)))));
}

/** The independent origins, and who printed their text; by the names they give themselves where an article has told. */
function sources(alert) {
  if (!alert.sources?.length) return null;
  const key = (name) => name.trim().toLowerCase();
  const names = new Map(alert.evidence.filter((one) => one.article.publisher).map((one) => [key(one.article.publisher), one.article.publisher]));
  const written = (name) => names.get(key(name)) || name;
  return h('section', {class: 'panel'}, heading('Sources', h('span', {class: 'muted'}, counted(alert.corroboration, 'independent source'))), h('table', {class: 'plain'},
    h('thead', null, h('tr', null, h('th', {scope: 'col'}, 'Origin'), h('th', {scope: 'col'}, 'First'), h('th', {scope: 'col', class: 'number'}, 'Articles'))),
    h('tbody', null, alert.sources.map((source) => h('tr', null,
      h('th', {scope: 'row'}, h('bdi', null, written(source.origin)),
        source.copiedBy?.length > 0 && h('span', {class: 'hint'}, ' also printed by ', h('bdi', null, source.copiedBy.map(written).join(', ')))),
      h('td', null, time(source.firstSeen)), h('td', {class: 'number'}, source.articles))))));
}

function raw(record) {
  const copy = h('button', {
    type: 'button', class: 'small',
    onclick: async () => {
      try {
        await navigator.clipboard.writeText(copy.closest('section').querySelector('pre').textContent);
        copy.textContent = 'Copied';
      } catch {
        copy.textContent = 'Copying is not allowed here';
      }
      announce(copy.textContent);
    },
  }, 'Copy as JSON');
  return h('section', {class: 'panel'}, heading('Record', copy),
    h('p', {class: 'muted mono'}, `${record.topic} · partition ${record.partition} · offset ${record.offset}`),
    h('details', {class: 'quiet-details'}, h('summary', null, 'Value'), h('pre', {tabindex: '0'}, JSON.stringify(record.alert, null, 2))));
}
