// What the list of alerts is narrowed to, each to be taken off again, and the same list in other forms.
import {h} from './dom.js';
import {queryOf} from './api.js';
import {CHOICES} from './alert-filter.js';
import {timeLabel} from './time-picker.js';

/**
 * A button for each filter that removes it.
 *
 * @param label what a value is called: label(name, value)
 * @param pick takes a choice back: pick(name, value)
 * @param go changes the filter: go(changes)
 * @param clear removes all of them
 */
export function activeFilters(filter, {label, pick, go, clear}) {
  const items = [];
  for (const name of CHOICES) {
    for (const value of filter[name]) {
      const not = value.startsWith('!');
      items.push(remove(not ? `not ${name}` : name, label(name, value.replace(/^!/, '')), () => pick(name, value)));
    }
  }
  if (filter.q) items.push(remove('search', filter.q, () => go({q: ''})));
  if (filter.muted) items.push(remove('muted', filter.muted === 'only' ? 'only' : 'shown', () => go({muted: ''})));
  if (filter.from || filter.to) items.push(remove('time', timeLabel(filter), () => go({range: '', from: '', to: ''})));
  if (items.length > 1) items.push(h('button', {class: 'quiet', type: 'button', onclick: clear}, 'Clear all'));
  return items;
}

function remove(name, content, onRemove) {
  return h('button', {class: 'filter', type: 'button', onclick: onRemove, title: 'Remove this filter'},
    h('span', {class: 'muted'}, name + ' '), h('bdi', null, content), h('span', {class: 'cross', 'aria-hidden': 'true'}, '×'));
}

/** What the parameters leave, as files and as feeds. */
export function exportMenu(parameters) {
  const link = (path, label, title) => h('a', {
    href: path + '?' + queryOf(parameters), title, target: '_blank', rel: 'noopener',
  }, label);
  return h('details', {class: 'menu exports-menu'},
    h('summary', {class: 'button'}, 'Export'),
    h('div', {class: 'menu-list'},
      link('/api/v1/alerts.csv', 'CSV', 'A table for spreadsheets'),
      link('/api/v1/alerts.ndjson', 'NDJSON', 'One alert with its evidence on each line'),
      h('hr'), h('span', {class: 'label'}, 'Follow in a feed reader'),
      link('/feeds/alerts.atom', 'Atom', 'What these filters leave'),
      link('/feeds/alerts.json', 'JSON Feed', 'What these filters leave')));
}
