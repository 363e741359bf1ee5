// Who published what when, what it changed, and going back.
import {fill, h} from './dom.js';
import {get, send} from './api.js';
import {openDialog, toast} from './dialog.js';
import {explained} from './experiment-view.js';
import {counted, time, timeAndAge} from './format.js';
import {capital, empty, failure, heading} from './labels.js';
import {difference, excerpts} from './text-difference.js';

const CHANGES_SHOWN = 8;

/** The versions, the newest first. */
export async function historyTab({body, contents, editor, signal, navigate, address}) {
  const {versions} = await get('/api/v1/watchlist/versions', {limit: 100}, signal);
  const base = contents.version.version;
  fill(body, versions.length ? h('ol', {class: 'versions stack'}, versions.map((one, i) =>
    entry(one, versions[i + 1], {editor, base, signal, done: () => navigate(address({tab: 'history'}))})))
    : empty('Nothing has been published yet.'));
}

function entry(one, before, {editor, base, signal, done}) {
  const shown = h('div');
  const compare = h('button', {type: 'button', class: 'small', 'aria-expanded': 'false', onclick: async () => {
    if (shown.childElementCount) {
      fill(shown);
      compare.setAttribute('aria-expanded', 'false');
      return;
    }
    compare.setAttribute('aria-busy', 'true');
    try {
      fill(shown, await versionDifference(before.version, one.version, signal));
      compare.setAttribute('aria-expanded', 'true');
    } catch (error) {
      if (error.name !== 'AbortError') fill(shown, failure(error));
    } finally {
      compare.removeAttribute('aria-busy');
    }
  }}, 'Difference');
  return h('li', {class: 'panel', 'data-row': one.version},
    heading([h('span', {class: 'mono', title: one.version}, one.version.slice(0, 12)), ' ', one.inForce && h('span', {class: 'badge good'}, 'In force')],
      h('span', {class: 'row'}, before && compare,
        editor && one.version !== base && h('button', {type: 'button', class: 'small', onclick: () => rollBack(one, base, done)}, 'Roll back to this …'))),
    h('p', {class: 'meta'}, one.published ? h('span', null, 'published ', timeAndAge(one.published)) : null,
      h('span', null, capital(one.origin || 'file')), one.by && h('span', null, 'by ', h('bdi', null, one.by)),
      h('span', null, 'in force from ', time(one.effective)),
      h('span', null, `${one.entities} entities, ${counted(one.aliases, 'name')}, ${counted(one.rules, 'rule')}`)),
    one.note && h('p', {dir: 'auto'}, one.note),
    one.changes.length > 0 && h('ul', {class: 'what-changed mono'}, one.changes.slice(0, CHANGES_SHOWN).map((text) => h('li', {dir: 'auto'}, text)),
      one.changes.length > CHANGES_SHOWN && h('li', {class: 'muted'}, `… and ${counted(one.changes.length - CHANGES_SHOWN, 'more change')}`)),
    shown);
}

function rollBack(one, base, done) {
  const note = h('input', {type: 'text', id: 'rollback-note', maxlength: '500', autocomplete: 'off'});
  openDialog({
    title: `Roll back to ${one.version.slice(0, 12)}`,
    body: h('div', {class: 'form'},
      h('p', null, 'This version is published again: it tags what is fetched from a few seconds from now on. What has been tagged stays as it is.'),
      h('div', {class: 'field'}, h('label', {for: 'rollback-note'}, 'Note'), note, h('span', {class: 'hint'}, 'Why, for those who read the history.'))),
    actions: [{label: 'Roll back', kind: 'primary danger', run: async () => {
      try {
        await send('POST', '/api/v1/watchlist/rollback', {version: one.version, base, note: note.value});
      } catch (error) {
        throw explained(error);
      }
      toast(`Version ${one.version.slice(0, 12)} takes effect.`);
      done();
    }}],
  });
}

async function versionDifference(from, to, signal) {
  const [before, after] = await Promise.all([from, to].map((version) => get('/api/v1/watchlist/versions/' + version, {}, signal)));
  return textDifference(before, after);
}

/** What differs between two pairs of texts. */
export function textDifference(before, after) {
  const parts = ['watchlist', 'rules'].filter((file) => before[file] !== after[file]).map((file) => [
    h('h3', null, capital(file)),
    h('div', {class: 'difference', tabindex: '0', role: 'group', 'aria-label': `Difference of the ${file}`},
      excerpts(difference(before[file], after[file])).map((line) => line === null
        ? h('span', {class: 'muted'}, '…')
        : h({'+': 'ins', '-': 'del', ' ': 'span'}[line.sign], {title: line.after ? `line ${line.after}` : `line ${line.before} before`}, line.text || ' '))),
  ]);
  return parts.length ? h('div', {class: 'stack tight'}, parts) : empty('Both are the same.');
}
