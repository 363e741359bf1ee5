// The live list of alerts. What is shown is in the address; a change of the address is a change of the list.
import {announce, fill, h} from './dom.js';
import {entityNames, get, queryOf} from './api.js';
import {bars, LEVELS, sparkOfTimes} from './chart.js';
import {count, counted, RANGES, shortTime, time, ago} from './format.js';
import {capital, chip, empty, entityName, severity, state} from './labels.js';
import {choose} from './keyboard.js';

const CHOICES = ['rule', 'entity', 'severity', 'state'];
const REFRESH_MILLIS = 600;
const DEFAULT_RANGE = '7d';
const RULE_TITLES = new Map();

/** What the address asks for. */
function read(query) {
  const range = query.get('range') || (query.get('from') || query.get('to') ? '' : DEFAULT_RANGE);
  const filter = {q: query.get('q') || '', range, from: query.get('from') || '', to: query.get('to') || ''};
  for (const name of CHOICES) filter[name] = query.getAll(name);
  return filter;
}

/** The parameters that the interface wants: relative times made absolute. */
function parameters(filter) {
  const length = (RANGES.find(([name]) => name === filter.range) || [])[2];
  const from = length ? new Date(Math.floor((Date.now() - length) / 60000) * 60000).toISOString() : filter.from;
  return {rule: filter.rule, entity: filter.entity, severity: filter.severity, state: filter.state, q: filter.q, from, to: filter.to};
}

const address = (filter) => {
  const query = queryOf({...filter, range: filter.range === DEFAULT_RANGE ? '' : filter.range});
  return '/' + (query ? '?' + query : '');
};

export async function alertsPage(context) {
  const view = new AlertsView(context);
  await view.load();
  view.follow();
}

class AlertsView {
  constructor({main, signal, query, navigate}) {
    this.signal = signal;
    this.navigate = navigate;
    this.filter = read(query);
    this.parameters = parameters(this.filter);
    this.rows = [];
    this.waiting = new Set();
    this.paused = sessionStorage.getItem('wirewatch.paused') === '1';
    this.fresh = new Set();
    this.facets = h('aside', {class: 'facets', 'aria-label': 'Filters'});
    this.histogram = h('div', {class: 'panel histogram'});
    this.active = h('div', {class: 'active'});
    this.list = h('ol', {class: 'alerts', 'aria-label': 'Alerts, latest change first'});
    this.after = h('div', {class: 'after'});
    this.summary = h('p', {class: 'count'});
    this.live = h('div', {class: 'live'});
    this.main = main;
  }

  async load() {
    const [names, page, facets, histogram] = await Promise.all([
      entityNames(),
      get('/api/v1/alerts', this.parameters, this.signal),
      get('/api/v1/alerts/facets', this.parameters, this.signal),
      get('/api/v1/alerts/histogram', {...this.parameters, buckets: 72}, this.signal),
    ]);
    this.names = names;
    this.position = page.position;
    this.rows = page.alerts;
    this.next = page.next;
    this.total = page.total;
    for (const alert of page.alerts) RULE_TITLES.set(alert.rule, alert.ruleTitle);
    if (!this.main.contains(this.list)) this.frame();
    this.drawFacets(facets);
    this.drawHistogram(histogram);
    this.drawActive();
    this.drawRows();
    this.drawLive();
  }

  frame() {
    const field = h('input', {
      type: 'search', name: 'q', value: this.filter.q, placeholder: 'Words or "phrases" in alerts', 'aria-label': 'Search alerts',
      autocomplete: 'off', dir: 'auto',
    });
    const search = h('form', {
      class: 'search', role: 'search',
      onsubmit: (event) => {
        event.preventDefault();
        this.go({q: field.value.trim()});
      },
    }, field);
    const range = h('select', {'aria-label': 'Time range', onchange: () => range.value && this.go({range: range.value, from: '', to: ''})},
      !this.filter.range && h('option', {value: '', selected: true}, 'Chosen stretch'),
      RANGES.map(([name, label]) => h('option', {value: name, selected: name === this.filter.range}, label)));
    fill(this.main,
      h('h1', {class: 'unseen'}, 'Alerts'),
      h('div', {class: 'with-facets'},
        this.facets,
        h('section', {class: 'content'},
          h('div', {class: 'toolbar'}, search, range, this.live),
          this.active,
          this.histogram,
          h('div', {class: 'list-head'}, this.summary, this.exports()),
          this.list, this.after)));
  }

  exports() {
    const query = () => queryOf(this.parameters);
    const link = (path, label, title) => h('a', {href: path + '?' + query(), title, target: '_blank', rel: 'noopener'}, label);
    return h('span', {class: 'exports'}, h('span', {class: 'muted'}, 'Export '),
      link('/api/v1/alerts.csv', 'CSV', 'A table for spreadsheets'),
      link('/api/v1/alerts.ndjson', 'NDJSON', 'One alert with its evidence on each line'),
      link('/feeds/alerts.atom', 'Atom', 'Follow this view in a feed reader'),
      link('/feeds/alerts.json', 'JSON Feed', 'Follow this view in a feed reader'));
  }

  go(changes) {
    this.navigate(address({...this.filter, ...changes}));
  }

  /** Adds a value to a choice, or takes it out if it is there. */
  pick(name, value) {
    const plain = value.replace(/^!/, '');
    const others = this.filter[name].filter((one) => one.replace(/^!/, '') !== plain);
    this.go({[name]: this.filter[name].includes(value) ? others : [...others, value]});
  }

  label(name, value) {
    if (name === 'entity') return entityName(this.names, value);
    if (name === 'severity') return severity(value);
    if (name === 'rule') return RULE_TITLES.get(value) || value;
    return capital(value);
  }

  drawFacets(facets) {
    const groups = [['severity', 'Severity', facets.severities], ['state', 'State', facets.states],
      ['rule', 'Rule', facets.rules], ['entity', 'Entity', facets.entities]];
    const open = matchMedia('(min-width: 60rem)').matches || this.facets.querySelector('details')?.open;
    fill(this.facets, h('details', {open}, h('summary', null, 'Filters'),
      groups.map(([name, title, values]) => this.facet(name, title, values))));
  }

  facet(name, title, values) {
    const order = ['critical', 'warning', 'info'];
    const sorted = name === 'severity' ? [...values].sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value)) : values;
    const row = (one) => {
      const on = this.filter[name].includes(one.value);
      return h('li', {class: on ? 'on' : null},
        h('button', {class: 'pick', type: 'button', 'aria-pressed': String(on), onclick: () => this.pick(name, one.value)},
          h('span', {class: 'what'}, this.label(name, one.value)), h('span', {class: 'number'}, count(one.alerts))),
        h('button', {
          class: 'not', type: 'button', title: 'Exclude', 'aria-label': `Exclude ${one.value}`,
          onclick: () => this.pick(name, '!' + one.value),
        }, '−'));
    };
    if (!sorted.length) return null;
    const first = sorted.slice(0, 10);
    const rest = sorted.slice(10);
    return h('section', null, h('h2', null, title), h('ul', null, first.map(row)),
      rest.length > 0 && h('details', {class: 'more'}, h('summary', null, `${rest.length} more`), h('ul', null, rest.map(row))));
  }

  drawHistogram(histogram) {
    this.histogram.hidden = histogram.buckets.length === 0;
    if (this.histogram.hidden) return;
    fill(this.histogram, bars({
      points: histogram.buckets, keys: LEVELS, seconds: histogram.seconds, what: 'Alerts by last change',
      onBrush: (first, last) => this.go({
        range: '', from: first.start,
        to: new Date(new Date(last.start).getTime() + histogram.seconds * 1000).toISOString(),
      }),
    }));
  }

  drawActive() {
    const items = [];
    for (const name of CHOICES) {
      for (const value of this.filter[name]) {
        const not = value.startsWith('!');
        items.push(this.remove(not ? `not ${name}` : name, this.label(name, value.replace(/^!/, '')), () => this.pick(name, value)));
      }
    }
    if (this.filter.q) items.push(this.remove('words', this.filter.q, () => this.go({q: ''})));
    if (this.filter.from || this.filter.to) {
      const part = (iso, otherwise) => (iso ? shortTime(new Date(iso)) : otherwise);
      items.push(this.remove('time', `${part(this.filter.from, '…')} – ${part(this.filter.to, 'now')}`, () => this.go({range: '', from: '', to: ''})));
    }
    if (items.length > 1) {
      items.push(h('button', {class: 'quiet', type: 'button', onclick: () => this.navigate('/')}, 'Clear all'));
    }
    this.active.hidden = items.length === 0;
    fill(this.active, items);
  }

  remove(name, content, onRemove) {
    return h('button', {class: 'filter', type: 'button', onclick: onRemove, title: 'Remove this filter'},
      h('span', {class: 'muted'}, name + ' '), h('bdi', null, content), h('span', {class: 'cross', 'aria-hidden': 'true'}, '×'));
  }

  drawRows() {
    const current = document.querySelector('[data-row].current')?.dataset.row;
    fill(this.list, this.rows.map((alert) => this.row(alert)));
    if (current) choose(this.list.querySelector(`[data-row="${current}"]`));
    this.fresh.clear();
    fill(this.summary, h('strong', null, counted(this.total, 'alert')),
      this.rows.length < this.total ? h('span', {class: 'muted'}, `, latest ${count(this.rows.length)} shown`) : null);
    fill(this.after, this.rows.length === 0
      ? empty('No alerts here.', this.active.hidden
        ? 'Nothing has been raised in this time. The list fills by itself.'
        : 'No alert fits all of these filters. Remove one, or choose a longer time.')
      : this.next && h('button', {class: 'wide', type: 'button', onclick: () => this.more()}, 'Show more'));
  }

  row(alert) {
    const open = `/alerts/${alert.id}`;
    return h('li', {class: `alert ${this.fresh.has(alert.id) ? 'fresh' : ''}`, 'data-row': alert.id,
      onclick: (event) => choose(event.currentTarget)},
      h('div', {class: `edge ${alert.severity}`}, severity(alert.severity)),
      h('div', {class: 'body'},
        h('a', {class: 'headline', href: open, 'data-open': true, dir: 'auto', lang: alert.language}, alert.headline || alert.ruleTitle),
        h('div', {class: 'labels'},
          chip(alert.ruleTitle, 'Show only this rule (Alt: exclude it)',
            () => this.pick('rule', alert.rule), () => this.pick('rule', '!' + alert.rule)),
          alert.entities.map((id) => chip(entityName(this.names, id), `Show only alerts with ${id} (Alt: exclude them)`,
            () => this.pick('entity', id), () => this.pick('entity', '!' + id))),
          h('span', {class: 'by muted', dir: 'auto'}, alert.publishers.join(', ')))),
      h('div', {class: 'support'}, alert.labels?.kind === 'operational' ? h('span', {class: 'muted'}, 'operational') : [
        h('span', {class: alert.corroboration > 1 ? 'strong' : null}, counted(alert.corroboration, 'source')),
        h('span', {class: 'muted'}, counted(alert.articles, 'article'))]),
      h('div', {class: 'trend'}, alert.times.length > 1 ? sparkOfTimes(alert.times) : null),
      h('div', {class: 'when'}, time(alert.updated), h('span', null, state(alert.state), h('span', {class: 'muted age'}, ago(new Date(alert.updated))))));
  }

  async more() {
    const page = await get('/api/v1/alerts', {...this.parameters, cursor: this.next}, this.signal);
    this.rows.push(...page.alerts);
    this.next = page.next;
    this.drawRows();
  }

  drawLive() {
    fill(this.live,
      h('button', {
        type: 'button', class: this.paused ? 'primary' : null, 'data-pause': true, 'aria-pressed': String(this.paused),
        onclick: () => this.pause(!this.paused),
      }, this.paused ? 'Resume' : 'Pause'),
      this.waiting.size > 0 && h('button', {type: 'button', class: 'primary', onclick: () => this.refresh()},
        `Show ${this.waiting.size} new`));
  }

  pause(paused) {
    this.paused = paused;
    sessionStorage.setItem('wirewatch.paused', paused ? '1' : '0');
    announce(paused ? 'The list is paused' : 'The list is live');
    if (paused) this.drawLive();
    else this.refresh();
  }

  /** Follows the stream from where the list ends; the browser reconnects by itself with the last id it has seen. */
  follow() {
    const query = queryOf({...this.parameters, to: '', after: this.position});
    const source = new EventSource('/api/v1/alerts/stream?' + query);
    const connection = document.getElementById('connection');
    const say = (text, kind) => {
      connection.textContent = text;
      connection.className = 'connection ' + kind;
    };
    source.onopen = () => say(this.paused ? 'paused' : 'live', this.paused ? 'paused' : 'on');
    source.onerror = () => say('reconnecting', 'off');
    source.addEventListener('alert', (event) => this.changed(JSON.parse(event.data).id));
    source.addEventListener('withdrawn', (event) => this.changed(JSON.parse(event.data).id));
    source.addEventListener('reset', () => this.changed('all'));
    this.signal.addEventListener('abort', () => {
      source.close();
      clearTimeout(this.timer);
      say('', '');
    });
  }

  changed(id) {
    this.waiting.add(id);
    if (this.paused) {
      this.drawLive();
      announce(`${this.waiting.size} alerts wait`);
    } else if (!this.timer) {
      this.timer = setTimeout(() => this.refresh(), REFRESH_MILLIS);
    }
  }

  async refresh() {
    clearTimeout(this.timer);
    this.timer = null;
    const arrived = this.waiting;
    this.waiting = new Set();
    this.fresh = arrived;
    this.parameters = parameters(this.filter);
    try {
      await this.load();
      if (arrived.size) announce(`${counted(arrived.size, 'alert')} new or changed`);
    } catch (error) {
      if (error.name !== 'AbortError') arrived.forEach((id) => this.waiting.add(id));
    }
    if (!this.signal.aborted) {
      const connection = document.getElementById('connection');
      connection.textContent = this.paused ? 'paused' : 'live';
      connection.className = 'connection ' + (this.paused ? 'paused' : 'on');
    }
  }
}
