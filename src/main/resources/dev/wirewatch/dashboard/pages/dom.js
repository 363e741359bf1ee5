// Elements from names, attributes and children. Text is always a text node: nothing here reads markup.

const SVG = 'http://www.w3.org/2000/svg';
const SVG_NAMES = new Set(['svg', 'path', 'rect', 'circle', 'line', 'g', 'title', 'polyline', 'text']);

/**
 * An element; "svg:a" is a link inside a drawing. Attributes that begin with "on" are listeners; false, null and undefined
 * leave an attribute out.
 */
export function h(name, attributes, ...children) {
  const element = name.startsWith('svg:') ? document.createElementNS(SVG, name.slice(4))
    : SVG_NAMES.has(name) ? document.createElementNS(SVG, name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith('on')) on(element, key.slice(2), value);
    else if (key === 'value') element.value = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
  append(element, children);
  return element;
}

/** Elements that have listeners. */
const live = new WeakSet();

/** Adds a listener. */
export function on(element, type, listener) {
  live.add(element);
  element.addEventListener(type, listener);
}

/** Whether an element has listeners of its own. */
export const isLive = (element) => live.has(element);

/** Adds children: nodes as they are, lists one by one, anything else as text. */
export function append(element, children) {
  for (const child of [children].flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return element;
}

/** Replaces everything in an element. */
export function fill(element, ...children) {
  element.replaceChildren();
  return append(element, children);
}

/** A text with marked places; offsets are code points. */
export function marked(text, spans, mark) {
  const points = Array.from(text);
  const parts = [];
  let at = 0;
  for (const span of spans) {
    if (span.start < at || span.end > points.length) continue;
    parts.push(points.slice(at, span.start).join(''));
    parts.push(mark(points.slice(span.start, span.end).join(''), span));
    at = span.end;
  }
  parts.push(points.slice(at).join(''));
  return parts;
}

/** A passage of the search interface. */
export function passage(found) {
  const spans = found.highlights.map(([start, end]) => ({start, end}));
  return [
    found.before ? '… ' : null,
    marked(found.text, spans, (text) => h('mark', null, text)),
    found.after ? ' …' : null,
  ];
}

/** An address only if it is one of the web: nothing else becomes a link. */
export function webAddress(address) {
  return typeof address === 'string' && /^https?:\/\//i.test(address) ? address : null;
}

/** A link out of the dashboard, or the bare text if the address is none. */
export function outward(address, attributes, ...children) {
  const href = webAddress(address);
  return href
    ? h('a', {...attributes, href, target: '_blank', rel: 'noopener noreferrer'}, ...children)
    : h('span', attributes, ...children);
}

/** Says something to those who listen rather than look. */
export function announce(text) {
  document.getElementById('announcer').textContent = text;
}
