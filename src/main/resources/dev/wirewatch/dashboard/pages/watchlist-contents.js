// Entities with everything that is taken for their names, and rules.
import {fill, h, marked} from './dom.js';
import {get} from './api.js';
import {count, counted} from './format.js';
import {capital, empty, heading, KIND_SIGNS, language, severity} from './labels.js';

const sign = (kind) => h('span', {class: `sign ${kind}`, title: capital(kind), 'aria-hidden': 'true'}, KIND_SIGNS[kind] || '●');

/** The list of entities beside the one that is chosen. */
export async function entitiesTab({body, contents, signal, query, address}) {
  const chosen = query.get('entity');
  const filter = h('input', {type: 'search', placeholder: 'Filter by name or id', 'aria-label': 'Filter by name or id', oninput: () => {
    const part = filter.value.toLowerCase();
    let shown = 0;
    for (const row of body.querySelectorAll('tr[data-name]')) {
      row.hidden = !row.dataset.name.includes(part);
      if (!row.hidden) shown++;
    }
    tally.textContent = counted(shown, 'entit').replace(/entit(s?)$/, (_, many) => (many ? 'entities' : 'entity'));
  }});
  const tally = h('span', {class: 'muted', role: 'status'}, contents.entities.length === 1 ? '1 entity' : `${count(contents.entities.length)} entities`);
  const detail = h('div', null, h('section', {class: 'panel'}, empty('Choose an entity.', 'Its names with all their forms, and the passages that prove it, are shown here.')));
  fill(body, h('div', {class: 'toolbar'}, filter, tally), h('div', {class: 'split'},
    h('div', {class: 'panel scroll'}, h('table', {class: 'list'},
      h('caption', {class: 'unseen'}, 'Entities of the watchlist'),
      h('thead', null, h('tr', null, h('th', {scope: 'col'}, 'Entity'), h('th', {scope: 'col'}, 'Type'),
        h('th', {scope: 'col', class: 'number'}, 'Names'), h('th', {scope: 'col', class: 'number'}, 'Examples'))),
      h('tbody', null, contents.entities.map((one) => h('tr', {
        'data-row': one.id, 'data-name': `${one.id} ${one.name} ${one.type}`.toLowerCase(), class: one.id === chosen ? 'chosen' : null,
      },
      h('th', {scope: 'row'}, sign(one.kind), ' ', h('a', {href: address({entity: one.id}), 'data-open': true, 'aria-current': one.id === chosen ? 'true' : null}, h('bdi', null, one.name)),
        h('span', {class: 'muted id'}, one.id)),
      h('td', null, one.type), h('td', {class: 'number'}, count(one.names)), h('td', {class: 'number'}, one.examples ? count(one.examples) : h('span', {class: 'muted'}, 'none'))))))),
    detail));
  if (chosen) fill(detail, ...entity(await get('/api/v1/watchlist/entities/' + encodeURIComponent(chosen), {}, signal), address));
}

function entity(one, address) {
  const {entity: head} = one;
  return [
    h('section', {class: 'panel'}, heading(head.name, h('a', {href: '/entities/' + encodeURIComponent(head.id)}, 'What is written about it')),
      h('dl', {class: 'facts'},
        h('dt', null, 'Id'), h('dd', {class: 'mono'}, head.id),
        h('dt', null, 'Kind'), h('dd', null, sign(head.kind), ' ', capital(head.kind), ', ', head.type),
        head.wikidata && [h('dt', null, 'Wikidata'), h('dd', null, h('a', {href: 'https://www.wikidata.org/wiki/' + head.wikidata, target: '_blank', rel: 'noopener noreferrer'}, head.wikidata))],
        h('dt', null, 'In the file'), h('dd', null, `line ${head.line}`),
        one.roles.length > 0 && [h('dt', null, 'Roles'), h('dd', {dir: 'auto'}, one.roles.join(', '))],
        one.not.length > 0 && [h('dt', null, 'Not'), h('dd', {dir: 'auto'}, one.not.join(', '))],
        h('dt', null, 'Rules'), h('dd', null, one.rules.length ? one.rules.map((id) => [h('a', {href: address({tab: 'rules', rule: id})}, id), ' ']) : 'none asks for it'))),
    h('section', {class: 'panel'}, heading('Names', h('span', {class: 'muted'}, 'with everything that is taken for them')),
      h('ul', {class: 'names'}, one.names.map(name))),
    h('section', {class: 'panel'}, heading('Examples', h('span', {class: 'muted'}, `${one.examples.filter((each) => !each.failure).length} of ${one.examples.length} hold`)),
      one.examples.length ? h('ol', {class: 'problems'}, one.examples.map(example)) : empty('No example proves this entry.', 'Add examples: passages in which it must be found, and in which it must not.')),
  ];
}

function name(one) {
  return h('li', null, h('details', {class: 'quiet-details'},
    h('summary', null, h('bdi', {class: 'name'}, one.name), ' ', h('span', {class: 'muted'}, [
      one.language === 'any' ? null : [language(one.language), ' · '],
      one.sort === 'alias' ? null : `${one.sort} · `,
      counted(one.count, 'form'), ` · line ${one.line}`])),
    h('ol', {class: 'forms'}, one.words.map((forms) => h('li', {dir: 'auto'},
      forms.length > 6 && forms.every((form) => Array.from(form).length === 1) ? h('em', null, '(an initial)') : forms.join(' | '))))));
}

function example(one) {
  const spans = [];
  let text = '';
  for (const part of one.text.split(/(\[\[.*?\]\])/)) {
    const inner = part.match(/^\[\[(.*)\]\]$/);
    if (inner) spans.push({start: Array.from(text).length, end: Array.from(text + inner[1]).length});
    text += inner ? inner[1] : part;
  }
  return h('li', null,
    h('span', {class: `badge ${one.failure ? 'bad' : one.tag ? 'good' : 'plain'}`}, one.failure ? 'Fails' : one.tag ? 'Found' : 'Passed over'),
    h('span', {dir: 'auto'}, marked(text, spans, (found) => h('mark', {class: 'entity'}, found)), one.failure && h('span', {class: 'why'}, ' ', one.failure)),
    h('span', {class: 'where'}, `line ${one.line}`));
}

/** The rules. */
export async function rulesTab({body, contents, query}) {
  const chosen = query.get('rule');
  fill(body, h('div', {class: 'panel scroll'}, h('table', {class: 'list'},
    h('caption', {class: 'unseen'}, 'Rules'),
    h('thead', null, h('tr', null, ['Rule', 'Kind', 'Severity', 'What it is for', 'Line'].map((label, i) => h('th', {scope: 'col', class: i === 4 ? 'number' : null}, label)))),
    h('tbody', null, contents.rules.map((one) => h('tr', {'data-row': one.id, class: one.id === chosen ? 'chosen' : null},
      h('th', {scope: 'row'}, h('a', {href: '/?rule=' + encodeURIComponent(one.id), 'data-open': true, title: 'Its alerts'}, one.title), h('span', {class: 'muted id'}, one.id)),
      h('td', null, one.kind), h('td', null, severity(one.severity)),
      h('td', null, one.description || h('span', {class: 'muted'}, '–'), one.topic && h('span', {class: 'muted mono'}, ` topic ${one.topic}`)),
      h('td', {class: 'number'}, one.line)))))));
}
