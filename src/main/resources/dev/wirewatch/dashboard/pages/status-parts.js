// The parts of the status page that have tables or charts.
import {fill, h} from './dom.js';
import {get, queryOf} from './api.js';
import {bars} from './chart.js';
import {count, counted, shortTime, time, timeAndAge} from './format.js';
import {empty, heading} from './labels.js';

const NAMES = {ingest: 'Ingest', detect: 'Detect', dashboard: 'Dashboard'};
const DOES = {ingest: 'polls feeds', detect: 'tags articles and raises alerts', dashboard: 'this one: fills its read model'};
const DELIVER = 'deliver-';
const FEWEST_BARS = 8;

const unknown = (title, failure) => h('section', {class: 'panel'}, heading(title), empty('There is no answer.', failure));

/** Milliseconds as people say them. */
export function duration(millis) {
  if (millis < 1000) return `${Math.round(millis)} ms`;
  if (millis < 60000) return `${(millis / 1000).toFixed(millis < 10000 ? 1 : 0)} s`;
  return millis < 7200000 ? `${Math.round(millis / 60000)} min` : `${Math.round(millis / 3600000)} h`;
}

/** How far each topology is behind, topic by topic on demand. */
export function topologies(running, status) {
  if (running.failure) return unknown('Topologies', running.failure);
  const name = (one) => (one.startsWith(DELIVER) ? `Deliver to ${one.slice(DELIVER.length)}` : NAMES[one] || one);
  return h('section', {class: 'panel scroll', tabindex: '0', role: 'region', 'aria-label': 'Topologies'},
    heading('Topologies', h('span', {class: 'muted'}, 'records committed and not yet processed')),
    h('table', {class: 'list'}, h('caption', {class: 'unseen'}, 'Lag per topology'),
      h('thead', null, h('tr', null, h('th', {scope: 'col'}, 'Topology'), h('th', {scope: 'col'}, 'At work'), h('th', {scope: 'col', class: 'number'}, 'Behind'))),
      h('tbody', null, running.topologies.map((one) => h('tr', {'data-topology': one.name, 'data-keep': one.name},
        h('th', {scope: 'row'}, name(one.name), DOES[one.name] && h('span', {class: 'muted group'}, DOES[one.name]),
          h('details', {class: 'quiet-details'}, h('summary', null, counted(Object.keys(one.topics).length, 'topic')),
            h('dl', {class: 'facts'}, Object.entries(one.topics).map(([topic, behind]) => [h('dt', {class: 'mono'}, topic), h('dd', {class: 'number'}, count(behind))])))),
        h('td', null, one.members > 0 ? h('span', {class: 'badge good'}, one.name === 'dashboard' ? 'yes' : counted(one.members, 'thread'))
          : h('span', {class: 'badge bad'}, 'nobody')),
        h('td', {class: 'number'}, count(one.behind)))))),
    status.trouble && h('p', {class: 'notice bad'}, status.trouble));
}

/** How long alerts took from the fetch of their article to the dashboard: a histogram in doublings. */
export function latency(activity) {
  if (activity.failure) return unknown('Fetched to alert', activity.failure);
  const {latency: found} = activity;
  const title = (extra) => heading('Fetched to alert', h('span', {class: 'muted'}, extra));
  if (!found.alerts) {
    return h('section', {class: 'panel'}, title('since ' + shortTime(new Date(found.since))),
      empty('No alert has come since the dashboard began to watch.', 'It is measured as alerts arrive; what was there before is not counted.'));
  }
  const width = 1000;
  const height = 130;
  const buckets = widened(found.buckets);
  const most = Math.max(...buckets.map((one) => one.alerts));
  const step = width / buckets.length;
  const range = (one) => `${duration(one.aboveMillis)} to ${duration(one.upToMillis)}`;
  return h('section', {class: 'panel'}, title(`${counted(found.alerts, 'alert')} since ${shortTime(new Date(found.since))}`),
    h('p', {class: 'remark'}, 'Half within ', h('strong', null, duration(found.p50)), ', 95 % within ', h('strong', null, duration(found.p95)), ', 99 % within ', h('strong', null, duration(found.p99)), '.'),
    h('figure', {class: 'chart'},
      h('div', {class: 'plot'}, h('span', {class: 'top-value', 'aria-hidden': 'true'}, count(most)),
        h('svg', {class: 'bars', viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': 'How long alerts took; the table below has the numbers'},
          h('line', {class: 'axis', x1: 0, x2: width, y1: height, y2: height}),
          buckets.map((one, i) => h('g', null,
            one.alerts > 0 && h('rect', {class: 'articles', x: i * step + 2, width: Math.max(1, step - 4), y: height - one.alerts / most * (height - 8), height: one.alerts / most * (height - 8)}),
            h('rect', {class: 'hit', x: i * step, y: 0, width: step, height}, h('title', null, `${range(one)}: ${counted(one.alerts, 'alert')}`)))))),
      h('div', {class: 'scale', 'aria-hidden': 'true'}, buckets.map((one) => h('span', null, duration(one.upToMillis)))),
      h('details', {class: 'behind'}, h('summary', null, 'Numbers as a table'), h('div', {class: 'scroll'}, h('table', null,
        h('caption', {class: 'unseen'}, 'How long alerts took'),
        h('thead', null, h('tr', null, h('th', {scope: 'col'}, 'Took'), h('th', {scope: 'col', class: 'number'}, 'Alerts'))),
        h('tbody', null, buckets.map((one) => h('tr', null, h('th', {scope: 'row'}, range(one)), h('td', {class: 'number'}, count(one.alerts))))))))));
}

/** Some empty doublings at both ends: one bar alone tells nothing of how long it is. */
function widened(buckets) {
  const all = [...buckets];
  while (all.length < FEWEST_BARS) {
    const first = all[0];
    const last = all[all.length - 1];
    if (first.aboveMillis >= 2 && all.length % 3) all.unshift({aboveMillis: first.aboveMillis / 2, upToMillis: first.aboveMillis, alerts: 0});
    else all.push({aboveMillis: last.upToMillis, upToMillis: last.upToMillis * 2, alerts: 0});
  }
  return all;
}

/** How much happens over time, each kind in a chart of its own: their sizes differ too much for one. */
export function pace(activity, minutes) {
  if (activity.failure) return unknown('Pace', activity.failure);
  const per = minutes > 360 ? 15 : minutes > 60 ? 5 : 1;
  const points = [];
  for (let i = activity.minutes.length % per; i < activity.minutes.length; i += per) {
    const slice = activity.minutes.slice(i, i + per);
    const sum = (key) => slice.reduce((all, one) => all + one[key], 0);
    points.push({start: slice[0].start, articles: sum('articles'), mentions: sum('mentions'), alerts: sum('alerts'), polls: sum('polls')});
  }
  const unit = per === 1 ? 'a minute' : `in ${per} minutes`;
  const chart = (key, title) => h('section', {class: 'panel'}, heading(title, h('span', {class: 'muted'}, unit)),
    bars({points: points.map((point) => ({start: point.start, [key]: point[key]})), keys: [key], seconds: per * 60, what: title}));
  return h('div', {class: 'pace'}, chart('articles', 'Articles'), chart('mentions', 'Mentions'), chart('alerts', 'Alerts'), chart('polls', 'Polls'));
}

/** How each target of deliveries does. */
export function deliveries(targets) {
  if (targets.failure) return unknown('Deliveries', targets.failure);
  if (!targets.targets.length) return h('section', {class: 'panel'}, heading('Deliveries'), h('p', {class: 'muted'}, 'No target is configured.'));
  const number = (label) => h('th', {scope: 'col', class: 'number'}, label);
  return h('section', {class: 'panel scroll', tabindex: '0', role: 'region', 'aria-label': 'Deliveries'}, heading('Deliveries'),
    h('table', {class: 'list'}, h('caption', {class: 'unseen'}, 'Targets of deliveries'),
      h('thead', null, h('tr', null, h('th', {scope: 'col'}, 'Target'), h('th', {scope: 'col'}, 'State'), number('Unread'), number('Pending'), number('Held'),
        number('Delivered'), number('Failures'), number('Given up'), number('Passed over'), h('th', {scope: 'col'}, 'Last delivered'))),
      h('tbody', null, targets.targets.map((one) => h('tr', null,
        h('th', {scope: 'row'}, one.target, h('span', {class: 'muted group', dir: 'auto'}, one.channel)),
        h('td', null, one.disabled ? [h('span', {class: 'badge bad'}, 'disabled'), h('span', {class: 'group', dir: 'auto'}, one.disabled)]
          : one.trouble ? [h('span', {class: 'badge warn'}, 'in trouble'), h('span', {class: 'group', dir: 'auto'}, one.trouble)]
          : one.begun ? h('span', {class: 'badge good'}, 'well') : h('span', {class: 'badge plain'}, 'not begun')),
        ['unread', 'pending', 'held', 'delivered', 'failures', 'deadLetters', 'passedOver'].map((name) => h('td', {class: 'number'}, count(one[name]))),
        h('td', null, one.lastDelivered ? timeAndAge(one.lastDelivered) : 'never'))))));
}

const WHY = ['wirewatch.delivery.reason', '__streams.errors.message', '__streams.errors.exception', 'reason'];

/** What could not be processed or delivered, the latest first, each with its reason and the beginning of what came. */
export function deadLetters(letters) {
  if (letters.failure) return unknown('Dead letters', letters.failure);
  const title = heading('Dead letters', h('span', {class: 'muted mono'}, letters.topic));
  if (!letters.total) return h('section', {class: 'panel'}, title, h('p', {class: 'muted'}, 'None: everything could be processed and delivered.'));
  const why = (letter) => WHY.map((name) => letter.reasons[name]).find(Boolean) || Object.values(letter.reasons)[0] || 'no reason given';
  return h('section', {class: 'panel'}, title,
    h('p', {class: 'remark'}, `${count(letters.total)} in all, the latest ${count(letters.letters.length)} here.`),
    h('ul', {class: 'letters'}, letters.letters.map((letter) => h('li', {'data-keep': `${letter.partition}-${letter.offset}`},
      h('details', null, h('summary', null, time(letter.time), ' ', letter.redelivered && h('span', {class: 'badge good'}, 'delivered later'), ' ',
        h('span', {dir: 'auto'}, why(letter))),
      h('dl', {class: 'facts'}, [['Partition', letter.partition], ['Offset', letter.offset], ['Key', letter.key], ...Object.entries(letter.reasons)]
        .filter(([, value]) => value !== undefined).map(([name, value]) => [h('dt', {class: 'mono'}, name), h('dd', {dir: 'auto', class: 'mono'}, String(value))])),
      letter.value !== undefined && h('pre', {tabindex: '0', dir: 'auto'}, letter.value))))));
}

/** Who changed what, or tried to: a page, and more on demand. */
export async function changes({by, signal, navigate, minutes}) {
  const rows = h('tbody', null);
  const more = h('button', {type: 'button', class: 'wide', hidden: true}, 'Earlier changes');
  const choose = (name) => navigate('/status?' + queryOf({minutes: minutes === '60' ? '' : minutes, by: name}));
  let cursor;
  const load = async () => {
    const page = await get('/api/v1/changes', {by, cursor, limit: 25}, signal);
    rows.append(...page.changes.map((one) => h('tr', null,
      h('td', null, time(one.at)), h('th', {scope: 'row'}, h('button', {type: 'button', class: 'link', title: 'Only theirs', onclick: () => choose(one.by)}, h('bdi', null, one.by)), h('span', {class: 'muted group'}, one.role)),
      h('td', null, one.status < 400 ? h('span', {class: 'badge good'}, 'done') : h('span', {class: 'badge bad', title: `HTTP ${one.status}`}, one.status === 403 ? 'forbidden' : 'refused')),
      h('td', {dir: 'auto'}, one.note || '', h('span', {class: 'muted group mono'}, `${one.method} ${one.path}`)))));
    cursor = page.next;
    more.hidden = !cursor;
  };
  more.addEventListener('click', () => load());
  const section = h('section', {class: 'panel scroll', tabindex: '0', role: 'region', 'aria-label': 'Changes'});
  await load();
  return fill(section, heading('Changes', by ? h('button', {type: 'button', class: 'small', onclick: () => choose('')}, `Only ${by} · show everybody`) : h('span', {class: 'muted'}, 'who changed what, or tried to')),
    rows.childElementCount ? [h('table', {class: 'list changes'}, h('caption', {class: 'unseen'}, 'Changes, latest first'),
      h('thead', null, h('tr', null, h('th', {scope: 'col'}, 'When'), h('th', {scope: 'col'}, 'Who'), h('th', {scope: 'col'}, 'Outcome'), h('th', {scope: 'col'}, 'What'))), rows), more]
      : h('p', {class: 'muted'}, 'Nobody has changed anything at the desk yet.'));
}
