// What stands above the list of alerts: search, time, grouping, views, export, and how many there were when.
import {h} from './dom.js';
import {exportMenu} from './alert-active.js';
import {GROUPS} from './alert-filter.js';
import {bars, LEVELS} from './chart.js';
import {timePicker} from './time-picker.js';
import {viewMenu} from './views.js';

/**
 * The bar of tools.
 *
 * @param go changes the filter: go(changes)
 * @param live the place for pause and resume
 */
export function alertToolbar({filter, views, editor, parameters, live, go, navigate}) {
  const field = h('input', {
    type: 'search', name: 'q', value: filter.q, placeholder: 'Words, "phrases", entity:… rule:… in alerts',
    'aria-label': 'Search alerts', autocomplete: 'off', dir: 'auto',
  });
  const search = h('form', {
    class: 'search', role: 'search',
    onsubmit: (event) => {
      event.preventDefault();
      go({q: field.value.trim()});
    },
  }, field);
  const group = h('select', {'aria-label': 'Group', onchange: () => go({group: group.value, open: []})},
    GROUPS.map(([name, label]) => h('option', {value: name, selected: name === filter.group}, label)));
  return h('div', {class: 'toolbar'}, search, timePicker(filter, go), group,
    viewMenu({filter, views, editor, navigate}), exportMenu(parameters), live);
}

/** How many alerts there were when; brushing it chooses that time. */
export function alertHistogram(histogram, go) {
  const end = (bucket) => new Date(new Date(bucket.start).getTime() + histogram.seconds * 1000).toISOString();
  return bars({
    points: histogram.buckets, keys: LEVELS, seconds: histogram.seconds, what: 'Alerts by last change',
    onBrush: (first, last) => go({range: '', from: first.start, to: end(last)}),
  });
}
