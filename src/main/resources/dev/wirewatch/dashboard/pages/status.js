// How everything is: what runs, how far behind it is, how fast, how large, what went wrong, who changed what.
import {fill, h} from './dom.js';
import {get, queryOf} from './api.js';
import {bytes, count, counted, time, timeAndAge} from './format.js';
import {empty, heading} from './labels.js';
import {renew} from './renew.js';
import {changes, deadLetters, deliveries, duration, latency, pace, topologies} from './status-parts.js';

const SOON_MILLIS = 4000;
const LATER_MILLIS = 20000;
const SPANS = [['60', 'Last hour'], ['360', 'Last 6 hours'], ['1440', 'Last 24 hours']];

/** An answer, or why there is none: one part that fails does not take the others with it. */
const part = (path, parameters, signal) => get(path, parameters, signal).catch((error) => {
  if (error.name === 'AbortError') throw error;
  return {failure: error.message};
});

export async function statusPage({main, signal, query, navigate}) {
  const minutes = SPANS.some(([value]) => value === query.get('minutes')) ? query.get('minutes') : '60';
  const by = query.get('by') || '';
  const sections = Object.fromEntries(['banner', 'figures', 'topologies', 'latency', 'pace', 'deliveries', 'stores', 'letters', 'facts', 'changes']
    .map((name) => [name, h('div', {'data-part': name})]));
  const span = h('select', {'aria-label': 'Time range', onchange: () => navigate('/status?' + queryOf({minutes: span.value === '60' ? '' : span.value, by}))},
    SPANS.map(([value, label]) => h('option', {value, selected: value === minutes}, label)));
  const soon = async () => {
    const [status, running, activity, letters, targets] = await Promise.all([
      get('/api/v1/status', {}, signal), part('/api/v1/status/topologies', {}, signal), part('/api/v1/status/activity', {minutes}, signal),
      part('/api/v1/dead-letters', {limit: 20}, signal), part('/api/v1/status/deliveries', {}, signal)]);
    renew(sections.banner, banner(status, running, targets));
    renew(sections.figures, figures(status, activity, letters, running));
    renew(sections.topologies, topologies(running, status));
    renew(sections.latency, latency(activity));
    renew(sections.pace, pace(activity, Number(minutes)));
    renew(sections.letters, deadLetters(letters));
    renew(sections.deliveries, deliveries(targets));
    return status;
  };
  const later = async () => {
    const [status, stores, versions] = await Promise.all([
      get('/api/v1/status', {}, signal), part('/api/v1/status/stores', {}, signal), part('/api/v1/status/versions', {}, signal)]);
    renew(sections.stores, sizes(stores, status));
    renew(sections.facts, facts(status, versions));
  };
  // What has to be asked of the brokers may take a while: the page is there before.
  for (const name of ['stores', 'facts', 'changes']) fill(sections[name], h('p', {class: 'loading', role: 'status'}, 'Loading …'));
  await soon();
  fill(main, h('section', null, h('h1', {class: 'unseen'}, 'Status'),
    sections.banner, sections.figures,
    h('div', {class: 'columns even'}, sections.topologies, sections.latency),
    h('div', {class: 'toolbar'}, h('strong', {class: 'grow'}, 'Pace'), span), sections.pace,
    sections.deliveries, sections.letters, sections.changes,
    h('div', {class: 'columns even'}, sections.stores, sections.facts)));
  const quiet = () => {};
  await Promise.all([later().catch(quiet), changes({by, signal, navigate, minutes}).then((section) => fill(sections.changes, section))]);
  if (signal.aborted) return;
  const timers = [setInterval(() => soon().catch(quiet), SOON_MILLIS), setInterval(() => later().catch(quiet), LATER_MILLIS)];
  signal.addEventListener('abort', () => timers.forEach(clearInterval));
}

/** What is wrong, the worst first; otherwise that nothing is. */
function banner(status, running, targets) {
  const wrong = [];
  if (status.trouble) wrong.push(`The read model does not proceed: ${status.trouble}`);
  if (running.failure) wrong.push(`Kafka does not say how the topologies are: ${running.failure}`);
  for (const one of running.topologies || []) {
    if (one.members === 0) wrong.push(`Nobody is at work for ${one.name}${one.behind ? `, ${counted(one.behind, 'record')} wait` : ''}.`);
  }
  for (const target of targets.targets || []) {
    if (target.disabled) wrong.push(`${target.target} is not delivered to any more: ${target.disabled}`);
  }
  const kind = wrong.length ? 'ill' : status.caughtUp ? 'well' : 'busy';
  return h('div', {class: `banner ${kind}`, role: 'status'},
    h('strong', null, wrong.length ? counted(wrong.length, 'thing') + ' need attention.' : status.caughtUp ? 'Everything is up to date.' : 'The read model is being filled.'),
    wrong.length > 0 && h('ul', null, wrong.map((one) => h('li', {dir: 'auto'}, one))));
}

const rate = (number) => (number === undefined ? '–' : number === 0 ? '0' : number >= 10 ? count(Math.round(number)) : number.toFixed(number >= 1 ? 1 : 2));

function figures(status, activity, letters, running) {
  const figure = (name, value, hint) => h('div', null, h('dt', null, name), h('dd', null, value), hint && h('dd', {class: 'muted hint'}, hint));
  const rates = activity.rates || {};
  const over = rates.minutes ? `a second, over ${rates.minutes} min` : null;
  const behind = (running.topologies || []).reduce((sum, one) => sum + one.behind, 0);
  return h('dl', {class: 'figures', 'aria-label': 'Figures'},
    figure('Articles', rate(rates.articles), over), figure('Mentions', rate(rates.mentions), over), figure('Alerts', rate(rates.alerts), over),
    figure('Polls', rate(rates.polls), over),
    figure('Fetched to alert', activity.latency?.p50 === undefined ? '–' : duration(activity.latency.p50), activity.latency?.p95 === undefined ? 'median' : `median; 95 % in ${duration(activity.latency.p95)}`),
    figure('Records behind', count(behind)),
    figure('Dead letters', letters.failure ? '–' : count(letters.total)),
    figure('Open streams', count(status.streams), status.droppedStreams ? `${count(status.droppedStreams)} dropped as slow` : null));
}

function sizes(sizes, status) {
  if (sizes.failure) return h('section', {class: 'panel'}, heading('Stores'), empty('Kafka does not say.', sizes.failure));
  const KINDS = {topic: 'Topic', state: 'State store', internal: 'Between parts'};
  const all = sizes.kafka.stores;
  return h('section', {class: 'panel scroll', tabindex: '0', role: 'region', 'aria-label': 'Stores'},
    heading('Stores', h('span', {class: 'muted'}, `read model ${bytes(sizes.readModel)}, Kafka ${bytes(all.reduce((sum, one) => sum + one.bytes, 0))}`)),
    h('table', {class: 'list'}, h('caption', {class: 'unseen'}, 'Sizes of topics and stores on the brokers'),
      h('thead', null, h('tr', null, h('th', {scope: 'col'}, 'Name'), h('th', {scope: 'col'}, 'Kind'),
        h('th', {scope: 'col', class: 'number'}, 'Partitions'), h('th', {scope: 'col', class: 'number', title: 'From first to last; transaction markers included'}, 'Offsets'), h('th', {scope: 'col', class: 'number'}, 'Size'))),
      h('tbody', null, [...all].sort((a, b) => b.bytes - a.bytes).map((one) => h('tr', null, h('th', {scope: 'row', class: 'mono'}, one.name),
        h('td', null, KINDS[one.kind] || one.kind), h('td', {class: 'number'}, one.partitions), h('td', {class: 'number'}, count(one.offsets)), h('td', {class: 'number'}, bytes(one.bytes)))))));
}

function facts(status, versions) {
  const {contents} = status;
  const row = (name, ...value) => [h('dt', null, name), h('dd', null, ...value)];
  return [
    h('section', {class: 'panel'}, heading('Contents'), h('dl', {class: 'facts'},
      row('Alerts', count(contents.alerts)), row('Articles', count(contents.articles)), row('Entities', count(contents.entities)),
      row('Newest article', contents.newest ? timeAndAge(contents.newest) : 'none'),
      row('Oldest article', contents.oldest ? timeAndAge(contents.oldest) : 'none'),
      row('Latest fetch', contents.latestFetch ? timeAndAge(contents.latestFetch) : 'none'),
      row('Passed over', `${count(status.unreadable)} unreadable records since the start`))),
    h('section', {class: 'panel'}, heading('Versions'), h('dl', {class: 'facts'},
      row('Wirewatch', status.about.version), row('Lane', h('span', {class: 'mono'}, status.about.lane)),
      row('Watchlist in force', contents.watchlist || 'none published', ' ', h('span', {class: 'mono muted'}, (contents.watchlistVersion || '').slice(0, 16))),
      row('Read model schema', status.schema),
      versions.failure ? row('Kafka', `does not say: ${versions.failure}`)
        : [row('Kafka client', versions.client), row('Kafka metadata', versions.metadata || 'unknown'),
          row('Cluster', h('span', {class: 'mono'}, versions.cluster || 'unknown'), ` with ${counted(versions.brokers, 'broker')}`)],
      row('Java', status.java), row('Dashboard since', time(status.about.started)))),
  ];
}
