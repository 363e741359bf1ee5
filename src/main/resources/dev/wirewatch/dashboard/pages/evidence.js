// The articles behind an alert: what they say, where it is from, and who printed the same.
import {h, marked, outward} from './dom.js';
import {counted, time} from './format.js';
import {language} from './labels.js';

/** Alerts about our own work rest on a feed's health; what stands for it has the feed's id. */
const aboutFeed = (article) => article.id === article.feed;

/** Each article with the copies of its text that are kept, latest first. */
export function folded(evidence) {
  const byId = new Map(evidence.map((one) => [one.article.id, one]));
  const original = (one) => {
    const seen = new Set();
    let found = one;
    while (found.copyOf && byId.has(found.copyOf) && !seen.has(found.copyOf)) {
      seen.add(found.copyOf);
      found = byId.get(found.copyOf);
    }
    return found;
  };
  const copies = new Map();
  for (const one of evidence) {
    const first = original(one);
    if (!copies.has(first)) copies.set(first, []);
    if (first !== one) copies.get(first).push(one);
  }
  return [...copies].map(([first, others]) => ({first, copies: others})).reverse();
}

/** One article with everything that met a condition, its copies folded. */
export function article({first, copies}, names) {
  const told = first.article;
  return h('li', {'data-row': told.id},
    h('h3', {dir: 'auto', lang: told.language}, outward(told.link, {'data-article': true}, told.title)),
    meta(first),
    correction(first),
    passages(first, names),
    copies.length > 0 && h('details', {class: 'quiet-details copies'},
      h('summary', null, `${copies.length === 1 ? 'Printed' : `${copies.length} times printed`} in the same words by `,
        h('bdi', null, [...new Set(copies.map((copy) => copy.article.publisher || 'unknown publisher'))].join(', '))),
      h('ul', {class: 'short'}, copies.map((copy) => h('li', null,
        h('span', {dir: 'auto', lang: copy.article.language}, outward(copy.article.link, {}, copy.article.title)),
        h('bdi', {class: 'muted'}, copy.article.publisher || 'unknown publisher'), time(copy.article.effective),
        h('a', {href: '/articles/' + copy.article.id}, 'Text'))))),
    h('details', {class: 'quiet-details'}, h('summary', null, `${counted(first.conditions.length, 'condition')} met`),
      h('ul', {class: 'conditions'}, first.conditions.map((text) => h('li', {dir: 'auto'}, text))),
      told.topic && h('p', {class: 'muted mono'}, `${told.topic} · partition ${told.partition} · offset ${told.offset}`)));
}

function meta(one) {
  const told = one.article;
  return h('p', {class: 'meta'},
    h('bdi', null, told.publisher || 'unknown publisher'),
    one.agency && one.agency !== told.publisher?.toLowerCase() && h('span', null, 'from ', h('bdi', {class: 'origin'}, one.agency)),
    one.copyOf && h('span', null, 'in the words of an earlier article'),
    time(told.effective), language(told.language),
    told.revision > 1 && h('span', null, `revision ${told.revision}`),
    aboutFeed(told)
      ? h('a', {href: '/feeds', 'data-open': true}, 'How the feeds are')
      : h('a', {href: '/articles/' + told.id, 'data-open': true}, 'Text and all mentions'));
}

const CORRECTIONS = {revision: 'Edited', correction: 'Corrects', retraction: 'Retracts'};

function correction({correction: told}) {
  if (!told) return null;
  return h('p', {class: told.kind === 'retraction' ? 'notice bad' : 'notice warn'},
    h('span', null, h('strong', null, CORRECTIONS[told.kind] || told.kind),
      told.changed?.length > 0 && `: ${told.changed.join(', ')} changed`,
      told.wording && [' ', h('q', {dir: 'auto'}, told.wording)]));
}

/** Each sentence once, with everything in it that met a condition. */
export function passages(one, names, mentions = one.mentions) {
  const bySnippet = new Map();
  for (const mention of mentions) {
    if (!bySnippet.has(mention.snippet)) bySnippet.set(mention.snippet, []);
    bySnippet.get(mention.snippet).push(mention);
  }
  return [...bySnippet].map(([snippet, found]) =>
    h('blockquote', {dir: 'auto', lang: one.article.language}, marked(snippet, spans(snippet, found), (text, span) =>
      h('mark', {class: span.mention.entity.startsWith('word:') ? 'word' : 'entity', title: titleOf(span.mention, names)}, text))));
}

function titleOf(mention, names) {
  if (mention.entity.startsWith('word:')) return `word of ${mention.entity.slice(5)}`;
  const name = names.get(mention.entity)?.name || mention.entity;
  return mention.alias ? `${name} (as “${mention.alias}”)` : name;
}

/** Where mentions stand in their sentence: as the record says, or searched for from left to right where it does not. */
function spans(snippet, mentions) {
  const points = Array.from(snippet);
  const found = [];
  let from = 0;
  for (const mention of [...mentions].sort((a, b) => a.start - b.start)) {
    const wanted = Array.from(mention.text);
    const fits = (at) => at >= 0 && at + wanted.length <= points.length && wanted.every((point, i) => points[at + i] === point);
    let at = Number.isInteger(mention.at) && fits(mention.at) ? mention.at : from;
    while (at < points.length && !fits(at)) at++;
    if (at < points.length) {
      found.push({start: at, end: at + wanted.length, mention});
      from = at + wanted.length;
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
