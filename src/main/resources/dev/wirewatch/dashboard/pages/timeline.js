// The steps in the life of an alert.
import {h} from './dom.js';
import {shortTime, time} from './format.js';
import {severity} from './labels.js';

const STEPS = {
  opened: 'Opened', updated: 'Updated', acknowledged: 'Acknowledged', unacknowledged: 'Acknowledgement taken back', muted: 'Muted',
  unmuted: 'Shown again', closed: 'Closed', reopened: 'Reopened', superseded: 'Carried on by another alert', withdrawn: 'Withdrawn',
  noted: 'Note',
};
const KINDS = {opened: 'begin', reopened: 'begin', updated: 'new', closed: 'end', withdrawn: 'end', superseded: 'end'};

/** A change in words; the ids of other alerts in it lead to them. */
const linked = (change) => change.split(/\b([0-9a-f]{32})\b/).map((part, i) =>
  (i % 2 ? h('a', {href: '/alerts/' + part, class: 'mono', title: part}, part.slice(0, 12)) : part));

/** The steps, oldest first; who, why and what changed with each. */
export function timeline(events, alertId) {
  if (!events.length) return h('p', {class: 'muted'}, 'No step of it is kept any more.');
  return h('ol', {class: 'timeline'}, events.map((event) => h('li', {class: KINDS[event.type] || ''},
    time(event.at, shortTime),
    h('div', null,
      h('span', {class: 'step'}, STEPS[event.type] || event.type), event.by && [' by ', h('bdi', null, event.by)],
      (event.type === 'opened' || event.reasons?.some((reason) => reason.endsWith('severity'))) && event.severity && [' ', severity(event.severity)],
      event.alert !== alertId && h('span', {class: 'muted', title: event.alert}, ' as an earlier alert'),
      event.changes?.length > 0 && h('ul', {class: 'changes'}, event.changes.map((change) => h('li', {dir: 'auto'}, linked(change)))),
      event.note && h('p', {class: 'note', dir: 'auto'}, event.note)))));
}
