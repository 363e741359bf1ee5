// Draws something anew in place, for updates that come by themselves: whatever says the same stays the node it is, with its
// focus, its selected text, its open parts and its place on the screen.
import {append, isLive} from './dom.js';

/** What makes an element the same one as before, whatever it says and wherever it stands. */
const keyOf = (node) => (node instanceof Element
  ? node.dataset.row || node.dataset.keep || node.id || null : null);

/**
 * Replaces the content of an element. Listeners of a node that stays are those that it had: they look up what they are about
 * rather than hold it, unless it can be read in the node.
 */
export function renew(element, ...children) {
  settle(element, [...append(document.createDocumentFragment(), children).childNodes]);
  return element;
}

/** Whether somebody has a hand on something: a pointer pressed, or text of it selected. What they hold is not to be moved. */
export function inUse(element) {
  const selection = getSelection();
  return pressed || (!selection.isCollapsed && selection.containsNode(element, true));
}

let pressed = false;
addEventListener('pointerdown', () => {
  pressed = true;
}, true);
for (const end of ['pointerup', 'pointercancel', 'dragend']) {
  addEventListener(end, () => {
    pressed = false;
  }, true);
}
addEventListener('blur', (event) => {
  if (event.target === window) pressed = false;
});

function settle(element, wanted) {
  const focus = focusIn(element);
  const old = matches([...element.childNodes], wanted);
  const settled = wanted.map((node) => (old.has(node) ? merged(old.get(node), node) : node));
  const staying = new Set(settled);
  for (const node of [...element.childNodes]) if (!staying.has(node)) node.remove();
  let at = element.firstChild;
  for (const node of settled) {
    if (node === at) at = at.nextSibling;
    else element.insertBefore(node, at);
  }
  focus.restore();
}

/** Which of the nodes that are there each of those wanted continues: by key, the others by kind in their order. */
function matches(there, wanted) {
  const keyed = new Map(there.filter(keyOf).map((node) => [keyOf(node), node]));
  const others = there.filter((node) => !keyOf(node));
  const found = new Map();
  for (const node of wanted) {
    const key = keyOf(node);
    const one = key ? keyed.get(key) : others[others.findIndex((other) => alike(other, node))];
    if (!one || one.nodeName !== node.nodeName) continue;
    found.set(node, one);
    if (key) keyed.delete(key);
    else others.splice(0, others.indexOf(one) + 1);
  }
  return found;
}

const alike = (one, other) => one.nodeName === other.nodeName && one.className?.toString() === other.className?.toString();

/** The node that is there, made to say what the other one says; the other one where that cannot be done. */
function merged(there, wanted) {
  if (wanted instanceof HTMLDetailsElement && there.open && !wanted.open) {
    wanted.open = true;
    wanted.dispatchEvent(new Event('toggle'));
  }
  if (there.isEqualNode(wanted)) return there;
  if (there.nodeType === Node.TEXT_NODE) {
    there.data = wanted.data;
    return there;
  }
  const open = wanted instanceof HTMLDetailsElement && wanted.open;
  if ((isLive(there) || isLive(wanted)) && !open) return wanted;
  attributes(there, wanted);
  settle(there, [...wanted.childNodes]);
  return there;
}

/** The current row stays the current one. */
function attributes(there, wanted) {
  const current = there.classList.contains('current');
  for (const name of there.getAttributeNames()) if (!wanted.hasAttribute(name)) there.removeAttribute(name);
  for (const name of wanted.getAttributeNames()) {
    if (there.getAttribute(name) !== wanted.getAttribute(name)) there.setAttribute(name, wanted.getAttribute(name));
  }
  there.classList.toggle('current', current);
  if (!there.className) there.removeAttribute('class');
}

/**
 * Where the focus is by its way down, so that it can go to what takes its place when it is lost: restore() does that.
 */
export function focusIn(element) {
  const active = document.activeElement;
  if (!active || active === element || !element.contains(active)) return {restore() {}};
  const way = [];
  for (let node = active; node !== element; node = node.parentNode) way.unshift({key: keyOf(node), at: [...node.parentNode.children].indexOf(node)});
  return {
    restore() {
      if (document.activeElement && document.activeElement !== document.body) return;
      let node = element;
      for (const {key, at} of way) {
        node = node && ((key && [...node.children].find((child) => keyOf(child) === key)) || (!key && node.children[at]) || null);
      }
      if (node?.nodeName === active.nodeName) node.focus({preventScroll: true});
    },
  };
}
