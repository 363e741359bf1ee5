// Replay and backtest: the past, or a corpus, read again; one at a time, in lanes of its own.
import {fill, h} from './dom.js';
import {entityNames, get, me, send} from './api.js';
import {toast} from './dialog.js';
import {experimentRow, experimentView, isOver} from './experiment-view.js';
import {empty, failure, heading} from './labels.js';
import {storedDraft} from './watchlist-draft.js';

const LARGEST_UPLOAD = 18 << 20;
const BUSY = 'One at a time: another one runs.';

export async function replayPage({main, signal, query, navigate}) {
  const [all, who, names] = await Promise.all([get('/api/v1/experiments', {}, signal), me(), entityNames()]);
  const editor = who.role === 'editor';
  const running = all.experiments.find((one) => !isOver(one));
  const chosen = all.experiments.find((one) => one.id === query.get('id')) || running || all.experiments[0];
  const go = (id) => navigate('/replay' + (id ? '?id=' + id : ''));
  const start = async (path, body) => go((await send('POST', path, body)).id);
  fill(main,
    h('h1', {class: 'unseen'}, 'Replay and backtest'),
    h('div', {class: 'columns'},
      h('div', {class: 'stack'},
        chosen
          ? h('section', {class: 'panel'}, heading(`${chosen.kind === 'backtest' ? 'Backtest' : 'Replay'}: ${chosen.subject}`,
              h('span', {class: 'muted mono'}, chosen.version.slice(0, 12))),
            experimentView({experiment: chosen, editor, names, signal, onOver: (one) => one.id === running?.id && go(one.id)}))
          : h('section', {class: 'panel'}, empty('Nothing has been tried yet.', editor
            ? 'Replay the sample newsroom, or edit the watchlist and backtest the draft.' : 'Editors start replays and backtests here.'))),
      h('div', {class: 'stack'},
        editor && backtestForm(start, Boolean(running)),
        editor && replayForm(all.corpora, start, Boolean(running)),
        !editor && h('p', {class: 'notice'}, 'Editors start replays and backtests here; you may read what came of them.'))),
    all.experiments.length > 0 && h('section', {class: 'panel scroll'}, heading('The last few'),
      h('table', {class: 'list'}, h('thead', null, h('tr', null, ['What', 'Of', 'State', 'Result', 'By', 'Started'].map((name, i) =>
        h('th', {scope: 'col', class: i === 3 ? 'number' : null}, name)))),
      h('tbody', null, all.experiments.map((one) => experimentRow(one, () => go(one.id)))))));
}

/** A form whose button is busy while it works, and which tells what went wrong; with a reason why not, nothing is begun. */
function form(title, fields, label, whyNot, run) {
  const wrong = h('div');
  const button = h('button', {class: 'primary', type: 'submit', disabled: Boolean(whyNot)}, label);
  return h('section', {class: 'panel'}, heading(title), h('form', {class: 'form', onsubmit: async (event) => {
    event.preventDefault();
    button.setAttribute('aria-busy', 'true');
    fill(wrong);
    try {
      await run();
    } catch (error) {
      if (error.name !== 'AbortError') fill(wrong, failure(error), problems(error.problem?.problems));
    } finally {
      button.removeAttribute('aria-busy');
    }
  }}, fields, wrong, h('div', {class: 'actions'}, button, whyNot && h('span', {class: 'hint'}, whyNot))));
}

const problems = (all) => all?.length > 0 && h('ol', {class: 'problems'}, all.map((one) => h('li', null,
  h('span', {class: 'badge bad'}, one.file), h('span', null, one.message), h('span', {class: 'where'}, `line ${one.line}`))));

function draftChoice(id, draft, required) {
  const choice = h('select', {id},
    !required && h('option', {value: ''}, 'What is in force'),
    draft && h('option', {value: 'draft'}, 'My draft of the watchlist page'),
    required && !draft && h('option', {value: ''}, 'No draft'));
  return h('div', {class: 'field'}, h('label', {for: id}, 'Read with'), choice,
    !draft && h('span', {class: 'hint'}, 'A draft that you edit on the ', h('a', {href: '/watchlist?tab=edit'}, 'watchlist page'), ' can be tried here.'));
}

const texts = (draft) => (draft ? {watchlist: draft.watchlist, rules: draft.rules} : {});

function backtestForm(start, busy) {
  const draft = storedDraft();
  const days = h('input', {type: 'number', id: 'backtest-days', min: '1', max: '3650', value: '7', required: true});
  return form('Backtest', [
    h('p', {class: 'muted'}, 'Reads the lane’s own articles again with your draft and with what was in force, and shows which alerts differ.'),
    draftChoice('backtest-with', draft, true),
    h('div', {class: 'field'}, h('label', {for: 'backtest-days'}, 'Days back'), days),
  ], 'Start backtest', busy ? BUSY : draft ? '' : 'There is no draft to try yet.', () => start('/api/v1/experiments/backtests', {days: Number(days.value), ...texts(draft)}));
}

function replayForm(corpora, start, busy) {
  const draft = storedDraft();
  const corpus = h('select', {id: 'replay-corpus'}, corpora.map((name) => h('option', {value: name}, name)), h('option', {value: ''}, 'A file of mine …'));
  const file = h('input', {type: 'file', id: 'replay-file', accept: '.jsonl,.ndjson,application/x-ndjson'});
  const upload = h('div', {class: 'field', hidden: true}, h('label', {for: 'replay-file'}, 'JSON Lines'), file,
    h('span', {class: 'hint'}, 'One object a line, with title and text; id, published, publisher, link and language if there are any. At most 18 MB.'));
  corpus.addEventListener('change', () => {
    upload.hidden = corpus.value !== '';
  });
  const withDraft = draftChoice('replay-with', draft, false);
  return form('Replay', [
    h('p', {class: 'muted'}, 'Runs documents through the rules in a lane of their own; with a draft, compared with what is in force.'),
    h('div', {class: 'field'}, h('label', {for: 'replay-corpus'}, 'Documents'), corpus), upload, withDraft,
  ], 'Start replay', busy ? BUSY : '', async () => {
    const body = withDraft.querySelector('select').value ? texts(draft) : {};
    if (corpus.value) return start('/api/v1/experiments/replays', {corpus: corpus.value, ...body});
    const chosen = file.files[0];
    if (!chosen) throw new Error('Choose a file.');
    if (chosen.size > LARGEST_UPLOAD) throw new Error('The file has more than 18 MB; use the command replay.');
    await start('/api/v1/experiments/replays', {documents: await chosen.text(), ...body});
    return toast('The replay has begun.');
  });
}
