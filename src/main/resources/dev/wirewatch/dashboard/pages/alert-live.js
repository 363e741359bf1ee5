// The list of alerts follows the stream: at once, or when the reader says so.
import {announce, h} from './dom.js';
import {alertStream} from './alert-stream.js';
import {counted} from './format.js';
import {inUse, renew} from './renew.js';

const REFRESH_MILLIS = 600;
const PAUSED = 'wirewatch.paused';

/**
 * Pause and resume, and how many changes wait.
 *
 * onRefresh(ids) loads and draws anew, told which alerts are new or have changed; used says which element is not to be
 * changed while somebody has a hand on it.
 */
export class LiveList {
  constructor({place, used, signal, onRefresh}) {
    Object.assign(this, {place, used, signal, onRefresh});
    this.waiting = new Set();
    this.paused = sessionStorage.getItem(PAUSED) === '1';
    signal.addEventListener('abort', () => clearTimeout(this.timer));
  }

  draw() {
    const held = this.paused || this.held;
    renew(this.place,
      h('button', {
        type: 'button', class: this.paused ? 'primary' : null, 'data-pause': true, 'aria-pressed': String(this.paused),
        onclick: () => this.pause(!this.paused),
      }, this.paused ? 'Resume' : 'Pause'),
      held && this.waiting.size > 0 && h('button', {type: 'button', class: 'primary', onclick: () => this.refresh()},
        `Show ${this.waiting.size} new`));
  }

  pause(paused) {
    this.paused = paused;
    sessionStorage.setItem(PAUSED, paused ? '1' : '0');
    announce(paused ? 'The list is paused' : 'The list is live');
    if (paused) this.draw();
    else this.refresh();
    this.say();
  }

  /** Says beside the navigation how the connection is. */
  say(text = this.paused ? 'paused' : 'live', kind = this.paused ? 'paused' : 'on') {
    const connection = document.getElementById('connection');
    connection.textContent = text;
    connection.className = 'connection ' + kind;
  }

  /** Follows the stream; what the reader did is told to onActed(id, alert or null if it went) and not waited with. */
  follow(parameters, {isShown, acted, onActed}) {
    const source = alertStream(parameters, {
      onOpen: () => this.say(),
      onLost: () => this.say('reconnecting', 'off'),
      onAlert: (alert) => (acted.delete(alert.id) ? onActed(alert.id, alert) : this.changed(alert.id)),
      onGone: (id) => {
        if (acted.delete(id)) onActed(id, null);
        else if (isShown(id)) this.changed(id);
      },
      onReset: () => this.changed('all'),
    });
    this.signal.addEventListener('abort', () => {
      source.close();
      this.say('', '');
    });
  }

  changed(id) {
    this.waiting.add(id);
    if (this.paused) {
      this.draw();
      announce(`${this.waiting.size} alerts wait`);
    } else if (!this.timer) {
      this.timer = setTimeout(() => this.whenFree(), REFRESH_MILLIS);
    }
  }

  /** Nothing moves under a pressed pointer, and no selected text goes: until then it is said how many wait. */
  whenFree() {
    this.timer = null;
    if (this.paused || !this.waiting.size) return;
    this.held = this.refreshing || inUse(this.used);
    if (!this.held) {
      this.refresh();
      return;
    }
    this.draw();
    this.timer = setTimeout(() => this.whenFree(), REFRESH_MILLIS);
  }

  async refresh() {
    clearTimeout(this.timer);
    this.timer = null;
    this.held = false;
    this.refreshing = true;
    const arrived = this.waiting;
    this.waiting = new Set();
    try {
      await this.onRefresh(arrived);
      if (arrived.size) announce(`${counted(arrived.size, 'alert')} new or changed`);
    } catch (error) {
      if (error.name !== 'AbortError') arrived.forEach((id) => this.waiting.add(id));
    } finally {
      this.refreshing = false;
    }
    if (this.signal.aborted) return;
    this.draw();
    this.say();
  }
}
