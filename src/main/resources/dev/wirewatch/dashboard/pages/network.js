// Who is named together, as a drawing: one in the middle, the others around it. The same answer always gives the same drawing.
import {h} from './dom.js';
import {counted} from './format.js';
import {KIND_SIGNS} from './labels.js';

const WIDTH = 760;
const HEIGHT = 400;
const NODES = 12;
const LABEL = 26;
/** Of the lines between the others only the strongest are drawn: more hide who belongs together. */
const BETWEEN = 18;

const pair = (a, b) => (a < b ? `${a}\n${b}` : `${b}\n${a}`);

/**
 * The order around the middle: beginning with the one named most, each is followed by whoever is named with it most, so that
 * those who belong together stand together.
 */
function ring(coMentions, strength) {
  const left = coMentions.slice(0, NODES);
  const order = left.splice(0, 1);
  while (left.length) {
    const last = order[order.length - 1].entity.id;
    let best = 0;
    left.forEach((one, i) => {
      if ((strength.get(pair(last, one.entity.id)) || 0) > (strength.get(pair(last, left[best].entity.id)) || 0)) best = i;
    });
    order.push(...left.splice(best, 1));
  }
  return order;
}

/** The drawing. Each of the others is a link; its lines stand out while it has the pointer or the focus. */
export function network({entity, coMentions, links}, follow) {
  const strength = new Map(links.map((link) => [pair(link.first, link.second), link.articles]));
  const order = ring(coMentions, strength);
  const most = order[0].articles;
  const middle = {x: WIDTH / 2, y: HEIGHT / 2};
  const places = new Map(order.map((one, i) => {
    const angle = -Math.PI / 2 + 2 * Math.PI * i / order.length;
    return [one.entity.id, {x: middle.x + 235 * Math.cos(angle), y: middle.y + 150 * Math.sin(angle), angle}];
  }));
  const drawn = [];
  const line = (ids, from, to, articles, kind) => {
    const element = h('line', {
      class: `tie ${kind}`, x1: from.x.toFixed(1), y1: from.y.toFixed(1), x2: to.x.toFixed(1), y2: to.y.toFixed(1),
      'stroke-width': (1 + 5 * articles / most).toFixed(1),
    });
    drawn.push({ids, element});
    return element;
  };
  const between = links.filter((link) => places.has(link.first) && places.has(link.second)).slice(0, BETWEEN)
    .map((link) => line([link.first, link.second], places.get(link.first), places.get(link.second), link.articles, 'between'));
  const spokes = order.map((one) => line([one.entity.id], middle, places.get(one.entity.id), one.articles, 'spoke'));
  const light = (id, on) => drawn.forEach((one) => one.element.classList.toggle('hot', on && one.ids.includes(id)));
  return h('svg', {
    class: 'network', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'group',
    'aria-label': `${entity.name} and who is named with it; the table has the numbers`,
  },
  between, spokes,
  node(entity, middle, 13),
  order.map((one) => {
    const place = places.get(one.entity.id);
    const {id} = one.entity;
    return h('svg:a', {
      href: follow.href(id), class: 'node', 'aria-label': `${spoken(one.entity)}, ${counted(one.articles, 'article')} together`,
      onclick: (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        follow.go(id);
      },
      onfocus: () => light(id, true), onblur: () => light(id, false),
      onmouseenter: () => light(id, true), onmouseleave: () => light(id, false),
    },
    // The name for those who listen, whole: what is drawn may be cut.
    h('title', null, `${one.entity.name}: ${counted(one.articles, 'article')} together`),
    node(one.entity, place, 5 + 7 * Math.sqrt(one.articles / most)));
  }));
}

/** The name as far as there is room for it. */
function shownName(entity) {
  const letters = Array.from(entity.name);
  return letters.length > LABEL ? letters.slice(0, LABEL - 1).join('') + '…' : entity.name;
}

/** The name for those who listen; what is shown is in it, for those who speak what they see. */
const spoken = (entity) => (shownName(entity) === entity.name ? entity.name : `${shownName(entity)} ${entity.name}`);

/** A disc with the sign of the kind in it, and the name on the side away from the middle. */
function node(entity, place, radius) {
  const angle = place.angle ?? Math.PI / 2;
  const side = Math.abs(Math.cos(angle)) < 0.3 ? 'middle' : Math.cos(angle) > 0 ? 'start' : 'end';
  const dx = side === 'middle' ? 0 : Math.sign(Math.cos(angle)) * (radius + 6);
  const dy = side === 'middle' ? Math.sign(Math.sin(angle)) * (radius + 9) + 4 : 4;
  return [
    h('circle', {class: `disc ${entity.kind || ''}`, cx: place.x.toFixed(1), cy: place.y.toFixed(1), r: radius.toFixed(1)}),
    h('text', {class: 'kind', x: place.x.toFixed(1), y: (place.y + 3).toFixed(1), 'text-anchor': 'middle', 'aria-hidden': 'true'},
      radius > 8 ? KIND_SIGNS[entity.kind] || '' : ''),
    h('text', {class: 'name', x: (place.x + dx).toFixed(1), y: (place.y + dy).toFixed(1), 'text-anchor': side}, shownName(entity)),
  ];
}
