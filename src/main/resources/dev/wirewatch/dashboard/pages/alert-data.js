// The alerts that the list shows: pages of rows, or groups of which some are open. Nothing is drawn here.
import {get} from './api.js';
import {ofGroup, parameters} from './alert-filter.js';

const PAGE = 50;
const LONGEST_PAGE = 500;
const GROUP_ROWS = 20;

export class AlertData {
  constructor(filter, signal) {
    this.filter = filter;
    this.signal = signal;
    this.parameters = parameters(filter);
    this.rows = [];
    this.opened = new Map();
    this.total = 0;
  }

  /** Asks for what is shown anew: of the rows as many as there are, so that nobody who reads far down loses the place. */
  async load() {
    const {group, open} = this.filter;
    const [page, groups, opened] = await Promise.all([
      this.ask({limit: group ? 1 : Math.min(LONGEST_PAGE, Math.max(PAGE, this.rows.length))}),
      group ? get('/api/v1/alerts/groups', {...this.parameters, by: group}, this.signal) : null,
      Promise.all(group ? open.map(async (value) => [value, await this.ofGroup(value)]) : []),
    ]);
    const asked = new Map(opened);
    // What was opened or shown further while this was under way stays so.
    this.opened = new Map(await Promise.all(this.filter.open.map(async (value) =>
      [value, asked.get(value) || this.opened.get(value) || await this.ofGroup(value)])));
    let {alerts, next} = page;
    while (!group && next && alerts.length < this.rows.length) {
      const further = await this.ask({cursor: next, limit: Math.min(LONGEST_PAGE, this.rows.length - alerts.length)});
      alerts = [...alerts, ...further.alerts];
      next = further.next;
    }
    this.groups = groups;
    this.position = page.position;
    this.rows = group ? [] : alerts;
    this.next = group ? null : next;
    this.total = page.total;
  }

  ask(wanted) {
    return get('/api/v1/alerts', {...this.parameters, ...wanted}, this.signal);
  }

  ofGroup(value) {
    return get('/api/v1/alerts', {...ofGroup(this.filter, value), limit: GROUP_ROWS}, this.signal);
  }

  /** Adds a page; if the rows were loaded anew meanwhile, the one that follows those. */
  async more() {
    let cursor;
    let page;
    do {
      cursor = this.next;
      page = await this.ask({cursor, limit: PAGE});
    } while (cursor !== this.next && this.next);
    if (cursor !== this.next) return;
    this.rows.push(...page.alerts);
    this.next = page.next;
  }

  /** Opens or closes a group. */
  async toggle(value) {
    if (this.opened.has(value)) this.opened.delete(value);
    else this.opened.set(value, await this.ofGroup(value));
    this.filter.open = [...this.opened.keys()];
  }

  /** Every alert that has a line now, in order. */
  shown() {
    return this.pages().flat();
  }

  pages() {
    return this.filter.group ? [...this.opened.values()].map((page) => page.alerts) : [this.rows];
  }

  /** The alert with an id as it is known now, if it has a line. */
  find(id) {
    return this.shown().find((alert) => alert.id === id);
  }

  replace(alert) {
    for (const rows of this.pages()) {
      const at = rows.findIndex((one) => one.id === alert.id);
      if (at >= 0) rows[at] = alert;
    }
  }

  /** Takes out an alert that is not asked for any more. */
  drop(id) {
    for (const rows of this.pages()) {
      const at = rows.findIndex((one) => one.id === id);
      if (at < 0) continue;
      rows.splice(at, 1);
      this.total -= 1;
    }
  }
}
