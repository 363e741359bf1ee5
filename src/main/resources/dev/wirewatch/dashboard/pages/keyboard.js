// Single keys, as in news readers; they can be switched off (WCAG 2.1.4).
import {h} from './dom.js';

const KEYS = [
  ['j / k', 'next / previous row'],
  ['o or Enter', 'open the row'],
  ['v', 'open the first article of the row in a new tab'],
  ['/', 'search'],
  ['p', 'pause or resume the live list'],
  ['g then a, s, e, f, t', 'go to alerts, search, entities, feeds, status'],
  ['Esc', 'leave a field, close this'],
  ['?', 'this list'],
];
const PAGES = {a: '/', s: '/search', e: '/entities', f: '/feeds', t: '/status'};
const OFF = 'wirewatch.keys-off';

let go = false;

/** Starts listening. */
export function listen(navigate) {
  document.addEventListener('keydown', (event) => {
    const target = event.target;
    const typing = target instanceof Element && target.matches('input, textarea, select');
    if (event.key === 'Escape' && typing) target.blur();
    if (typing || event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem(OFF)) return;
    if (act(event.key, navigate)) event.preventDefault();
  });
  document.getElementById('help').addEventListener('click', help);
}

function act(key, navigate) {
  if (go) {
    go = false;
    if (PAGES[key]) {
      navigate(PAGES[key]);
      return true;
    }
  }
  switch (key) {
    case 'j': return move(1);
    case 'k': return move(-1);
    case 'o': return follow('[data-open]');
    case 'v': return follow('[data-article]');
    case 'p': return press('[data-pause]');
    case 'g': go = true; return true;
    case '/': return focus();
    case '?': help(); return true;
    default: return false;
  }
}

const rows = () => [...document.querySelectorAll('[data-row]')];
const current = () => document.querySelector('[data-row].current');

function move(by) {
  const all = rows();
  if (!all.length) return false;
  const at = all.indexOf(current());
  const next = all[Math.max(0, Math.min(all.length - 1, at + by))];
  choose(next);
  next.scrollIntoView({block: 'nearest'});
  next.querySelector('[data-open]')?.focus({preventScroll: true});
  return true;
}

/** Makes a row the current one. */
export function choose(row) {
  current()?.classList.remove('current');
  row?.classList.add('current');
}

function follow(selector) {
  const link = (current() || document).querySelector(selector);
  link?.click();
  return Boolean(link);
}

function press(selector) {
  const button = document.querySelector(selector);
  button?.click();
  return Boolean(button);
}

function focus() {
  const field = document.querySelector('input[type=search]');
  field?.focus();
  field?.select();
  return Boolean(field);
}

function help() {
  const off = h('input', {
    type: 'checkbox', checked: !localStorage.getItem(OFF),
    onchange: () => (off.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, '1')),
  });
  const dialog = h('dialog', {class: 'help', 'aria-labelledby': 'help-title', onclose: () => dialog.remove()},
    h('h2', {id: 'help-title'}, 'Keyboard'),
    h('dl', {class: 'keys'}, KEYS.map(([keys, meaning]) => [h('dt', null, h('kbd', null, keys)), h('dd', null, meaning)])),
    h('p', null, h('label', null, off, ' Single-key shortcuts')),
    h('p', {class: 'muted'}, 'Alt and a click on a label excludes it instead.'),
    h('button', {class: 'primary', type: 'button', onclick: () => dialog.close()}, 'Close'));
  document.body.append(dialog);
  dialog.showModal();
}
