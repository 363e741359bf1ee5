// The filters beside the list of alerts: each value with how many alerts have it.
import {h} from './dom.js';
import {count} from './format.js';
import {renew} from './renew.js';

const SHOWN = 10;
const SEVERITIES = ['critical', 'warning', 'info'];
const MUTED = [['', 'Hidden'], ['include', 'Shown'], ['only', 'Only muted']];

/**
 * Fills the place with the filters.
 *
 * label(name, value) shows a value, pick(name, value) filters by it ("!" before it excludes), mute(value) says what becomes
 * of muted alerts; first is shown above.
 */
export function drawFacets(place, facets, {filter, names, label, pick, mute, first}) {
  const isPlace = (one) => names.get(one.value)?.kind === 'place';
  const groups = [
    ['severity', 'Severity', [...facets.severities].sort((a, b) => SEVERITIES.indexOf(a.value) - SEVERITIES.indexOf(b.value))],
    ['state', 'State', facets.states], ['rule', 'Rule', facets.rules],
    ['entity', 'Entity', facets.entities.filter((one) => !isPlace(one))], ['entity', 'Place', facets.entities.filter(isPlace)],
    ['label', 'Label', facets.labels], ['publisher', 'Publisher', facets.publishers],
  ];
  const open = matchMedia('(min-width: 60rem)').matches || place.querySelector('details')?.open;
  renew(place, h('details', {open}, h('summary', null, 'Views and filters'), first,
    groups.map(([name, title, values]) => facet(name, title, values, {filter, label, pick})),
    muted(facets.muted, filter, mute)));
}

function facet(name, title, values, {filter, label, pick}) {
  const row = (one) => {
    const on = filter[name].includes(one.value);
    return h('li', {class: on ? 'on' : null, 'data-keep': one.value},
      h('button', {class: 'pick', type: 'button', 'aria-pressed': String(on), onclick: () => pick(name, one.value)},
        h('span', {class: 'what'}, label(name, one.value)), h('span', {class: 'number'}, count(one.alerts))),
      h('button', {
        class: 'not', type: 'button', title: 'Exclude', 'aria-label': `Exclude ${one.title || one.value}`,
        onclick: () => pick(name, '!' + one.value),
      }, '−'));
  };
  if (!values.length) return null;
  const rest = values.slice(SHOWN);
  return h('section', {'data-keep': title}, h('h2', null, title), h('ul', null, values.slice(0, SHOWN).map(row)),
    rest.length > 0 && h('details', {class: 'more'},
      h('summary', null, `${rest.length} more`), h('ul', null, rest.map(row))));
}

function muted(alerts, filter, mute) {
  return h('section', null,
    h('h2', null, 'Muted'),
    h('div', {class: 'segmented', role: 'group', 'aria-label': 'Muted alerts'}, MUTED.map(([value, name]) =>
      h('button', {type: 'button', 'aria-pressed': String(filter.muted === value), onclick: () => mute(value)}, name))),
    h('p', {class: 'facet-note'}, `${count(alerts)} of these muted. `, h('a', {href: '/mutes'}, 'All mutes')));
}
