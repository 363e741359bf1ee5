// Times and numbers as people read them: the reader's zone and language, UTC on hover.
import {h} from './dom.js';

const DAY = 86400000;
const clock = new Intl.DateTimeFormat(undefined, {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'});
const dayAndClock = new Intl.DateTimeFormat(undefined, {
  day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});
const yearToo = new Intl.DateTimeFormat(undefined, {
  day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});
const full = new Intl.DateTimeFormat(undefined, {dateStyle: 'full', timeStyle: 'long'});
const whole = new Intl.NumberFormat();

/** A number with separators. */
export const count = (number) => whole.format(number);

/** "1 article", "2 articles". */
export const counted = (number, noun) => `${whole.format(number)} ${noun}${number === 1 ? '' : 's'}`;

/** A share as a percentage. */
export function percent(share) {
  if (!Number.isFinite(share)) return '–';
  return (share * 100).toFixed(share < 0.0995 ? 1 : 0) + ' %';
}

/** The shortest form that is still clear today. */
export function shortTime(date) {
  const now = new Date();
  if (date.toDateString() === now.toDateString()) return clock.format(date);
  return date.getFullYear() === now.getFullYear() ? dayAndClock.format(date) : yearToo.format(date);
}

/** How long ago, in one unit. */
export function ago(date) {
  const seconds = Math.round((Date.now() - date.getTime()) / 1000);
  const span = Math.abs(seconds);
  const text = span < 60 ? `${span} s`
    : span < 3600 ? `${Math.round(span / 60)} min`
    : span < 48 * 3600 ? `${Math.round(span / 3600)} h`
    : `${Math.round(span / 86400)} d`;
  return seconds >= 0 ? `${text} ago` : `in ${text}`;
}

/** How long until something that is due. */
export const due = (date) => (date.getTime() > Date.now() ? ago(date) : 'now');

/** ISO without what nobody reads. */
export const utc = (date) => date.toISOString().replace('T', ' ').replace(/(:\d\d)\.\d+Z$/, '$1') .replace(/Z$/, '') + ' UTC';

/** A time element; the hover text has the full local form and UTC. */
export function time(iso, form = shortTime) {
  if (!iso) return h('span', {class: 'muted'}, '–');
  const date = new Date(iso);
  return h('time', {
    datetime: iso, title: `${full.format(date)}\n${utc(date)}`, 'data-age': form === ago ? iso : null,
  }, form(date));
}

/** How long ago something was, in a span of its own. */
export const age = (iso) => h('span', {class: 'muted age', 'data-age': iso}, ago(new Date(iso)));

/** A time element with both forms, for where there is room. */
export const timeAndAge = (iso) => (iso
  ? [time(iso), ' ', h('span', {class: 'muted', 'data-age': iso}, ago(new Date(iso)))] : time(iso));

/** Lets every age that is shown be true again. */
export function growOlder() {
  for (const element of document.querySelectorAll('[data-age]')) {
    const text = ago(new Date(element.dataset.age));
    if (element.textContent !== text) element.textContent = text;
  }
}

/** A number of bytes. */
export function bytes(number) {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let unit = 0;
  while (number >= 1024 && unit < units.length - 1) {
    number /= 1024;
    unit++;
  }
  return `${number < 10 && unit > 0 ? number.toFixed(1) : Math.round(number)} ${units[unit]}`;
}

/** Named stretches of time up to now, in milliseconds; all of it is zero. */
export const RANGES = [
  ['1h', 'Last hour', DAY / 24],
  ['24h', 'Last 24 hours', DAY],
  ['7d', 'Last 7 days', 7 * DAY],
  ['30d', 'Last 30 days', 30 * DAY],
  ['all', 'All time', 0],
];
