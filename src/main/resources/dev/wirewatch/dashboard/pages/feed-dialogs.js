// One feed in detail, and a new feed: what editors do, with what comes of it shown before it is done.
import {fill, h, outward} from './dom.js';
import {get, send} from './api.js';
import {count, counted, due, time, timeAndAge} from './format.js';
import {failure, heading} from './labels.js';
import {openDialog, toast} from './dialog.js';
import {balance, condition, rejected} from './feeds.js';

const SETTLE_MILLIS = 250;
const SETTLE_TRIES = 80;

/** Waits until the read model has what was written to the topic of some feeds; the page is drawn anew either way. */
export async function settled(ids, test) {
  const left = new Set([ids].flat());
  for (let i = 0; i < SETTLE_TRIES; i++) {
    for (const id of left) {
      const feed = await get('/api/v1/feeds/' + id).catch((error) => (error.status === 404 ? null : undefined));
      if (feed === undefined || !test(feed)) break;
      left.delete(id);
    }
    if (!left.size) return;
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MILLIS));
  }
}

/** Suspends or resumes polling. */
export async function pauseFeed(feed, pause, view) {
  try {
    await send('POST', `/api/v1/feeds/${feed.feed}/${pause ? 'pause' : 'resume'}`);
    await settled(feed.feed, (now) => now && (now.status === 'paused') === pause);
    toast(`${feed.title}: ${pause ? 'polling is paused' : 'polled again when it is due'}`);
  } catch (error) {
    toast(error.message, {bad: true});
  }
  view.again();
}

/** The same for several; those that could not be are told. */
export async function pauseFeeds(feeds, pause, view) {
  try {
    const done = await send('POST', '/api/v1/feeds/polling', {feeds: feeds.map((feed) => feed.feed), paused: pause});
    await settled(done.changed, (now) => now && (now.status === 'paused') === pause);
    toast(`${counted(done.changed.length, 'feed')} ${pause ? 'paused' : 'resumed'}`);
    for (const refused of done.refused) toast(refused.reason, {bad: true});
  } catch (error) {
    toast(error.message, {bad: true});
  }
  view.again();
}

const fact = (name, ...value) => (value.some((one) => one !== null && one !== undefined && one !== '') ? [h('dt', null, name), h('dd', null, ...value)] : null);

/** Everything about a feed, and what can be done with it. */
export function feedDetails(feed, view) {
  const report = h('div', {'aria-live': 'polite'});
  const registered = Boolean(feed.origin);
  const paused = feed.status === 'paused';
  const dialog = openDialog({
    title: feed.title, wide: true,
    body: [
      h('p', null, condition(feed), ' ', h('span', {dir: 'auto'}, feed.outcome)),
      h('dl', {class: 'facts'},
        fact('Address', outward(feed.url, null, feed.url)), fact('Asked at', feed.asked && feed.asked !== feed.url ? feed.asked : null),
        fact('Group', feed.group), fact('Publisher', feed.publisher), fact('Language', feed.language), fact('Tier', feed.tier),
        fact('Interval', feed.interval), fact('Labels', feed.labels?.join(', ')),
        fact('Article pages', feed.fullText ? 'fetched too' : null), fact('Watched', feed.watched ? 'an alert is raised when it turns silent or dead' : null),
        fact('Registered by', feed.origin === 'opml' ? 'the configured OPML file' : feed.origin === 'command' ? 'an operator' : feed.origin || 'nobody any more'),
        fact('Latest poll', feed.polled ? timeAndAge(feed.polled) : 'none yet'), fact('Next due', paused ? 'when it is resumed' : feed.due ? [time(feed.due), ', ', due(new Date(feed.due))] : 'never'),
        fact('Latest news', feed.lastNews ? timeAndAge(feed.lastNews) : null), fact('HTTP status', feed.httpStatus), fact('Cause', feed.cause),
        fact('Failing since', feed.failingSince && [timeAndAge(feed.failingSince), `, ${counted(feed.failures, 'poll')}`]),
        fact('Polls', feed.polls ? count(feed.polls) : null), fact('Id', h('span', {class: 'mono'}, feed.feed))),
      accounts(feed),
      report,
      view.editor && registered && h('div', {class: 'actions'},
        h('button', {type: 'button', onclick: (event) => check(feed, report, event.target)}, 'Ask it now'),
        h('button', {type: 'button', onclick: async () => {
          await pauseFeed(feed, !paused, view);
          dialog.close();
        }}, paused ? 'Resume' : 'Pause'),
        h('button', {type: 'button', class: 'danger', onclick: () => {
          dialog.close();
          removeFeed(feed, view);
        }}, 'Remove …')),
    ],
  });
}

/** The ledger of a feed, with the reasons of what was rejected. */
function accounts(feed) {
  const line = (name, value, nested) => h('tr', null, h('th', {scope: 'row', class: nested ? 'nested' : null}, name), h('td', {class: 'number'}, count(value)));
  const {totals} = feed;
  return [
    heading('Ledger', balance(totals)),
    h('table', {class: 'plain ledger'}, h('caption', {class: 'unseen'}, 'What became of its items'), h('tbody', null,
      line('Seen', totals.seen), line('Published', totals.published, true), line('Revised', totals.revised, true),
      line('Unchanged', totals.unchanged, true), line('Duplicate', totals.duplicate, true), line('Rejected', rejected(totals), true),
      Object.entries(totals.rejected || {}).map(([reason, number]) => line(`rejected: ${reason}`, number, true)),
      line('Dead-lettered', totals.deadLettered, true))),
  ];
}

async function check(feed, report, button) {
  button.setAttribute('aria-busy', 'true');
  try {
    fill(report, checked(await send('POST', `/api/v1/feeds/${feed.feed}/check`)));
  } catch (error) {
    fill(report, failure(error));
  } finally {
    button.removeAttribute('aria-busy');
  }
}

/** What a visit has shown: the report of `feeds check`. */
function checked(found) {
  return h('section', {class: 'checked'},
    h('p', {class: `notice ${found.readable ? 'good' : 'bad'}`}, h('span', {dir: 'auto'}, `${found.url} ${found.verdict}`)),
    h('dl', {class: 'facts'},
      fact('HTTP status', found.status), fact('Redirects', found.redirects?.length ? counted(found.redirects.length, 'redirect') : null),
      fact('Format', found.format), fact('Title', found.title && h('bdi', null, found.title)), fact('Language', found.language),
      fact('Items', found.readable ? `${count(found.items)}, ${count(found.dated)} with a date` : null), fact('Newest', found.newest && timeAndAge(found.newest)),
      fact('Validators', [found.etag && 'ETag', found.lastModified && 'Last-Modified'].filter(Boolean).join(', ') || (found.readable ? 'none' : null)),
      fact('Would be polled next', found.due && [time(found.due), ` (${found.pacing.join('; ')})`])),
    found.problems.length > 0 && h('ol', {class: 'problems'}, found.problems.map((problem) => h('li', null, h('span', {class: 'badge warn'}, 'Note'), h('span', {dir: 'auto'}, problem)))));
}

function removeFeed(feed, view) {
  openDialog({
    title: `Remove ${feed.title}?`,
    body: [h('p', null, 'It is polled no more. Its articles and its ledger stay.'),
      feed.origin === 'opml' && h('p', {class: 'notice warn'}, 'It is listed in the configured OPML file and comes back at the next start: take it out there, or pause it.')],
    actions: [{label: 'Remove', kind: 'primary danger', run: async () => {
      await send('DELETE', '/api/v1/feeds/' + feed.feed);
      await settled(feed.feed, (now) => now === null || !now.origin);
      toast(`${feed.title} is removed`);
      view.again();
    }}],
  });
}

let fields = 0;

function field(label, control, hint) {
  control.id = `feed-field-${++fields}`;
  if (hint) control.setAttribute('aria-describedby', control.id + '-hint');
  return h('div', {class: 'field'}, h('label', {for: control.id}, label), control, hint && h('span', {class: 'hint', id: control.id + '-hint'}, hint));
}

/** A new feed: what is behind the address is shown first, then what is said about it. */
export function addFeed(view) {
  const url = h('input', {type: 'text', inputmode: 'url', autocomplete: 'off', spellcheck: 'false', placeholder: 'https://example.org/news', autofocus: true});
  const found = h('div', {'aria-live': 'polite'});
  const groups = h('datalist', {id: 'feed-groups'}, view.groups.map((group) => h('option', {value: group})));
  const attributes = {
    title: h('input', {type: 'text', autocomplete: 'off', dir: 'auto'}), group: h('input', {type: 'text', autocomplete: 'off', list: 'feed-groups'}),
    publisher: h('input', {type: 'text', autocomplete: 'off', dir: 'auto'}),
    language: h('input', {type: 'text', autocomplete: 'off'}), labels: h('input', {type: 'text', autocomplete: 'off'}),
    tier: h('select', null, h('option', {value: '1'}, '1 · agency or primary source'), h('option', {value: '2', selected: true}, '2 · newspaper or broadcaster'), h('option', {value: '3'}, '3 · commentary or aggregator')),
    interval: h('input', {type: 'number', min: '1', max: '10080', inputmode: 'numeric'}),
    watch: h('select', null, h('option', {value: ''}, 'as its tier says'), h('option', {value: 'true'}, 'always'), h('option', {value: 'false'}, 'never')),
    fullText: h('input', {type: 'checkbox'}), paused: h('input', {type: 'checkbox'}),
  };
  let chosen = null;
  const look = async () => {
    chosen = null;
    if (!url.value.trim()) {
      url.focus();
      return;
    }
    fill(found, h('p', {class: 'loading', role: 'status'}, 'Asking …'));
    try {
      const finding = await send('POST', '/api/v1/feeds/find', {url: url.value.trim()});
      fill(found, findings(finding, (candidate) => {
        chosen = candidate;
        attributes.title.placeholder = candidate.title || '';
        attributes.language.placeholder = candidate.language || '';
      }));
    } catch (error) {
      fill(found, failure(error));
    }
  };
  openDialog({
    title: 'Add a feed', wide: true,
    body: h('form', {class: 'form', onsubmit: (event) => {
      event.preventDefault();
      look();
    }},
    field('Address of a feed or a page', url, 'A page is searched for its feeds. Addresses of private networks are not asked.'),
    h('div', {class: 'actions'}, h('button', {type: 'submit'}, 'Look behind it')),
    found,
    h('div', {class: 'fields'}, field('Title', attributes.title, 'Empty: what it calls itself'), field('Group', attributes.group, 'As in Agencies/Europe'), groups,
      field('Tier', attributes.tier), field('Publisher', attributes.publisher, 'Empty: its title')),
    h('div', {class: 'fields'}, field('Language', attributes.language, 'As in en or pt-BR'), field('Labels', attributes.labels, 'Separated by commas'),
      field('Poll every … minutes', attributes.interval, 'Empty: as configured'), field('Alert when silent or dead', attributes.watch)),
    h('label', {class: 'check'}, attributes.fullText, h('span', null, 'Fetch the article pages too')),
    h('label', {class: 'check'}, attributes.paused, h('span', null, 'Register it without polling it'))),
    actions: [{label: 'Add feed', kind: 'primary', run: async () => {
      if (!chosen) throw new Error('Look behind the address first, and choose a feed.');
      const text = (name) => attributes[name].value.trim() || null;
      const minutes = text('interval');
      const feed = await send('POST', '/api/v1/feeds', {
        url: chosen.url, title: text('title') || chosen.title || null, group: text('group'), publisher: text('publisher'),
        language: text('language') || chosen.language || null, tier: Number(attributes.tier.value), interval: minutes ? `PT${minutes}M` : null,
        fullText: attributes.fullText.checked, paused: attributes.paused.checked,
        labels: (text('labels') || '').split(',').map((one) => one.trim()).filter(Boolean),
        watch: attributes.watch.value === '' ? null : attributes.watch.value === 'true',
      });
      await settled(feed.id, (now) => now !== null);
      toast(`${feed.title} is registered`);
      view.again();
    }}],
  });
}

const HOW = {itself: 'the address itself', linked: 'named by the page', mentioned: 'a link of the page', 'well-known': 'where feeds often are'};

function findings(finding, choose) {
  const {feeds, report} = finding;
  if (!feeds.length) {
    const asIs = h('button', {type: 'button', onclick: () => {
      choose({url: finding.asked, title: '', language: null});
      asIs.replaceWith(h('p', {class: 'notice warn'}, 'It will be registered as it is.'));
    }}, 'Register the address as it is');
    return [checked(report), h('p', null, 'No feed was found behind it.'), asIs];
  }
  const rows = feeds.map((feed, i) => {
    const radio = h('input', {type: 'radio', name: 'candidate', onchange: () => choose(feed)});
    if (i === 0) {
      radio.checked = true;
      choose(feed);
    }
    return h('li', null, h('label', {class: 'check'}, radio, h('span', null, h('strong', {dir: 'auto'}, feed.title || feed.url),
      h('span', {class: 'muted'}, ` ${feed.format}, ${counted(feed.items, 'item')}${feed.language ? ', ' + feed.language : ''} · ${HOW[feed.how] || feed.how}`),
      feed.registeredBy && h('span', {class: 'badge info'}, 'registered already'), h('span', {class: 'address'}, feed.url))));
  });
  return [
    h('fieldset', null, h('legend', null, `${counted(feeds.length, 'feed')} found`), h('ul', {class: 'candidates'}, rows)),
    report.readable && h('details', {class: 'quiet-details'}, h('summary', null, 'What the answer says'), checked(report)),
  ];
}
