// What editors do with alerts: acknowledge, close, note, mute.
import {append, fill, h} from './dom.js';
import {get, send} from './api.js';
import {openDialog, toast} from './dialog.js';
import {count, counted, shortTime} from './format.js';
import {severity} from './labels.js';

const DONE = {
  acknowledge: 'Acknowledged', unacknowledge: 'Took back the acknowledgement of', close: 'Closed', note: 'Added a note to',
};
const PREVIEW_ROWS = 8;
const PREVIEW_MILLIS = 250;
const LENGTHS = [
  ['PT1H', '1 hour'], ['PT4H', '4 hours'], ['PT8H', '8 hours'], ['PT24H', '1 day'], ['PT72H', '3 days'], ['P7D', '7 days'], ['', 'Until …'],
];

/** Does something with alerts; says so. A failure is thrown on, or shown when nobody else would. */
export async function act(type, alerts, note = undefined) {
  const {unknown} = await send('POST', '/api/v1/alert-actions', {type, alerts: alerts.map((alert) => alert.id), note});
  const done = alerts.length - unknown.length;
  toast(`${DONE[type]} ${counted(done, 'alert')}${unknown.length ? `; ${count(unknown.length)} had gone` : ''}`,
    type === 'acknowledge' ? {action: {label: 'Undo', run: () => attempt(() => act('unacknowledge', alerts))}} : {});
}

/** Runs something; a failure becomes a notice. */
export async function attempt(run) {
  try {
    await run();
    return true;
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    toast(error.message, {bad: true});
    return false;
  }
}

/** Asks for a note, and does something with it. */
export function withNote(type, alerts, done = () => {}) {
  const field = h('textarea', {id: 'note', rows: 4, maxlength: 2000, dir: 'auto'});
  const needed = type === 'note';
  const problem = h('span', {class: 'error', hidden: true}, 'Write something.');
  openDialog({
    title: needed ? `Note on ${counted(alerts.length, 'alert')}` : `Close ${counted(alerts.length, 'alert')}`,
    body: h('div', {class: 'form'}, h('div', {class: 'field'},
      h('label', {for: 'note'}, needed ? 'Note for the desk' : 'Why (optional)'), field, problem)),
    actions: [{
      label: needed ? 'Add note' : 'Close alerts', kind: 'primary', run: async () => {
        problem.hidden = !needed || field.value.trim() !== '';
        if (!problem.hidden) return false;
        await act(type, alerts, field.value.trim() || undefined);
        done();
        return true;
      },
    }],
  });
}

/** Conditions that an alert meets, as [condition, in words, whether it is proposed]. */
const conditionsOf = (alert) => [
  [`rule=${alert.rule}`, `Rule ${alert.ruleTitle}`, true],
  ...alert.entities.map((id) => [`entity=${id}`, 'Names', true]),
  [`severity=${alert.severity}`, 'Severity', false],
  ...Object.entries(alert.labels || {}).map(([name, value]) => [`label.${name}=${value}`, 'Label', false]),
];

/** The conditions that all of some alerts meet. */
function shared(alerts) {
  const [first, ...others] = alerts.map(conditionsOf);
  return first.filter(([condition]) => others.every((other) => other.some(([one]) => one === condition)));
}

/** Asks what to hide until when and why, shows what that would hide, and mutes. */
export function muteDialog(alerts, done = () => {}) {
  const which = alerts.length === 1 ? 'Only this alert' : `Only these ${count(alerts.length)} alerts`;
  const common = shared(alerts);
  const alike = common.some(([, , proposed]) => proposed);
  const these = h('input', {type: 'radio', name: 'what', value: 'alerts', checked: !alike});
  const kind = h('input', {type: 'radio', name: 'what', value: 'matchers', checked: alike});
  const conditions = common.map(([condition, words, proposed]) => ({
    condition, words, box: h('input', {type: 'checkbox', checked: proposed}),
  }));
  const further = h('input', {id: 'mute-further', placeholder: 'entity=~place.*', autocomplete: 'off', spellcheck: 'false'});
  const length = h('select', {id: 'mute-length'}, LENGTHS.map(([value, label]) => h('option', {value, selected: value === 'PT4H'}, label)));
  const until = h('input', {type: 'datetime-local', 'aria-label': 'Until', hidden: true});
  const why = h('textarea', {id: 'mute-why', rows: 2, maxlength: 2000, required: true, dir: 'auto'});
  const preview = h('div', {class: 'mute-preview', 'aria-live': 'polite'});
  const matchers = () => [...conditions.filter(({box}) => box.checked).map(({condition}) => condition),
    ...(further.value.trim() ? [further.value.trim()] : [])];
  const form = h('div', {class: 'form mute-form'},
    h('fieldset', null, h('legend', null, 'What to hide'),
      h('label', {class: 'check'}, kind, h('span', null, 'All alerts that meet these conditions, those to come included')),
      h('div', {class: 'stack tight mute-conditions'}, conditions.map(({box, words, condition}) =>
        h('label', {class: 'check'}, box, h('span', null, h('bdi', null, words), ' ', h('span', {class: 'mono muted'}, condition)))),
      h('div', {class: 'field'}, h('label', {for: 'mute-further'}, 'Further condition'), further,
        h('span', {class: 'hint'}, 'field=value, field!=value, field=~glob or field!~glob'))),
      h('label', {class: 'check'}, these, h('span', null, which))),
    h('div', {class: 'fields'},
      h('div', {class: 'field'}, h('label', {for: 'mute-length'}, 'For how long'), length, until),
      h('div', {class: 'field grow'}, h('label', {for: 'mute-why'}, 'Why'), why)),
    preview);
  const asked = new Previewing(preview, () => (these.checked ? null : matchers()), alerts);
  form.addEventListener('input', () => {
    until.hidden = length.value !== '';
    asked.soon();
  });
  asked.soon();
  openDialog({
    title: 'Mute', wide: true, body: form, onClose: () => asked.stop(),
    actions: [{label: 'Mute', kind: 'primary', run: async () => {
      await send('POST', '/api/v1/mutes', {
        ...(these.checked ? {alerts: alerts.map((alert) => alert.id)} : {matchers: matchers()}),
        ...(length.value ? {duration: length.value} : {until: until.value ? new Date(until.value).toISOString() : undefined}),
        why: why.value.trim(),
      });
      toast('Muted. It takes effect in a moment.');
      done();
    }}],
  });
}

/** Shows what a mute would hide, asked again whenever the conditions have changed. */
class Previewing {
  constructor(place, matchers, alerts) {
    this.place = place;
    this.matchers = matchers;
    this.alerts = alerts;
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PREVIEW_MILLIS);
  }

  stop() {
    clearTimeout(this.timer);
    this.abort?.abort();
  }

  async ask() {
    this.abort?.abort();
    this.abort = new AbortController();
    const matcher = this.matchers();
    if (matcher === null) {
      this.show(this.alerts, this.alerts.length, this.alerts.filter((alert) => alert.severity === 'critical').length, true);
    } else if (matcher.length === 0) {
      fill(this.place, h('p', {class: 'notice warn'}, 'Choose at least one condition.'));
    } else {
      try {
        const found = await get('/api/v1/mutes/preview', {matcher}, this.abort.signal);
        this.show(found.alerts, found.total, found.critical, found.complete);
        this.missed(found);
      } catch (error) {
        if (error.name !== 'AbortError') fill(this.place, h('p', {class: 'notice bad'}, error.message));
      }
    }
  }

  show(alerts, total, critical, complete) {
    fill(this.place,
      h('p', null, h('strong', null, total === 0 ? 'Hides none of the alerts that there are' : `Hides ${counted(total, 'alert')}`),
        critical > 0 && [', of which ', h('strong', {class: 'severity critical'}, `${count(critical)} critical`)],
        !complete && h('span', {class: 'muted'}, ' among the latest that could be meant'), '.'),
      h('ul', {class: 'short'}, alerts.slice(0, PREVIEW_ROWS).map((alert) => h('li', null,
        severity(alert.severity, {word: false}), h('bdi', null, alert.headline || alert.ruleTitle),
        h('time', {datetime: alert.updated}, shortTime(new Date(alert.updated)))))),
      total > PREVIEW_ROWS && h('p', {class: 'muted'}, `and ${count(total - Math.min(PREVIEW_ROWS, alerts.length))} more`));
  }

  /** Says so when a chosen alert would not be hidden. */
  missed({alerts, total}) {
    if (total > alerts.length) return;
    const hidden = new Set(alerts.map((alert) => alert.id));
    const left = this.alerts.filter((alert) => !hidden.has(alert.id)).length;
    if (left > 0) append(this.place, [h('p', {class: 'notice warn'}, `${counted(left, 'chosen alert')} would still be shown.`)]);
  }
}
