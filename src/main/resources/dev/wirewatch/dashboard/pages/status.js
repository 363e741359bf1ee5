// How the dashboard itself is; asked again every few seconds.
import {fill, h} from './dom.js';
import {get} from './api.js';
import {ago, bytes, count, time, timeAndAge} from './format.js';
import {heading} from './labels.js';

const EVERY_MILLIS = 4000;

export async function statusPage({main, signal}) {
  const frame = h('section', null);
  const draw = async () => fill(frame, ...view(await get('/api/v1/status', {}, signal)));
  await draw();
  fill(main, h('h1', {class: 'unseen'}, 'Status'), frame);
  const timer = setInterval(() => draw().catch(() => {}), EVERY_MILLIS);
  signal.addEventListener('abort', () => clearInterval(timer));
}

function view(status) {
  const {contents} = status;
  const lag = Object.values(status.lag).reduce((sum, one) => sum + one, 0);
  const figure = (name, value, hint) => h('div', null, h('dt', null, name), h('dd', null, value), hint && h('dd', {class: 'muted hint'}, hint));
  const row = (name, ...value) => [h('dt', null, name), h('dd', null, ...value)];
  const well = !status.trouble && status.caughtUp;
  return [
    h('p', {class: `banner ${status.trouble ? 'ill' : well ? 'well' : 'busy'}`, role: 'status'},
      h('strong', null, status.trouble ? 'The read model does not proceed.' : well ? 'Everything is up to date.' : 'The read model is being filled.'),
      ' ', status.trouble || (lag ? `${count(lag)} records behind` : '')),
    h('dl', {class: 'figures'},
      figure('Alerts', count(contents.alerts)), figure('Articles', count(contents.articles)),
      figure('Feeds', count(contents.feeds)), figure('Entities', count(contents.entities)),
      figure('Records behind', count(lag)), figure('Read model', bytes(contents.bytes)),
      figure('Open streams', count(status.streams), status.droppedStreams ? `${count(status.droppedStreams)} dropped as slow` : null)),
    h('div', {class: 'columns even'},
      h('section', {class: 'panel'}, heading('Contents'), h('dl', {class: 'facts'},
        row('Newest article', contents.newest ? timeAndAge(contents.newest) : 'none'),
        row('Oldest article', contents.oldest ? timeAndAge(contents.oldest) : 'none'),
        row('Latest fetch', contents.latestFetch ? timeAndAge(contents.latestFetch) : 'none'),
        row('Watchlist', contents.watchlist || 'none published', ' ', h('span', {class: 'mono muted'}, (contents.watchlistVersion || '').slice(0, 16))),
        row('Passed over', `${count(status.unreadable)} unreadable records since the start`))),
      h('section', {class: 'panel'}, heading('Running'), h('dl', {class: 'facts'},
        row('Version', status.about.version), row('Java', status.java), row('Lane', status.about.lane),
        row('Started', time(status.about.started), h('span', {class: 'muted'}, ' ' + ago(new Date(status.about.started)))),
        row('Interfaces', h('a', {href: '/api/v1/openapi.json', target: '_blank'}, 'OpenAPI'), ' · ', h('a', {href: '/metrics', target: '_blank'}, 'Metrics'), ' · ',
          h('a', {href: '/feeds/alerts.atom', target: '_blank'}, 'Atom'))))),
    h('section', {class: 'panel scroll'}, heading('Topics'), h('table', {class: 'list'},
      h('thead', null, h('tr', null, h('th', {scope: 'col'}, 'Topic'), h('th', {scope: 'col', class: 'number'}, 'Partition'),
        h('th', {scope: 'col', class: 'number'}, 'Next offset'), h('th', {scope: 'col', class: 'number'}, 'Behind (topic)'))),
      h('tbody', null, contents.positions.map((one) => h('tr', null, h('th', {scope: 'row', class: 'mono'}, one.topic),
        h('td', {class: 'number'}, one.partition), h('td', {class: 'number'}, count(one.next)),
        h('td', {class: 'number'}, count(status.lag[one.topic] || 0))))))),
  ];
}
