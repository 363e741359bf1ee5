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
 * @param now the chosen alerts at the time of a click
 * @param acting is called with the alerts that something has been done with
 * @param choose chooses all that are shown if told true, else none
 */
export function bulkActions(chosen, all, {now, acknowledge, acting, choose}) {
  const taken = chosen.every((alert) => alert.state === 'acknowledged');
  const ids = new Set(chosen.map((alert) => alert.id));
  const upon = (run) => () => {
    const alerts = now();
    run(alerts, () => acting(alerts));
  };
  return [
    h('strong', null, `${count(chosen.length)} chosen`),
    h('button', {type: 'button', class: 'primary', onclick: acknowledge}, taken ? 'Take back acknowledgement' : 'Acknowledge'),
    h('button', {type: 'button', onclick: upon((alerts, done) => muteDialog(alerts, done))}, 'Mute …'),
    h('button', {type: 'button', onclick: upon((alerts, done) => withNote('note', alerts, done))}, 'Note …'),
    h('button', {type: 'button', onclick: upon((alerts, done) => withNote('close', alerts, done))}, 'Close …'),
    h('span', {class: 'spacer'}),
    all.some((alert) => !ids.has(alert.id)) && h('button', {type: 'button', class: 'quiet', onclick: () => choose(true)}, `Choose all ${count(all.length)} shown`),
    h('button', {type: 'button', class: 'quiet', onclick: () => choose(false)}, 'Choose none'),
  ];
}
