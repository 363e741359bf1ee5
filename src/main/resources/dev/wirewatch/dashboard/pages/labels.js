// Signs and labels that every page uses: severity, state, entities, languages.
import {h} from './dom.js';

const SHAPES = {
  critical: 'M8 1.2 15 14H1L8 1.2Zm-.8 4.6v4.4h1.6V5.8H7.2Zm0 5.5v1.5h1.6v-1.5H7.2Z',
  warning: 'M8 1 15 8 8 15 1 8 8 1Zm-.8 3.6v4.5h1.6V4.6H7.2Zm0 5.6v1.5h1.6v-1.5H7.2Z',
  info: 'M8 1.2a6.8 6.8 0 1 1 0 13.6A6.8 6.8 0 0 1 8 1.2Zm-.8 5.9v4.7h1.6V7.1H7.2Zm0-2.7v1.6h1.6V4.4H7.2Z',
};

export const KIND_SIGNS = {actor: '●', system: '▲', place: '■', programme: '◆'};

export const capital = (word) => (word ? word[0].toUpperCase() + word.slice(1) : '');

/** A severity as shape, colour and word. */
export function severity(level, {word = true} = {}) {
  const shape = h('svg', {viewBox: '0 0 16 16', width: 14, height: 14, 'aria-hidden': 'true'},
    h('path', {d: SHAPES[level] || SHAPES.info, 'fill-rule': 'evenodd'}));
  return h('span', {class: `severity ${level}`, title: word ? null : capital(level)},
    shape, word ? h('span', null, capital(level)) : h('span', {class: 'unseen'}, capital(level)));
}

/** A state; what is still open stands out. */
export const state = (name) => h('span', {class: `state ${name}`}, capital(name));

/** The name of an entity, with the sign of its kind. */
export function entityName(names, id) {
  const entity = names.get(id);
  return h('span', {class: 'entity-name'},
    h('span', {class: `sign ${entity?.kind || ''}`, 'aria-hidden': 'true'}, KIND_SIGNS[entity?.kind] || '●'),
    h('bdi', null, entity ? entity.name : id));
}

/** A label that does something when clicked; with the Alt key, or by the second listener, the opposite. */
export function chip(content, title, onPick, onExclude) {
  return h('button', {
    class: 'chip', type: 'button', title,
    onclick: (event) => {
      event.preventDefault();
      event.stopPropagation();
      if (event.altKey && onExclude) onExclude();
      else onPick();
    },
  }, content);
}

let languageNames = null;
try {
  languageNames = new Intl.DisplayNames(undefined, {type: 'language'});
} catch {
  // The tag itself is shown.
}

/** A language by its name. */
export function language(tag) {
  if (!tag) return null;
  let name = tag;
  try {
    name = languageNames ? languageNames.of(tag) : tag;
  } catch {
    // Not a language tag: shown as it is.
  }
  return h('span', {class: 'language', title: tag}, name);
}

/** A heading with a count and something at its end. */
export const heading = (text, ...extra) => h('div', {class: 'heading'}, h('h2', null, text), ...extra);

/** What is shown while there is nothing else to show. */
export const empty = (title, ...text) =>
  h('div', {class: 'empty'}, h('strong', null, title), h('p', null, ...text));

/** A failure, in the server's words. */
export const failure = (error) => h('div', {class: 'failure', role: 'alert'},
  h('strong', null, error.title || 'Something failed'), ' ', error.message);
