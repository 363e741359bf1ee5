// What the page of alerts shows, read from the address and written to it.
import {queryOf} from './api.js';

/** Filters with several values, of which "!" before one excludes it. */
export const CHOICES = ['rule', 'entity', 'label', 'publisher', 'severity', 'state'];

/** What alerts can be brought together by. */
export const GROUPS = [['', 'No groups'], ['rule', 'By rule'], ['entity', 'By entity'], ['place', 'By place'], ['severity', 'By severity']];

/** Named stretches of time up to now; any number of minutes, hours or days works too. */
export const RANGES = [
  ['15m', 'Last 15 minutes'], ['1h', 'Last hour'], ['6h', 'Last 6 hours'], ['24h', 'Last 24 hours'], ['2d', 'Last 2 days'],
  ['7d', 'Last 7 days'], ['30d', 'Last 30 days'], ['90d', 'Last 90 days'], ['all', 'All time'],
];

const DEFAULT_RANGE = '7d';
const UNITS = {m: 'minute', h: 'hour', d: 'day'};

/** What an address asks for; of a saved view, what that asks for. */
export function read(query) {
  const filter = {
    q: query.get('q') || '', range: query.get('range') || (query.get('from') || query.get('to') ? '' : DEFAULT_RANGE),
    from: query.get('from') || '', to: query.get('to') || '', muted: query.get('muted') || '',
    group: GROUPS.some(([name]) => name === query.get('group')) ? query.get('group') : '',
    open: query.getAll('open'), view: query.get('view') || '',
  };
  for (const name of CHOICES) filter[name] = query.getAll(name);
  return filter;
}

/** Whether an address names nothing but a saved view. */
export const onlyView = (query) => query.has('view')
  && ![...CHOICES, 'q', 'range', 'from', 'to', 'muted', 'group'].some((name) => query.has(name));

/** The parameters of the interface for a filter. */
export function parameters(filter) {
  const wanted = {muted: filter.muted, q: filter.q, from: filter.from, to: filter.to, range: filter.range};
  for (const name of CHOICES) wanted[name] = filter[name];
  return wanted;
}

/** The query of a saved view that shows the same: the range is always told, as a feed knows no default. */
export const viewQuery = (filter) => queryOf({...parameters(filter), group: filter.group});

/** What a saved view asks for: as in its feeds, all time unless it says another. */
export function ofView(view) {
  const query = new URLSearchParams(view.query);
  if (!['range', 'from', 'to'].some((name) => query.has(name))) query.set('range', 'all');
  return query;
}

/** Whether a filter shows something else than a saved view. */
export const differs = (filter, view) => viewQuery(filter) !== viewQuery(read(ofView(view)));

/** The address of the page of alerts for a filter. */
export function address(filter) {
  const query = queryOf({...filter, range: filter.range === DEFAULT_RANGE ? '' : filter.range});
  return '/' + (query ? '?' + query : '');
}

/** The filter with a value added to a choice, or taken out if it is there. */
export function picked(filter, name, value) {
  const plain = value.replace(/^!/, '');
  const others = filter[name].filter((one) => one.replace(/^!/, '') !== plain);
  return {...filter, [name]: filter[name].includes(value) ? others : [...others, value]};
}

/** The parameters for the alerts of one group. */
export function ofGroup(filter, value) {
  const wanted = parameters(filter);
  if (filter.group === 'rule' || filter.group === 'severity') return {...wanted, [filter.group]: [value]};
  return {...wanted, entity: [...new Set([...filter.entity, value])]};
}

/** A relative range in words. */
export function rangeLabel(range) {
  const known = RANGES.find(([name]) => name === range);
  if (known) return known[1];
  const [, number, unit] = range.match(/^(\d{1,4})([mhd])$/) || [];
  return number ? `Last ${number} ${UNITS[unit]}${number === '1' ? '' : 's'}` : range;
}
