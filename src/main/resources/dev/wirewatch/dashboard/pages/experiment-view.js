// A replay or backtest as it stands: progress, what came of it, the differences with their sentences, promoting it.
import {announce, fill, h, marked} from './dom.js';
import {ApiError, get, send} from './api.js';
import {openDialog, toast} from './dialog.js';
import {count, counted, time, timeAndAge} from './format.js';
import {capital, empty, entityName, failure, severity} from './labels.js';

const EVERY_MILLIS = 1000;
const PAGE = 50;
const SIGNS = {gained: '+', lost: '−', changed: '~'};
const BADGES = {gained: 'good', lost: 'bad', changed: 'warn'};

export const isOver = (experiment) => !['running', 'cancelling'].includes(experiment.state);

/**
 * Shows an experiment and follows it until it is over.
 *
 * @param editor whether the reader may cancel and promote
 * @param names what entities are called, by id
 * @param onOver called with the experiment when it is over
 */
export function experimentView({experiment, editor, names, signal, onOver}) {
  const frame = h('div', {class: 'stack experiment'});
  const progress = progressView(experiment, editor);
  let timer = null;
  const show = async (one) => {
    progress.update(one);
    if (!isOver(one)) {
      if (!progress.element.isConnected) fill(frame, progress.element);
      timer = setTimeout(() => follow(one), EVERY_MILLIS);
      return;
    }
    fill(frame, await outcome(one, {editor, names, signal}));
    announce(`${capital(one.kind)} ${one.state}`);
    onOver?.(one);
  };
  const follow = async (one) => {
    try {
      await show(await get('/api/v1/experiments/' + one.id, {}, signal));
    } catch (error) {
      if (error.name === 'AbortError') return;
      if (error.status === 404) fill(frame, failure(error));
      else timer = setTimeout(() => follow(one), 3 * EVERY_MILLIS);
    }
  };
  signal.addEventListener('abort', () => clearTimeout(timer));
  show(experiment).catch((error) => error.name !== 'AbortError' && fill(frame, failure(error)));
  return frame;
}

function progressView(first, editor) {
  const phase = h('strong');
  const figure = h('span', {class: 'muted'});
  const bar = h('progress', {'aria-label': 'Progress'});
  const cancel = h('button', {type: 'button', class: 'small', onclick: async () => {
    cancel.disabled = true;
    try {
      await send('POST', `/api/v1/experiments/${first.id}/cancel`);
    } catch (error) {
      cancel.disabled = false;
      toast(error.message, {bad: true});
    }
  }}, 'Cancel');
  const element = h('div', {class: 'progress'},
    h('div', {class: 'row'}, phase, figure), bar,
    h('div', {class: 'row'}, h('span', {class: 'muted'}, 'It goes on when you leave this page. The live lane is only read.'), editor && cancel));
  return {
    element,
    update(one) {
      phase.textContent = one.state === 'cancelling' ? 'Cleaning up …' : `${capital(one.kind)}: ${one.phase} …`;
      figure.textContent = one.total ? `${count(one.done)} of ${counted(one.total, one.unit.replace(/s$/, ''))}` : '';
      if (one.total) {
        bar.max = one.total;
        bar.value = one.done;
      } else bar.removeAttribute('value');
      cancel.disabled = cancel.disabled || one.state === 'cancelling';
    },
  };
}

async function outcome(one, context) {
  const notices = one.notices.length > 0 && h('ul', {class: 'problems'}, one.notices.map((text) =>
    h('li', null, h('span', {class: 'badge plain'}, 'Note'), h('span', null, text))));
  if (one.state === 'failed') return [failure({title: 'It failed.', message: one.failure}), notices];
  if (one.state === 'cancelled') return [h('p', {class: 'notice'}, 'It was ended before it was done; nothing of it is kept.'), notices];
  const {outcome: found} = one;
  const figure = (name, value, hint) => h('div', null, h('dt', null, name), h('dd', null, value), hint && h('dd', {class: 'muted hint'}, hint));
  const body = h('div', {class: 'stack'});
  await page(body, one, context);
  return [
    h('dl', {class: 'figures'},
      figure('Articles', count(found.articles), found.unreadable ? `${count(found.unreadable)} unreadable` : null),
      figure('Alerts', count(found.alerts), one.candidate ? 'under what was tried' : null),
      one.candidate && figure('Gained', count(found.gained)),
      one.candidate && figure('Lost', count(found.lost)),
      one.candidate && figure('Changed', count(found.changed)),
      one.candidate && figure('Unchanged', count(found.unchanged))),
    notices,
    one.candidate && context.editor && promotion(one, context),
    body,
  ];
}

/** The differences, a page at a time. */
async function page(into, one, {names, signal}) {
  const {differences} = await get(`/api/v1/experiments/${one.id}/differences`, {limit: PAGE}, signal);
  if (!differences.length) {
    fill(into, one.candidate
      ? empty('No alert differs.', 'What was tried raises the same alerts as what is in force.')
      : empty('No alert was raised.', 'Nothing in these articles meets a rule.'));
    return;
  }
  const list = h('ol', {class: 'differences'}, differences.map((each) => difference(each, one, names)));
  const more = h('button', {type: 'button', class: 'wide', hidden: one.outcome.kept <= differences.length}, 'Show more');
  more.addEventListener('click', async () => {
    const next = await get(`/api/v1/experiments/${one.id}/differences`, {limit: PAGE, offset: list.childElementCount}, signal);
    list.append(...next.differences.map((each) => difference(each, one, names)));
    more.hidden = list.childElementCount >= one.outcome.kept;
  });
  fill(into, list, more);
}

/** A difference with the sentences that make it; `one` is compared with what is in force if it has a candidate. */
export function difference(each, one, names) {
  const alert = each.candidate || each.live;
  const first = alert.evidence[0];
  return h('li', {'data-row': alert.id, class: 'card'},
    h('p', {class: 'labels'},
      one.candidate && h('span', {class: `badge ${BADGES[each.kind]}`}, `${SIGNS[each.kind]} ${capital(each.kind)}`),
      severity(alert.severity), h('span', null, alert.ruleTitle),
      alert.entities.map((id) => h('span', {class: 'tag'}, entityName(names, id)))),
    h('h3', {dir: 'auto', lang: first?.article.language}, alert.headline || alert.ruleTitle),
    each.details.length > 0 && h('ul', {class: 'muted details'}, each.details.map((text) => h('li', {dir: 'auto'}, text))),
    each.causes.length
      ? each.causes.slice(0, 4).map((cause) => sentence(cause.mention, names, cause.found ? 'found only by the draft' : 'not found by the draft', cause.title))
      : first?.mentions.slice(0, 1).map((mention) => sentence(mention, names, null, first.article.title)),
    each.causes.length > 4 && h('p', {class: 'muted'}, `… and ${counted(each.causes.length - 4, 'more name')}`),
    h('p', {class: 'meta'}, time(alert.opened), counted(alert.articles, 'article'), h('span', {class: 'mono'}, alert.id.slice(0, 12))));
}

function sentence(mention, names, what, title) {
  const points = Array.from(mention.snippet);
  const wanted = Array.from(mention.text);
  const at = mention.at ?? points.findIndex((point, i) => wanted.every((one, j) => points[i + j] === one));
  const spans = at >= 0 ? [{start: at, end: at + wanted.length}] : [];
  return h('blockquote', {dir: 'auto', title},
    marked(mention.snippet, spans, (text) => h('mark', {class: 'entity'}, text)),
    what && h('span', {class: 'why muted', dir: 'ltr'}, ` — ${mention.text} as `, entityName(names, mention.entity), `, ${what}`));
}

/** The offer to publish what was tried. */
function promotion(one, {signal, names}) {
  const raises = one.kind === 'backtest' && one.outcome.gained > 0;
  return h('div', {class: 'notice'},
    h('span', null, 'What was tried can be published as it is', raises ? '; alerts that it gains can be raised as of the past.' : '.'),
    h('span', {class: 'actions'}, h('button', {type: 'button', class: 'primary', onclick: async () => {
      const gained = raises ? (await get(`/api/v1/experiments/${one.id}/differences`, {limit: 200, offset: 0}, signal)).differences.filter((each) => each.kind === 'gained') : [];
      promote(one, gained, names);
    }}, 'Promote …')));
}

function promote(one, gained) {
  const note = h('input', {type: 'text', id: 'promote-note', maxlength: '500', autocomplete: 'off'});
  const insist = h('input', {type: 'checkbox', id: 'promote-insist'});
  const boxes = gained.map((each) => ({id: each.candidate.id, box: h('input', {type: 'checkbox'}), alert: each.candidate}));
  openDialog({
    title: 'Publish what was tried',
    wide: gained.length > 0,
    body: h('div', {class: 'form'},
      h('div', {class: 'field'}, h('label', {for: 'promote-note'}, 'Note'), note, h('span', {class: 'hint'}, 'Why, for those who read the history.')),
      h('label', {class: 'check'}, insist, h('span', null, 'Publish in spite of findings')),
      gained.length > 0 && h('fieldset', null, h('legend', null, 'Raise these alerts of the past'),
        boxes.map(({box, alert}) => h('label', {class: 'check'}, box, h('span', {dir: 'auto'}, `${alert.ruleTitle}: ${alert.headline}`))))),
    actions: [{label: 'Publish', kind: 'primary', run: async () => {
      const alerts = boxes.filter(({box}) => box.checked).map(({id}) => id);
      try {
        const done = await send('POST', `/api/v1/experiments/${one.id}/promote`, {alerts, note: note.value, insist: insist.checked});
        toast(done.unchanged ? 'This is in force already.' : `Published version ${done.version.version.slice(0, 12)}${done.raised ? `, ${counted(done.raised, 'alert')} raised` : ''}.`);
      } catch (error) {
        throw explained(error);
      }
    }}],
  });
}

/** A refusal with what stands against it. */
export function explained(error) {
  const examination = error.problem?.examination;
  const all = [...(examination?.problems || []), ...(examination?.findings || [])];
  if (error.status === 409 && error.problem?.inForce) {
    const {version, by} = error.problem.inForce;
    return new ApiError(409, error.title, `Version ${version.slice(0, 12)}${by ? ` by ${by}` : ''} has been published since; nothing was published.`, error.problem);
  }
  if (!all.length) return error;
  const first = all.slice(0, 3).map((one) => `${one.line ? `${one.file}, line ${one.line}: ` : ''}${one.message}`).join('; ');
  return new ApiError(error.status, error.title, `${error.message}: ${first}${all.length > 3 ? ` … and ${all.length - 3} more` : ''}`, error.problem);
}

/** One experiment in a line of a table. */
export function experimentRow(one, open) {
  const result = one.outcome && (one.candidate ? `+${one.outcome.gained} −${one.outcome.lost} ~${one.outcome.changed}` : counted(one.outcome.alerts, 'alert'));
  const badge = {done: 'good', failed: 'bad', cancelled: 'plain', running: 'info', cancelling: 'info'}[one.state];
  return h('tr', {'data-row': one.id},
    h('th', {scope: 'row'}, h('button', {type: 'button', class: 'link', 'data-open': true, onclick: open}, capital(one.kind))),
    h('td', null, one.subject), h('td', null, h('span', {class: `badge ${badge}`}, capital(one.state))),
    h('td', {class: 'number'}, result || '–'), h('td', null, h('bdi', null, one.by)), h('td', null, timeAndAge(one.started)));
}

