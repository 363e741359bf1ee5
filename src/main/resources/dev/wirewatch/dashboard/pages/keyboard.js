// Single keys, as in news readers; they can be switched off (WCAG 2.1.4).
import {h} from './dom.js';
import {openDialog} from './dialog.js';

const KEYS = [
  ['j / k', 'next / previous row'],
  ['o or Enter', 'open the row'],
  ['v', 'open the first article of the row in a new tab'],
  ['m', 'acknowledge the row or the alert shown'],
  ['s', 'choose the row, for acting on several'],
  ['/', 'search'],
  ['p', 'pause or resume the live list'],
  ['g, then a letter', 'go to a page'],
  ['Esc', 'leave a field, close this'],
  ['?', 'this list'],
];
const OFF = 'wirewatch.keys-off';
/** How long after "g" a letter is still taken for a page. */
const GO_MILLIS = 1500;

let goSince = -Infinity;

/** Starts listening. */
export function listen(navigate) {
  document.addEventListener('keydown', (event) => {
    const target = event.target;
    const typing = target instanceof Element && target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button])');
    if (event.key === 'Escape') escape(target, typing);
    if (typing || event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem(OFF)) return;
    if (document.querySelector('dialog[open]')) return;
    if (act(event.key, navigate)) event.preventDefault();
  });
  document.getElementById('help').addEventListener('click', help);
}

/** Leaves a field, or closes an open menu and gives the focus back to what opened it. */
function escape(target, typing) {
  if (typing) target.blur();
  const menu = document.querySelector('details.menu[open]');
  if (!menu) return;
  menu.open = false;
  menu.querySelector('summary').focus();
}

/** The links to pages by the letter that follows "g". */
const pages = () => new Map([...document.querySelectorAll('nav a[data-go]')].map((link) => [link.dataset.go, link]));

function act(key, navigate) {
  const going = performance.now() - goSince < GO_MILLIS;
  goSince = -Infinity;
  const page = going && pages().get(key);
  if (page) {
    navigate(page.getAttribute('href'));
    return true;
  }
  switch (key) {
    case 'j': return move(1);
    case 'k': return move(-1);
    case 'o': return follow('[data-open]');
    case 'v': return follow('[data-article]');
    case 'p': return press('[data-pause]');
    case 'g': goSince = performance.now(); return true;
    case '/': return focus();
    case '?': help(); return true;
    default: return /^[a-z]$/.test(key) && follow(`[data-key="${key}"]`);
  }
}

const rows = () => [...document.querySelectorAll('[data-row]')].filter((row) => row.offsetParent !== null);
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
  const entry = (keys, meaning) => [h('dt', null, h('kbd', null, keys)), h('dd', null, meaning)];
  openDialog({title: 'Keyboard', body: [
    h('dl', {class: 'keys'}, KEYS.map(([keys, meaning]) => entry(keys, meaning)),
      [...pages()].map(([letter, link]) => entry(`g ${letter}`, link.textContent))),
    h('label', {class: 'check'}, off, h('span', null, 'Single-key shortcuts')),
    h('p', {class: 'hint'}, 'Alt and a click on a label excludes it instead.'),
  ]});
}
