// What can be done with several chosen alerts at once.
import {h} from './dom.js';
import {muteDialog, withNote} from './acting.js';
import {count} from './format.js';

/**
 * The content of the bar above the list.
 *
 * @param chosen alerts, at least one
 * @param all alerts that are shown
 * @param acknowledge acknowledges the chosen, or takes that back
 * @param acting is called when something has been done with the chosen
 * @param choose chooses others instead
 */
export function bulkActions(chosen, all, {acknowledge, acting, choose}) {
  const taken = chosen.every((alert) => alert.state === 'acknowledged');
  const ids = new Set(chosen.map((alert) => alert.id));
  return [
    h('strong', null, `${count(chosen.length)} chosen`),
    h('button', {type: 'button', class: 'primary', onclick: acknowledge}, taken ? 'Take back acknowledgement' : 'Acknowledge'),
    h('button', {type: 'button', onclick: () => muteDialog(chosen, acting)}, 'Mute …'),
    h('button', {type: 'button', onclick: () => withNote('note', chosen, acting)}, 'Note …'),
    h('button', {type: 'button', onclick: () => withNote('close', chosen, acting)}, 'Close …'),
    h('span', {class: 'spacer'}),
    all.some((alert) => !ids.has(alert.id)) && h('button', {type: 'button', class: 'quiet', onclick: () => choose(all)}, `Choose all ${count(all.length)} shown`),
    h('button', {type: 'button', class: 'quiet', onclick: () => choose([])}, 'Choose none'),
  ];
}
