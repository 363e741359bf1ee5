// The live list of alerts. What is shown is in the address; a change of the address is a change of the list.
import {announce, fill, h} from './dom.js';
import {entityNames, get, me} from './api.js';
import {act, attempt} from './acting.js';
import {activeFilters} from './alert-active.js';
import {bulkActions} from './alert-bulk.js';
import {address, ofGroup, parameters, picked, read} from './alert-filter.js';
import {groupList} from './alert-groups.js';
import {alertRow, noAlerts} from './alert-row.js';
import {alertStream} from './alert-stream.js';
import {alertHistogram, alertToolbar} from './alert-toolbar.js';
import {drawFacets} from './facets.js';
import {count, counted} from './format.js';
import {choose} from './keyboard.js';
import {capital, entityName, severity} from './labels.js';
import {allViews, asked, viewList} from './views.js';

const REFRESH_MILLIS = 600;
const GROUP_ROWS = 20;
const RULE_TITLES = new Map();

export async function alertsPage(context) {
  const view = new AlertsView(context);
  await view.load();
  view.follow();
}

class AlertsView {
  constructor({main, signal, query, navigate}) {
    this.main = main;
    this.signal = signal;
    this.navigate = navigate;
    this.query = query;
    this.rows = [];
    this.waiting = new Set();
    this.acted = new Set();
    this.chosen = new Map();
    this.fresh = new Set();
    this.paused = sessionStorage.getItem('wirewatch.paused') === '1';
    this.facets = h('aside', {class: 'facets', 'aria-label': 'Views and filters'});
    this.histogram = h('div', {class: 'panel histogram'});
    this.active = h('div', {class: 'active'});
    this.bulk = h('div', {class: 'bulk', role: 'group', 'aria-label': 'Chosen alerts', hidden: true});
    this.list = h('div', {class: 'list-place'});
    this.after = h('div', {class: 'after'});
    this.summary = h('p', {class: 'count'});
    this.live = h('div', {class: 'live'});
  }

  async load() {
    if (!this.filter) await this.begin();
    const wanted = this.parameters;
    const grouped = this.filter.group;
    const [page, facets, histogram, groups, views] = await Promise.all([
      get('/api/v1/alerts', {...wanted, limit: grouped ? 1 : 50}, this.signal),
      get('/api/v1/alerts/facets', wanted, this.signal),
      get('/api/v1/alerts/histogram', {...wanted, buckets: 72}, this.signal),
      grouped ? get('/api/v1/alerts/groups', {...wanted, by: grouped}, this.signal) : null,
      allViews(this.signal),
    ]);
    this.groups = groups;
    this.views = views;
    this.opened = new Map();
    if (grouped) await Promise.all(this.filter.open.map((value) => this.loadGroup(value)));
    this.position = page.position;
    this.rows = grouped ? [] : page.alerts;
    this.next = grouped ? null : page.next;
    this.total = page.total;
    for (const rule of facets.rules) RULE_TITLES.set(rule.value, rule.title || rule.value);
    if (!this.main.contains(this.list)) this.frame();
    this.drawFacets(facets);
    this.drawHistogram(histogram);
    this.drawActive();
    this.drawRows();
    this.drawLive();
  }

  /** What the address asks for; of a saved view, what that asks for. */
  async begin() {
    const [names, caller] = await Promise.all([entityNames(), me()]);
    this.names = names;
    this.editor = caller.role === 'editor';
    this.query = await asked(this.query, this.signal);
    this.filter = read(this.query);
    this.parameters = parameters(this.filter);
  }

  async loadGroup(value) {
    const page = await get('/api/v1/alerts', {...ofGroup(this.filter, value), limit: GROUP_ROWS}, this.signal);
    this.opened.set(value, page);
  }

  frame() {
    fill(this.main,
      h('h1', {class: 'unseen'}, 'Alerts'),
      h('div', {class: 'with-facets'},
        this.facets,
        h('section', {class: 'content'},
          alertToolbar({
            filter: this.filter, views: this.views, editor: this.editor, parameters: this.parameters, live: this.live,
            go: (changes) => this.go(changes), navigate: this.navigate,
          }),
          this.active,
          this.histogram,
          h('div', {class: 'list-head'}, this.summary),
          this.bulk, this.list, this.after)));
  }

  go(changes) {
    this.navigate(address({...this.filter, ...changes}));
  }

  pick(name, value) {
    this.navigate(address(picked(this.filter, name, value)));
  }

  label(name, value) {
    if (name === 'entity') return entityName(this.names, value);
    if (name === 'severity') return severity(value);
    if (name === 'rule') return h('bdi', null, RULE_TITLES.get(value) || value);
    if (name === 'label') return h('bdi', null, value.replace('=', ': '));
    return h('bdi', null, name === 'state' ? capital(value) : value);
  }

  drawFacets(facets) {
    drawFacets(this.facets, facets, {
      filter: this.filter, names: this.names, label: (name, value) => this.label(name, value),
      pick: (name, value) => this.pick(name, value), mute: (muted) => this.go({muted}),
      first: viewList(this.views, this.filter.view),
    });
  }

  drawHistogram(histogram) {
    this.histogram.hidden = histogram.buckets.length === 0;
    if (this.histogram.hidden) return;
    const open = this.histogram.querySelector('details[open]') !== null;
    fill(this.histogram, alertHistogram(histogram, (time) => this.go(time)));
    this.histogram.querySelector('details').open = open;
  }

  drawActive() {
    const items = activeFilters(this.filter, {
      label: (name, value) => this.label(name, value), pick: (name, value) => this.pick(name, value),
      go: (changes) => this.go(changes), clear: () => this.navigate('/'),
    });
    this.active.hidden = items.length === 0;
    fill(this.active, items);
  }

  /** Every alert that has a line now, in order. */
  shown() {
    return this.filter.group ? [...this.opened.values()].flatMap((page) => page.alerts) : this.rows;
  }

  drawRows() {
    const current = document.querySelector('[data-row].current')?.dataset.row;
    const active = this.list.contains(document.activeElement) ? document.activeElement : null;
    const focused = active?.dataset.key ? `[data-key="${active.dataset.key}"]` : active?.matches('[data-open]') ? '[data-open]' : null;
    fill(this.list, this.filter.group ? this.groupRows()
      : this.rows.length > 0 && h('ol', {class: 'alerts', 'aria-label': 'Alerts, latest change first'}, this.rows.map((alert) => this.row(alert))));
    const row = current && this.list.querySelector(`[data-row="${CSS.escape(current)}"]`);
    if (row) choose(row);
    if (row && focused) row.querySelector(focused)?.focus({preventScroll: true});
    this.fresh.clear();
    const shown = this.rows.length;
    fill(this.summary, h('strong', null, counted(this.total, 'alert')),
      !this.filter.group && shown < this.total ? h('span', {class: 'muted'}, `, latest ${count(shown)} shown`) : null);
    fill(this.after, !this.filter.group && (shown === 0 ? noAlerts(this.active.hidden)
      : this.next && h('button', {class: 'wide', type: 'button', onclick: () => attempt(() => this.more())}, 'Show more')));
    this.drawBulk();
  }

  row(alert) {
    return alertRow(alert, {
      names: this.names, pick: (name, value) => this.pick(name, value), fresh: this.fresh.has(alert.id),
      chosen: this.chosen.has(alert.id),
      onChoose: this.editor ? (one, on) => this.chooseAlert(one, on) : null,
      onAcknowledge: this.editor ? (one) => this.acknowledge([one]) : null,
    });
  }

  groupRows() {
    return groupList(this.filter.group, this.groups, {
      names: this.names, rows: this.opened, row: (alert) => this.row(alert),
      toggle: (value) => attempt(() => this.toggle(value)),
      only: (value) => this.go({...ofGroup(this.filter, value), group: '', open: []}),
    });
  }

  /** Opens or closes a group in place; the address says which are open, without a step in the history. */
  async toggle(value) {
    if (this.opened.has(value)) this.opened.delete(value);
    else await this.loadGroup(value);
    this.filter.open = [...this.opened.keys()];
    history.replaceState(null, '', address(this.filter));
    this.drawRows();
  }

  chooseAlert(alert, on) {
    if (on) this.chosen.set(alert.id, alert);
    else this.chosen.delete(alert.id);
    this.list.querySelector(`[data-row="${alert.id}"]`)?.classList.toggle('chosen', on);
    this.drawBulk();
    announce(`${this.chosen.size} chosen`);
  }

  drawBulk() {
    const chosen = [...this.chosen.values()];
    this.bulk.hidden = chosen.length === 0;
    const all = this.shown();
    const drawn = JSON.stringify([chosen.map((alert) => [alert.id, alert.state]), all.map((alert) => alert.id)]);
    if (this.bulk.hidden || this.bulkDrawn === drawn) return;
    this.bulkDrawn = drawn;
    const done = () => this.choose([]);
    fill(this.bulk, bulkActions(chosen, all, {
      acknowledge: () => this.acknowledge(chosen, done), acting: () => this.acting(chosen, done), choose: (alerts) => this.choose(alerts),
    }));
  }

  choose(alerts) {
    this.chosen = new Map(alerts.map((alert) => [alert.id, alert]));
    this.drawRows();
    announce(`${this.chosen.size} chosen`);
  }

  async acknowledge(alerts, done = () => {}) {
    const taken = alerts.every((alert) => alert.state === 'acknowledged');
    if (await attempt(() => act(taken ? 'unacknowledge' : 'acknowledge', alerts))) this.acting(alerts, done);
  }

  /** The changes of these alerts are our own doing: they are shown when they come, even while the list is paused. */
  acting(alerts, done) {
    for (const alert of alerts) this.acted.add(alert.id);
    done();
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
    this.say(paused ? 'paused' : 'live', paused ? 'paused' : 'on');
  }

  say(text, kind) {
    const connection = document.getElementById('connection');
    connection.textContent = text;
    connection.className = 'connection ' + kind;
  }

  /** Follows the stream from where the list ends; the browser reconnects by itself with the last id it has seen. */
  follow() {
    const live = () => this.say(this.paused ? 'paused' : 'live', this.paused ? 'paused' : 'on');
    const source = alertStream({...this.parameters, to: '', after: this.position}, {
      onOpen: live,
      onLost: () => this.say('reconnecting', 'off'),
      onAlert: (alert) => (this.acted.delete(alert.id) ? this.replace(alert) : this.changed(alert.id)),
      onGone: (id) => {
        if (this.acted.delete(id)) this.drop(id);
        else if (this.filter.group || this.rows.some((alert) => alert.id === id)) this.changed(id);
      },
      onReset: () => this.changed('all'),
    });
    this.signal.addEventListener('abort', () => {
      source.close();
      clearTimeout(this.timer);
      this.say('', '');
    });
  }

  /** The page that has an alert's line. */
  pages() {
    return this.filter.group ? [...this.opened.values()].map((page) => page.alerts) : [this.rows];
  }

  replace(alert) {
    for (const rows of this.pages()) {
      const at = rows.findIndex((one) => one.id === alert.id);
      if (at >= 0) rows[at] = alert;
    }
    if (this.chosen.has(alert.id)) this.chosen.set(alert.id, alert);
    this.drawRows();
  }

  /** Our own doing has taken an alert out of what is asked for. */
  drop(id) {
    for (const rows of this.pages()) {
      const at = rows.findIndex((one) => one.id === id);
      if (at >= 0) {
        rows.splice(at, 1);
        this.total -= 1;
      }
    }
    this.chosen.delete(id);
    this.drawRows();
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
    try {
      await this.load();
      if (arrived.size) announce(`${counted(arrived.size, 'alert')} new or changed`);
    } catch (error) {
      if (error.name !== 'AbortError') arrived.forEach((id) => this.waiting.add(id));
    }
    if (!this.signal.aborted) this.say(this.paused ? 'paused' : 'live', this.paused ? 'paused' : 'on');
  }
}
