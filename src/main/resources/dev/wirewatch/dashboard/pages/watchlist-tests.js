// What is wrong with the watchlist in force, and what it makes of a text.
import {announce, fill, h, marked} from './dom.js';
import {entityNames, get, send} from './api.js';
import {percent} from './format.js';
import {empty, entityName, failure, heading, severity} from './labels.js';
import {storedDraft} from './watchlist-draft.js';

/** Problems and findings as a list; a line leads where onLine says. */
export function problemList({problems, findings}, onLine) {
  const row = (one, kind, word) => h('li', null,
    h('span', {class: `badge ${kind}`}, word),
    h('span', {dir: 'auto'}, one.key && h('span', {class: 'mono muted'}, one.key + ' '), one.message),
    h('span', {class: 'where'}, one.line > 0
      ? onLine ? h('button', {type: 'button', class: 'link', onclick: () => onLine(one)}, `${one.file} line ${one.line}`) : `${one.file} line ${one.line}`
      : one.file));
  return h('ol', {class: 'problems'}, problems.map((one) => row(one, 'bad', 'Problem')), findings.map((one) => row(one, 'warn', 'Finding')));
}

/** The findings of the version in force. */
export async function findingsTab({body, signal}) {
  fill(body, h('p', {class: 'loading', role: 'status'}, 'Every name is tried on itself, every example on the whole …'));
  const examination = await get('/api/v1/watchlist/examination', {}, signal);
  const all = examination.problems.length + examination.findings.length;
  fill(body, all
    ? [h('p', {class: 'count'}, h('strong', null, all === 1 ? '1 finding' : `${all} findings`), h('span', {class: 'muted'}, ' in the watchlist in force')), problemList(examination)]
    : empty('Nothing to find fault with.', 'Every name can be found, none takes another away, and all examples hold.'));
}

/** Paste a text, see the mentions and why, and which rules would fire. */
export async function testerTab({body, contents, signal}) {
  const names = new Map([...await entityNames(), ...contents.entities.map((one) => [one.id, one])]);
  const draft = storedDraft();
  const title = h('input', {type: 'text', id: 'trial-title', dir: 'auto', autocomplete: 'off'});
  const text = h('textarea', {id: 'trial-text', rows: '9', dir: 'auto'});
  const language = h('input', {type: 'text', id: 'trial-language', size: '6', maxlength: '8', autocomplete: 'off', placeholder: 'en'});
  const withDraft = h('input', {type: 'checkbox'});
  const button = h('button', {type: 'submit', class: 'primary'}, 'Try');
  const result = h('div', {class: 'stack', role: 'region', 'aria-label': 'Result'}, h('section', {class: 'panel'}, empty('Nothing tried yet.', 'Paste a text; nothing of it is kept.')));
  const form = h('form', {class: 'form', onsubmit: async (event) => {
    event.preventDefault();
    button.setAttribute('aria-busy', 'true');
    try {
      const trial = await send('POST', '/api/v1/watchlist/trial', {
        title: title.value, text: text.value, language: language.value.trim() || null,
        ...(withDraft.checked ? {watchlist: draft.watchlist, rules: draft.rules} : {}),
      }, signal);
      fill(result, ...outcome(trial, {title: title.value, text: text.value}, names, contents));
      announce(`${trial.candidates.filter((one) => one.mention).length} mentions, ${trial.fires.length} rules fire`);
    } catch (error) {
      if (error.name !== 'AbortError') fill(result, failure(error));
    } finally {
      button.removeAttribute('aria-busy');
    }
  }},
  h('div', {class: 'field'}, h('label', {for: 'trial-title'}, 'Title'), title),
  h('div', {class: 'field'}, h('label', {for: 'trial-text'}, 'Text'), text),
  h('div', {class: 'field'}, h('label', {for: 'trial-language'}, 'Language'), language, h('span', {class: 'hint'}, 'For rules that ask for one; names are found in all.')),
  draft && h('label', {class: 'check'}, withDraft, h('span', null, 'Try my draft instead of what is in force')),
  h('div', {class: 'actions'}, button));
  fill(body, h('div', {class: 'split'}, h('section', {class: 'panel'}, heading('Text'), form), result));
}

function outcome(trial, written, names, contents) {
  if (trial.problems.length) return [failure({title: 'The draft cannot be used.', message: 'Put it right first.'}), problemList({problems: trial.problems, findings: []})];
  const mentions = trial.candidates.filter((one) => one.mention);
  const place = (one) => `${one.field} ${one.start}-${one.end} ${one.entity}`;
  const told = new Set(mentions.map(place));
  const others = trial.candidates.filter((one) => !one.mention && !told.has(place(one)) && told.add(place(one)));
  const shown = (field) => marked(written[field], mentions.filter((one) => one.field === field).sort((a, b) => a.start - b.start), (part, one) =>
    h('mark', {class: 'entity', title: `${names.get(one.entity)?.name || one.entity}: ${one.reason}`}, part));
  return [
    h('section', {class: 'panel'}, heading('Mentions', h('span', {class: 'muted'}, `${mentions.length} in this text`)),
      written.title && h('h3', {dir: 'auto'}, shown('title')),
      h('div', {class: 'reading tried', dir: 'auto'}, shown('text')),
      h('ol', {class: 'problems'}, mentions.map((one) => reason(one, names, 'good', 'Mention')), others.map((one) => reason(one, names, 'plain', 'No mention'))),
      trial.candidates.length === 0 && empty('Nothing in it looks like a name of the watchlist.')),
    h('section', {class: 'panel'}, heading('Rules that would fire', h('span', {class: 'muted'}, `${trial.fires.length} of ${contents.rules.length}`)),
      trial.fires.length ? trial.fires.map((one) => firing(one, names)) : empty('No rule would fire.', 'The text alone does not meet the conditions of one.'),
      trial.silent.length > 0 && h('p', {class: 'muted'}, 'Not judged by one text, as they ask for many articles or for certain feeds: ', trial.silent.join(', '))),
  ];
}

const reason = (one, names, kind, word) => h('li', null, h('span', {class: `badge ${kind}`}, word),
  h('span', null, h('bdi', {class: 'name'}, one.text), ' ', one.entity ? entityName(names, one.entity) : h('span', {class: 'muted'}, 'a name to be ignored'),
    h('span', {class: 'muted'}, ` ${one.reason}`)),
  h('span', {class: 'where'}, one.mention ? percent(one.confidence) : `${one.field} ${one.start}`));

function firing(one, names) {
  const evidence = one.evidence[0];
  return h('div', {class: 'firing'},
    h('p', {class: 'labels'}, severity(one.severity), h('strong', null, one.title), one.entities.map((id) => h('span', {class: 'tag'}, entityName(names, id)))),
    evidence && h('ul', {class: 'conditions'}, evidence.conditions.map((condition) => h('li', {dir: 'auto'}, condition))));
}
