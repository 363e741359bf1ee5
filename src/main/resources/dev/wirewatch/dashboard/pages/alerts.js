// The live list of alerts. What is shown is in the address; a change of the address is a change of the list.
import {announce, fill, h} from './dom.js';
import {entityNames, get, me} from './api.js';
import {act, attempt} from './acting.js';
import {activeFilters} from './alert-active.js';
import {bulkActions} from './alert-bulk.js';
import {AlertData} from './alert-data.js';
import {address, ofGroup, picked, read} from './alert-filter.js';
import {groupList} from './alert-groups.js';
import {LiveList} from './alert-live.js';
import {alertRow, noAlerts} from './alert-row.js';
import {alertHistogram, alertToolbar} from './alert-toolbar.js';
import {drawFacets} from './facets.js';
import {count, counted} from './format.js';
import {choose} from './keyboard.js';
import {capital, entityName, severity} from './labels.js';
import {renew} from './renew.js';
import {allViews, asked, viewList} from './views.js';

const RULE_TITLES = new Map();

export async function alertsPage({main, signal, query, navigate}) {
  const [names, caller, wanted] = await Promise.all([entityNames(), me(), asked(query, signal)]);
  const view = new AlertsView({main, signal, navigate, names, editor: caller.role === 'editor', filter: read(wanted)});
  await view.load();
  view.follow();
}

class AlertsView {
  constructor({main, signal, navigate, names, editor, filter}) {
    Object.assign(this, {main, signal, navigate, names, editor, filter});
    this.data = new AlertData(filter, signal);
    this.acted = new Set();
    this.chosen = new Map();
    this.fresh = new Set();
    this.facets = h('aside', {class: 'facets', 'aria-label': 'Views and filters'});
    this.histogram = h('div', {class: 'panel histogram'});
    this.active = h('div', {class: 'active'});
    this.bulk = h('div', {class: 'bulk', role: 'group', 'aria-label': 'Chosen alerts', hidden: true});
    this.list = h('div', {class: 'list-place', onclick: (event) => choose(event.target.closest('[data-row]'))});
    this.after = h('div', {class: 'after'});
    this.summary = h('p', {class: 'count'});
    this.place = h('div', {class: 'live'});
    this.live = new LiveList({place: this.place, used: this.list, signal, onRefresh: (arrived) => {
      this.fresh = arrived;
      return this.load();
    }});
  }

  async load() {
    const wanted = this.data.parameters;
    const [facets, histogram, views] = await Promise.all([
      get('/api/v1/alerts/facets', wanted, this.signal),
      get('/api/v1/alerts/histogram', {...wanted, buckets: 72}, this.signal),
      allViews(this.signal),
      this.data.load(),
    ]);
    this.views = views;
    for (const rule of facets.rules) RULE_TITLES.set(rule.value, rule.title || rule.value);
    if (!this.main.contains(this.list)) this.frame();
    this.drawFacets(facets);
    this.drawHistogram(histogram);
    this.drawActive();
    this.drawRows();
    this.live.draw();
  }

  frame() {
    fill(this.main,
      h('h1', {class: 'unseen'}, 'Alerts'),
      h('div', {class: 'with-facets'},
        this.facets,
        h('section', {class: 'content'},
          alertToolbar({
            filter: this.filter, views: this.views, editor: this.editor, parameters: this.data.parameters, live: this.place,
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
    if (this.histogram.querySelector('.brushing')) return;
    this.histogram.hidden = histogram.buckets.length === 0;
    if (!this.histogram.hidden) renew(this.histogram, alertHistogram(histogram, (time) => this.go(time)));
  }

  drawActive() {
    const items = activeFilters(this.filter, {
      label: (name, value) => this.label(name, value), pick: (name, value) => this.pick(name, value),
      go: (changes) => this.go(changes), clear: () => this.navigate('/'),
    });
    this.active.hidden = items.length === 0;
    renew(this.active, items);
  }

  drawRows() {
    const {rows, next, total} = this.data;
    const lines = [...this.list.querySelectorAll('[data-row]')];
    const at = lines.findIndex((line) => line.classList.contains('current'));
    const focused = this.list.contains(document.activeElement);
    renew(this.list, this.filter.group ? this.groupRows()
      : rows.length > 0 && h('ol', {class: 'alerts', 'aria-label': 'Alerts, latest change first'}, rows.map((alert) => this.row(alert))));
    if (at >= 0 && !this.list.contains(lines[at])) this.goOnFrom(at, focused);
    this.fresh = new Set();
    renew(this.summary, h('strong', null, counted(total, 'alert')),
      !this.filter.group && rows.length < total ? h('span', {class: 'muted'}, `, latest ${count(rows.length)} shown`) : null);
    renew(this.after, !this.filter.group && (rows.length === 0 ? noAlerts(this.active.hidden)
      : next && h('button', {class: 'wide', type: 'button', onclick: () => attempt(() => this.more())}, 'Show more')));
    this.drawBulk();
  }

  /** The current row has gone: the one in its place is the current one, so that the keyboard goes on from there. */
  goOnFrom(at, focused) {
    const lines = this.list.querySelectorAll('[data-row]');
    const line = lines[Math.min(at, lines.length - 1)];
    if (!line) return;
    choose(line);
    if (focused) line.querySelector('[data-open]')?.focus({preventScroll: true});
  }

  row(alert) {
    const known = (id) => this.data.find(id) || alert;
    return alertRow(alert, {
      names: this.names, pick: (name, value) => this.pick(name, value), fresh: this.fresh.has(alert.id),
      chosen: this.chosen.has(alert.id),
      onChoose: this.editor ? (id, on) => this.chooseAlert(id, on) : null,
      onAcknowledge: this.editor ? (id) => this.acknowledge([known(id)]) : null,
    });
  }

  groupRows() {
    return groupList(this.filter.group, this.data.groups, {
      names: this.names, rows: this.data.opened, row: (alert) => this.row(alert),
      toggle: (value) => attempt(() => this.toggle(value)),
      only: (value) => this.go({...ofGroup(this.filter, value), group: '', open: []}),
    });
  }

  /** Opens or closes a group in place; the address says which are open, without a step in the history. */
  async toggle(value) {
    await this.data.toggle(value);
    history.replaceState(null, '', address(this.filter));
    this.drawRows();
  }

  async more() {
    await this.data.more();
    this.drawRows();
  }

  /** The chosen alerts as they are known now, those included that newer ones have pushed off the list. */
  chosenAlerts() {
    return [...this.chosen].map(([id, alert]) => this.data.find(id) || alert);
  }

  chooseAlert(id, on) {
    if (on) this.chosen.set(id, this.data.find(id));
    else this.chosen.delete(id);
    for (const line of this.list.querySelectorAll(`[data-row="${CSS.escape(id)}"]`)) {
      line.classList.toggle('chosen', on);
      const box = line.querySelector('[data-key=s]');
      box.checked = on;
      box.toggleAttribute('checked', on);
    }
    this.drawBulk();
    announce(`${this.chosen.size} chosen`);
  }

  drawBulk() {
    const chosen = this.chosenAlerts();
    this.bulk.hidden = chosen.length === 0;
    const done = () => this.choose([]);
    renew(this.bulk, chosen.length > 0 && bulkActions(chosen, this.data.shown(), {
      now: () => this.chosenAlerts(), acknowledge: () => this.acknowledge(this.chosenAlerts(), done),
      acting: (alerts) => this.acting(alerts, done), choose: (every) => this.choose(every ? this.data.shown() : []),
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

  /** Follows the stream from where the list ends; the browser reconnects by itself with the last id it has seen. */
  follow() {
    this.live.follow({...this.data.parameters, to: '', after: this.data.position}, {
      acted: this.acted,
      isShown: (id) => this.filter.group || this.data.rows.some((alert) => alert.id === id),
      onActed: (id, alert) => {
        if (alert) this.data.replace(alert);
        else {
          this.data.drop(id);
          this.chosen.delete(id);
        }
        this.drawRows();
      },
    });
  }
}
