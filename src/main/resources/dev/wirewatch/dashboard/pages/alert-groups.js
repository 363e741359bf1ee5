// Alerts brought together by rule, entity, place or severity; each group opens in place.
import {h} from './dom.js';
import {age, count, counted, time} from './format.js';
import {capital, empty, entityName, severity} from './labels.js';

const NOTHING = {rule: 'rule', entity: 'entity', place: 'place', severity: 'severity'};

/**
 * The list of groups. Of the open ones, rows have the alerts by value of the group; toggle opens or closes one, only(value)
 * filters by it, row makes a line of an alert.
 */
export function groupList(by, {groups, ungrouped}, {names, rows, toggle, only, row}) {
  if (!groups.length && !ungrouped) return empty('No alerts here.', 'Choose a longer time, or remove a filter.');
  return h('ol', {class: 'groups'},
    groups.map((group) => one(by, group, {names, shown: rows.get(group.value), toggle, only, row})),
    ungrouped > 0 && h('li', {class: 'group'}, h('p', {class: 'group-head muted'}, `${counted(ungrouped, 'alert')} without ${NOTHING[by]}`)));
}

const title = (by, group, names) => by === 'severity' ? severity(group.value)
  : by === 'rule' ? h('bdi', null, group.title || group.value) : entityName(names, group.value);

function one(by, group, {names, shown, toggle, only, row}) {
  const open = shown !== undefined;
  const id = `group-${by}-${group.value}`;
  return h('li', {class: open ? 'group open' : 'group', 'data-row': id},
    h('div', {class: 'group-head'},
      h('button', {type: 'button', class: 'bare group-title', 'aria-expanded': String(open), 'aria-controls': open ? id : null, 'data-open': true, onclick: () => toggle(group.value)},
        h('span', {class: 'turn', 'aria-hidden': 'true'}, '▸'), title(by, group, names)),
      h('span', {class: 'group-levels'}, ['critical', 'warning', 'info'].filter((level) => group[level] > 0).map((level) =>
        h('span', {class: `severity ${level}`}, severity(level, {word: false}), count(group[level])))),
      h('span', {class: 'muted'}, counted(group.alerts, 'alert'), `, ${count(group.open)} open`),
      h('span', {class: 'group-when'}, time(group.latest), age(group.latest))),
    open && h('ol', {class: 'alerts', id, 'aria-label': `Alerts of ${capital(group.title || group.value)}`}, shown.alerts.map(row)),
    open && shown.next && h('p', {class: 'group-more'},
      h('button', {type: 'button', class: 'small', onclick: () => only(group.value)}, `Show all ${count(group.alerts)} alone`)));
}
