// The choice of a stretch of time: up to now, or from one time to another.
import {h} from './dom.js';
import {RANGES, rangeLabel} from './alert-filter.js';
import {shortTime} from './format.js';

/** A time for an input of the reader's zone. */
const local = (iso) => {
  if (!iso) return '';
  const date = new Date(iso);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
};
const iso = (value) => (value ? new Date(value).toISOString() : '');

/** What a filter's time is called. */
export function timeLabel({range, from, to}) {
  if (range) return rangeLabel(range);
  const part = (time, otherwise) => (time ? shortTime(new Date(time)) : otherwise);
  return `${part(from, 'Beginning')} – ${part(to, 'now')}`;
}

/** A menu; go gets range, from and to. */
export function timePicker(filter, go) {
  const number = h('input', {type: 'number', min: 1, max: 9999, value: '3', 'aria-label': 'How many', required: true});
  const unit = h('select', {'aria-label': 'Unit'},
    h('option', {value: 'm'}, 'minutes'), h('option', {value: 'h', selected: true}, 'hours'), h('option', {value: 'd'}, 'days'));
  const from = h('input', {type: 'datetime-local', id: 'time-from', value: local(filter.from)});
  const to = h('input', {type: 'datetime-local', id: 'time-to', value: local(filter.to)});
  const problem = h('p', {class: 'error', role: 'alert', hidden: true}, 'The beginning must be before the end.');
  const submit = (run) => (event) => {
    event.preventDefault();
    run();
  };
  const between = submit(() => {
    problem.hidden = !(from.value && to.value && from.value >= to.value);
    if (problem.hidden) go({range: from.value || to.value ? '' : 'all', from: iso(from.value), to: iso(to.value)});
  });
  return h('details', {class: 'menu time-picker'},
    h('summary', {class: 'button', 'aria-label': `Time: ${timeLabel(filter)}`}, timeLabel(filter)),
    h('div', {class: 'menu-list'},
      RANGES.map(([name, label]) => h('button', {
        type: 'button', 'aria-pressed': String(filter.range === name), onclick: () => go({range: name, from: '', to: ''}),
      }, label)),
      h('hr'),
      h('form', {class: 'row', 'aria-label': 'Other time back from now', onsubmit: submit(() => go({range: number.value + unit.value, from: '', to: ''}))},
        h('span', null, 'Last'), number, unit, h('button', {class: 'small'}, 'Apply')),
      h('hr'),
      h('form', {class: 'form', 'aria-label': 'From one time to another', onsubmit: between},
        h('div', {class: 'field'}, h('label', {for: 'time-from'}, 'From'), from),
        h('div', {class: 'field'}, h('label', {for: 'time-to'}, 'To'), to, h('span', {class: 'hint'}, 'In your time zone; empty for no bound.')),
        problem,
        h('div', {class: 'actions'}, h('button', {class: 'small'}, 'Apply')))));
}
