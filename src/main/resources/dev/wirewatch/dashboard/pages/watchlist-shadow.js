// Candidates that run beside the live watchlist: starting one, how it does, what it found, publishing it.
import {announce, fill, h} from './dom.js';
import {entityNames, get, send} from './api.js';
import {openDialog, toast} from './dialog.js';
import {difference, explained} from './experiment-view.js';
import {count, counted, timeAndAge} from './format.js';
import {empty, failure, heading} from './labels.js';
import {renew} from './renew.js';

const EVERY_MILLIS = 5000;
const PAGE = 50;
const COMPARED = {candidate: true};

/** The runs, the latest open, followed as long as it goes on. */
export async function shadowTab({body, editor, signal, navigate, address}) {
  const names = await entityNames();
  const place = h('div', {class: 'stack'});
  fill(body, place);
  let timer = null;
  signal.addEventListener('abort', () => clearTimeout(timer));
  const again = async () => {
    const {shadows} = await get('/api/v1/shadows', {}, signal);
    if (!shadows.length) {
      renew(place, empty('No candidate has run beside the live watchlist.',
        editor ? 'Edit a draft and choose “Shadow …”: it reads the same articles for some days, and you see what it would have raised.' : 'An editor can let a draft run for some days and see what it would have raised.'));
      return;
    }
    const [latest, ...earlier] = shadows;
    const shown = Math.max(PAGE, place.querySelector('.differences')?.childElementCount || 0);
    renew(place, await report(latest, {editor, names, signal, shown, edit: address({tab: 'edit'}), stopped: () => navigate(address({tab: 'shadow'}))}),
      earlier.length > 0 && h('details', {class: 'panel'}, h('summary', null, counted(earlier.length, 'earlier run')),
        h('ul', {class: 'short'}, earlier.map((one) => h('li', null, summary(one))))));
    if (!latest.over) timer = setTimeout(() => again().catch(quiet), EVERY_MILLIS);
  };
  const quiet = (error) => {
    if (error.name !== 'AbortError') timer = setTimeout(() => again().catch(quiet), 3 * EVERY_MILLIS);
  };
  await again();
}

const summary = ({run, gained, lost, changed}) => [
  h('span', {class: 'mono', title: run.version}, run.version.slice(0, 12)), ' ', timeAndAge(run.started),
  h('span', {class: 'muted'}, ` +${gained} −${lost} ~${changed} `), run.note && h('span', {dir: 'auto'}, run.note)];

async function report(one, {editor, names, signal, shown, edit, stopped}) {
  const {run} = one;
  const figure = (name, value) => h('div', null, h('dt', null, name), h('dd', null, value));
  const stop = h('button', {type: 'button', class: 'small', onclick: async () => {
    stop.setAttribute('aria-busy', 'true');
    try {
      await send('POST', '/api/v1/shadows/stop');
      announce('The shadow run is stopped');
      stopped();
    } catch (error) {
      stop.removeAttribute('aria-busy');
      toast(error.message, {bad: true});
    }
  }}, 'Stop');
  return h('section', {class: 'stack shadow'},
    h('div', {class: 'panel'},
      heading(one.over ? 'The latest run is over' : 'A candidate runs beside the live watchlist', !one.over && editor && stop),
      h('p', {class: 'meta'}, h('span', {class: 'mono', title: run.version}, run.version.slice(0, 12)), h('span', null, 'since ', timeAndAge(run.started)),
        h('span', null, one.over ? 'ended ' : 'until ', timeAndAge(run.stopped || run.until)), run.by && h('span', null, 'by ', h('bdi', null, run.by)),
        run.note && h('span', {dir: 'auto'}, run.note)),
      !one.over && !one.working && h('p', {class: 'notice warn'}, 'Nobody works on it: no instance with the role detect takes part.'),
      !one.over && one.behind > 0 && h('p', {class: 'notice'}, `${counted(one.behind, 'article')} still to be read.`),
      one.deadLetters > 0 && h('p', {class: 'notice bad'}, `${counted(one.deadLetters, 'record')} could not be processed under the candidate.`),
      h('dl', {class: 'figures'}, figure('Gained', count(one.gained)), figure('Lost', count(one.lost)), figure('Changed', count(one.changed))),
      editor && h('p', {class: 'muted'}, 'To publish it, open the ', h('a', {href: edit}, 'draft'), ': the editor says when it is the one that ran.')),
    await differences(one, {names, signal, shown}));
}

async function differences({run, gained, lost, changed}, {names, signal, shown}) {
  const all = gained + lost + changed;
  if (!all) return empty('No alert differs so far.', 'Both have raised the same alerts since it began.');
  const path = `/api/v1/shadows/${run.id}/differences`;
  const found = [];
  let page;
  do {
    page = (await get(path, {limit: PAGE, offset: found.length}, signal)).differences;
    found.push(...page);
  } while (page.length === PAGE && found.length < shown);
  const list = h('ol', {class: 'differences'}, found.map((each) => difference(each, COMPARED, names)));
  const more = h('button', {type: 'button', class: 'wide', onclick: async ({currentTarget: button}) => {
    const shownList = button.previousElementSibling;
    const next = await get(path, {limit: PAGE, offset: shownList.childElementCount}, signal);
    shownList.append(...next.differences.map((each) => difference(each, COMPARED, names)));
    button.hidden = next.differences.length < PAGE;
  }}, 'Show more');
  return [list, page.length === PAGE && more];
}

/** Asks for how long a draft is to run beside the live watchlist, and lets it. */
export function startShadow(texts, started) {
  const days = h('input', {type: 'number', id: 'shadow-days', min: '1', max: '30', value: '7', required: true});
  const note = h('input', {type: 'text', id: 'shadow-note', maxlength: '500', autocomplete: 'off'});
  openDialog({
    title: 'Let this draft run in the shadow',
    body: h('div', {class: 'form'},
      h('p', null, 'It reads the same articles as the live watchlist. What it would raise is shown here and nowhere else.'),
      h('div', {class: 'field'}, h('label', {for: 'shadow-days'}, 'Days'), days),
      h('div', {class: 'field'}, h('label', {for: 'shadow-note'}, 'Note'), note)),
    actions: [{label: 'Start', kind: 'primary', run: async () => {
      try {
        await send('POST', '/api/v1/shadows', {...texts, days: Number(days.value), note: note.value});
      } catch (error) {
        throw explained(error);
      }
      toast('The draft runs in the shadow.');
      started();
    }}],
  });
}

/** Says of a draft that it has run, if the latest run was of it; null if it was not. */
export async function ofThisDraft(version, page, signal) {
  try {
    const {shadows} = await get('/api/v1/shadows', {}, signal);
    const one = shadows.find(({run}) => run.version === version);
    return one ? h('p', {class: 'notice good'}, h('span', null, `This draft ${one.over ? 'ran' : 'runs'} in the shadow since `, timeAndAge(one.run.started),
      `: ${count(one.gained)} gained, ${count(one.lost)} lost, ${count(one.changed)} changed. Publish it to promote it.`),
    h('span', {class: 'actions'}, h('a', {href: page}, 'Report'))) : null;
  } catch (error) {
    return error.name === 'AbortError' ? null : failure(error);
  }
}
