// A line of a list of alerts.
import {h, outward} from './dom.js';
import {sparkOfTimes} from './chart.js';
import {age, counted, shortTime, time} from './format.js';
import {capital, chip, empty, entityName, severity, state} from './labels.js';

/**
 * A line. What is done on it is the page's: pick(name, value) filters by a value, "!" before it excludes; chosen tells
 * whether it is; onChoose(id, on) and onAcknowledge(id) are null for readers.
 */
export function alertRow(alert, {names, pick, fresh = false, chosen = false, onChoose = null, onAcknowledge = null}) {
  const both = (name, value) => [() => pick(name, value), () => pick(name, '!' + value)];
  const open = `/alerts/${alert.id}`;
  return h('li', {class: ['alert', fresh && 'fresh', chosen && 'chosen', alert.muted && 'muted-row', onChoose && 'choosable'].filter(Boolean).join(' '),
    'data-row': alert.id},
    h('div', {class: `edge ${alert.severity}`},
      onChoose && h('label', {class: 'choose-row'}, h('input', {
        type: 'checkbox', checked: chosen, 'data-key': 's', 'aria-label': `Choose: ${alert.headline || alert.ruleTitle}`,
        onchange: (event) => onChoose(alert.id, event.target.checked),
      })),
      bare(severity(alert.severity), 'this severity', ...both('severity', alert.severity))),
    h('div', {class: 'body'},
      outward(alert.link, {'data-article': true, hidden: true, tabindex: -1}),
      h('a', {class: 'headline', href: open, 'data-open': true, dir: 'auto', lang: alert.language}, alert.headline || alert.ruleTitle),
      h('div', {class: 'labels'},
        chip(h('bdi', null, alert.ruleTitle), 'Show only this rule (Alt: exclude it)', ...both('rule', alert.rule)),
        alert.entities.map((id) => chip(entityName(names, id), `Show only alerts with ${id} (Alt: exclude them)`, ...both('entity', id))),
        Object.entries(alert.labels || {}).map(([name, value]) => chip(h('bdi', {class: 'tag'}, `${name}: ${value}`),
          'Show only this label (Alt: exclude it)', ...both('label', `${name}=${value}`))),
        alert.publishers.map((name) => bare(h('bdi', {class: 'muted'}, name), 'this publisher', ...both('publisher', name)))),
      handling(alert)),
    h('div', {class: 'support'}, alert.labels?.kind === 'operational' ? h('span', {class: 'muted'}, 'operational') : [
      h('span', {class: alert.corroboration > 1 ? 'strong' : null}, counted(alert.corroboration, 'source')),
      h('span', {class: 'muted'}, counted(alert.articles, 'article'))]),
    h('div', {class: 'trend'}, alert.times.length > 1 ? sparkOfTimes(alert.times) : null),
    h('div', {class: 'when'}, time(alert.updated),
      h('span', null, bare(state(alert.state), 'this state', ...both('state', alert.state)), age(alert.updated)),
      onAcknowledge && h('button', {
        class: 'small quiet', type: 'button', 'data-key': 'm',
        onclick: (event) => {
          event.stopPropagation();
          onAcknowledge(alert.id);
        },
      }, alert.state === 'acknowledged' ? 'Unacknowledge' : 'Acknowledge')));
}

/** What the desk has done with it, in a line. */
function handling({acknowledged, closed, muted, notes, retroactive, state: now}) {
  const parts = [
    muted && h('span', {class: 'badge warn', title: muted.why}, `Muted by ${muted.by} until ${shortTime(new Date(muted.until))}`),
    muted && h('span', {class: 'muted', dir: 'auto'}, muted.why),
    now === 'acknowledged' && acknowledged && h('span', {class: 'muted', title: acknowledged.note || null}, 'Acknowledged by ', h('bdi', null, acknowledged.by)),
    now === 'closed' && closed && h('span', {class: 'muted', title: closed.note || null}, closed.by ? ['Closed by ', h('bdi', null, closed.by)] : 'Closed as nothing new came'),
    notes > 0 && h('span', {class: 'muted'}, counted(notes, 'note')),
    retroactive && h('span', {class: 'badge plain'}, 'Raised from the past'),
  ].filter(Boolean);
  return parts.length > 0 && h('div', {class: 'handling'}, parts);
}

/** A label without a frame that filters by what it says. */
function bare(content, what, onPick, onExclude) {
  return h('button', {
    class: 'bare', type: 'button', title: `Show only ${capital(what).toLowerCase()} (Alt: exclude it)`,
    onclick: (event) => {
      event.stopPropagation();
      if (event.altKey) onExclude();
      else onPick();
    },
  }, content);
}

/** Instead of rows, when there are none. */
export const noAlerts = (unfiltered) => empty('No alerts here.', unfiltered
  ? 'Nothing has been raised in this time. The list fills by itself.'
  : 'No alert fits all of these filters. Remove one, or choose a longer time.');
