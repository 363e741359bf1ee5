// What may stand at a place of a YAML text, by its JSON Schema. Pure functions over texts; no document, no requests.

const KEY = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s"'#{}[\],&*][^#{}[\],]*?))\s*:(?=\s|$)/;
const MOST_LINES_OF_FLOW = 80;

/**
 * Where a place is.
 *
 * @returns {path, prefix, from, key}: keys and '[]' from the root; what is written of the word and where it begins; true if
 *   a key is expected, false if a value is, null inside a comment
 */
export function contextAt(text, at) {
  const lines = text.slice(0, at).split('\n');
  const flowAt = flowStart(lines);
  if (flowAt >= 0) return flowContext(lines, flowAt, at);
  const line = lines[lines.length - 1];
  if (isComment(line)) return {path: [], prefix: '', from: at, key: null};
  const {tokens, rest, column} = blockTokens(line);
  const last = tokens[tokens.length - 1];
  if (last?.key !== undefined) {
    return {path: pathUp(lines, tokens, column), prefix: unquoted(rest), from: at - rest.length, key: false};
  }
  return {path: pathUp(lines, tokens, column), prefix: rest, from: at - rest.length, key: 'either'};
}

const isComment = (line) => /^\s*#/.test(line) || / #[^'"]*$/.test(line);
const unquoted = (word) => word.replace(/^["']/, '');

/** The list signs and the key with which a line begins, each with its column, and what comes after. */
function blockTokens(line) {
  const tokens = [];
  let column = line.length - line.trimStart().length;
  let rest = line.slice(column);
  while (/^-(\s|$)/.test(rest)) {
    tokens.push({column});
    const width = 1 + rest.slice(1).length - rest.slice(1).trimStart().length;
    column += width;
    rest = rest.slice(width);
  }
  const start = column;
  const key = rest.match(KEY);
  if (key) {
    tokens.push({column, key: key[1] ?? key[2] ?? key[3]});
    rest = rest.slice(key[0].length).trimStart();
  }
  return {tokens, rest, column: start};
}

/** The keys and lists that a line is in, by indentation. */
function pathUp(lines, tokens, column) {
  const path = [];
  let limit = column;
  let below = null;
  const take = (token) => {
    const parentOfList = token.key !== undefined && below === '[]' && token.column === limit;
    if (token.column >= limit && !parentOfList) return;
    below = token.key === undefined ? '[]' : token.key;
    path.unshift(below);
    limit = token.column;
  };
  const own = [...tokens];
  const last = own[own.length - 1];
  if (last?.key !== undefined) {
    path.unshift(last.key);
    below = last.key;
    own.pop();
  }
  own.reverse().forEach(take);
  for (let i = lines.length - 2; i >= 0 && limit > 0 - (below === '[]' ? 1 : 0); i--) {
    if (!lines[i].trim() || /^\s*#/.test(lines[i])) continue;
    blockTokens(lines[i]).tokens.reverse().forEach(take);
    if (limit === 0 && below !== '[]') break;
  }
  return path;
}

/** Brackets of a line, ignoring those in quotes and comments. */
function* brackets(line) {
  let quote = null;
  for (let i = 0; i < line.length; i++) {
    const sign = line[i];
    if (quote) {
      if (sign === '\\' && quote === '"') i++;
      else if (sign === quote) quote = null;
    } else if ((sign === '"' || sign === "'") && (i === 0 || /[\s{[,:]/.test(line[i - 1]))) quote = sign;
    else if (sign === '#' && (i === 0 || /\s/.test(line[i - 1]))) return;
    else if ('{}[],:'.includes(sign)) yield [sign, i];
  }
}

/** The line on which the flow collection that is still open at the end begins; -1 if none is. */
function flowStart(lines) {
  let balance = 0;
  for (let i = lines.length - 1; i >= 0 && i >= lines.length - MOST_LINES_OF_FLOW; i--) {
    for (const [sign] of brackets(lines[i])) {
      if (sign === '{' || sign === '[') balance++;
      else if (sign === '}' || sign === ']') balance--;
    }
    if (balance > 0 && beginsBlock(lines[i])) return i;
    if (balance <= 0 && beginsBlock(lines[i])) return -1;
  }
  return -1;
}

/** Whether a line begins an entry of a block: what continues a flow collection may do so only by chance, inside brackets. */
const beginsBlock = (line) => {
  const {tokens} = blockTokens(line);
  return tokens.length > 0;
};

function flowContext(lines, first, at) {
  const {tokens, rest, column} = blockTokens(lines[first]);
  const path = pathUp(lines.slice(0, first + 1), tokens, column);
  const flow = [rest, ...lines.slice(first + 1)].join('\n');
  const open = [];
  let word = 0;
  for (const [sign, i] of brackets(flow.replaceAll('\n', ' '))) {
    const here = open[open.length - 1];
    if (sign === '{' || sign === '[') open.push({list: sign === '[', key: null});
    else if (sign === '}' || sign === ']') open.pop();
    else if (sign === ',' && here) here.key = null;
    else if (sign === ':' && here && !here.list && here.key === null && /[\s]|^$/.test(flow[i + 1] ?? '')) {
      here.key = flow.slice(word, i).trim().replace(/^["']|["']$/g, '');
    } else continue;
    word = i + 1;
  }
  for (const each of open) {
    if (each.list) path.push('[]');
    else if (each.key !== null) path.push(each.key);
  }
  const written = flow.slice(word).trimStart();
  const inner = open[open.length - 1];
  return {
    path, prefix: unquoted(written), from: at - written.length,
    key: Boolean(inner) && !inner.list && inner.key === null,
  };
}

/** The schemas that a path leads to: several, where the schema allows one of several. */
export function schemasAt(schema, path) {
  let nodes = expanded(schema, [schema]);
  for (const step of path) {
    const next = [];
    for (const node of nodes) {
      if (step === '[]') {
        if (node.items) next.push(node.items);
      } else if (node.properties?.[step]) next.push(node.properties[step]);
      else if (typeof node.additionalProperties === 'object') next.push(node.additionalProperties);
    }
    nodes = expanded(schema, next);
  }
  return nodes;
}

function expanded(root, nodes) {
  const all = [];
  const visit = (node, depth) => {
    if (!node || typeof node !== 'object' || depth > 8) return;
    all.push(node);
    if (node.$ref) visit(resolve(root, node.$ref), depth + 1);
    for (const branch of [node.oneOf, node.anyOf, node.allOf]) branch?.forEach((one) => visit(one, depth + 1));
  };
  nodes.forEach((node) => visit(node, 0));
  return all;
}

const resolve = (root, reference) =>
  reference.replace(/^#\//, '').split('/').reduce((node, key) => node?.[key.replaceAll('~1', '/').replaceAll('~0', '~')], root);

/** What the schema says about the value at a path. */
export const description = (schema, path) =>
  schemasAt(schema, path).map((node) => node.description).find(Boolean) || '';

/**
 * What may be written at a place.
 *
 * @param names {entities: ids, words: names of word classes} of the watchlist that is edited
 * @returns {from, options: [{text, insert, hint}]}
 */
export function completions(schema, text, at, names) {
  const context = contextAt(text, at);
  if (context.key === null) return {from: at, options: []};
  const nodes = schemasAt(schema, context.path);
  const options = new Map();
  const add = (word, insert, hint) => {
    if (!options.has(word)) options.set(word, {text: word, insert, hint: hint || ''});
  };
  if (context.key !== false) {
    for (const node of nodes) {
      for (const [key, value] of Object.entries(node.properties || {})) {
        add(key, key + ': ', description(schema, [...context.path, key]) || value.description);
      }
    }
  }
  if (context.key !== true) {
    for (const node of nodes) {
      for (const value of node.enum || []) add(String(value), String(value), node.description);
      if (node.type === 'boolean') ['true', 'false'].forEach((value) => add(value, value, node.description));
    }
    namesAt(context, names).forEach(([word, hint]) => add(word, word.startsWith('@') ? `"${word}"` : word, hint));
  }
  const wanted = context.prefix.toLowerCase();
  const rank = (option) => (option.text.toLowerCase().startsWith(wanted) ? 0 : option.text.toLowerCase().includes(wanted) ? 1 : 2);
  return {
    from: context.from,
    path: context.path,
    options: [...options.values()].filter((option) => rank(option) < 2 && option.text !== context.prefix).sort((a, b) => rank(a) - rank(b)).slice(0, 60),
  };
}

/** Names of the watchlist that fit at a place: ids of entities, or word classes. */
function namesAt({path, prefix}, names) {
  const keys = path.filter((step) => step !== '[]');
  const last = keys[keys.length - 1];
  if (prefix.startsWith('@') || (['previous', 'next', 'near'].includes(last) && prefix === '')) {
    return names.words.map((word) => ['@' + word, 'word class']);
  }
  if (keys[0] === 'rules' && last === 'words') return names.words.map((word) => [word, 'word class']);
  const ofEntities = (['entities', 'except'].includes(last) && path[path.length - 1] === '[]' && keys.length > 1)
    || (['groups', 'stand-ins'].includes(keys[0]) && keys.length === 2);
  return ofEntities ? names.entities.map((id) => [id, 'entity']) : [];
}

/** The ids and word classes that a watchlist's text declares, found without reading all of it as YAML. */
export function declaredNames(text) {
  const entities = [...text.matchAll(/(?:^|[\s{])id:\s*["']?([a-z][a-z0-9-]*\.[a-z0-9][a-z0-9-]*)/gm)].map((match) => match[1]);
  const block = text.match(/^words:\s*\n((?:[ \t]+.*\n|\s*#.*\n|\s*\n)*)/m);
  const words = block ? [...block[1].matchAll(/^ {2}([a-z][a-z0-9-]*):/gm)].map((match) => match[1]) : [];
  return {entities: [...new Set(entities)].sort(), words: [...new Set(words)].sort()};
}
