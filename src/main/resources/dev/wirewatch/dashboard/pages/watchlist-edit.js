// Editing the watchlist and its rules as YAML: completed and checked as it is written, previewed by a backtest, published.
import {announce, fill, h} from './dom.js';
import {entityNames, get, send} from './api.js';
import {openDialog, toast} from './dialog.js';
import {experimentView, explained, isOver} from './experiment-view.js';
import {counted} from './format.js';
import {empty, failure, heading} from './labels.js';
import {forgetDraft, storedDraft, storeDraft} from './watchlist-draft.js';
import {textDifference} from './watchlist-history.js';
import {ofThisDraft, startShadow} from './watchlist-shadow.js';
import {problemList} from './watchlist-tests.js';
import {declaredNames} from './yaml-completion.js';
import {yamlEditor} from './yaml-editor.js';

const QUIET_MILLIS = 900;
const FILES = ['watchlist', 'rules'];

export async function editTab({body, contents, signal, navigate, address}) {
  const base = contents ? contents.version.version : '';
  const [inForce, watchlistSchema, rulesSchema, experiments, names] = await Promise.all([
    base ? get('/api/v1/watchlist/versions/' + base, {}, signal) : {watchlist: 'name: \nentities:\n', rules: 'rules:\n'},
    get('/api/v1/watchlist/schema', {}, signal), get('/api/v1/watchlist/rules-schema', {}, signal),
    get('/api/v1/experiments', {}, signal), entityNames()]);
  const kept = storedDraft();
  const state = {base: kept?.base ?? base, inForce, examination: null};
  const editors = {
    watchlist: yamlEditor({label: 'Watchlist, YAML', schema: watchlistSchema, names: declared, onChange: changed}),
    rules: yamlEditor({label: 'Rules, YAML', schema: rulesSchema, names: declared, onChange: changed}),
  };
  const texts = () => ({watchlist: editors.watchlist.text(), rules: editors.rules.text()});
  const isDraft = () => FILES.some((file) => texts()[file] !== inForce[file]);
  function declared() {
    return declaredNames(editors.watchlist.text());
  }

  const status = h('span', {class: 'muted', role: 'status'});
  const result = h('div', {class: 'stack'});
  const preview = h('div', {class: 'stack'});
  const shadow = h('div');
  let timer = null;
  let asking = null;
  function changed() {
    clearTimeout(timer);
    // An answer about the text before would enable what only a checked text may do.
    asking?.abort();
    publishButton.disabled = true;
    previewButton.disabled = true;
    shadowButton.disabled = true;
    fill(shadow);
    status.textContent = 'Changed …';
    timer = setTimeout(check, QUIET_MILLIS);
  }
  async function check() {
    asking?.abort();
    asking = new AbortController();
    if (isDraft()) {
      if (!storeDraft({base: state.base, ...texts()})) toast('This browser has no room to keep the draft; publish it before you leave.', {bad: true});
    } else forgetDraft();
    status.textContent = 'Checking …';
    try {
      const draft = texts();
      const examination = await send('POST', '/api/v1/watchlist/examination', draft, asking.signal);
      state.examination = examination;
      showExamination(examination);
      if (isDraft() && examination.version) fill(shadow, await ofThisDraft(examination.version, address({tab: 'shadow'}), asking.signal));
    } catch (error) {
      if (error.name === 'AbortError') return;
      status.textContent = 'Not checked.';
      fill(result, failure(error));
    }
  }
  function showExamination(examination) {
    const {problems, findings, changes} = examination;
    for (const file of FILES) {
      editors[file].mark([
        ...findings.filter((one) => one.file === file), ...problems.filter((one) => one.file === file).map((one) => ({...one, bad: true}))]);
    }
    const usable = problems.length === 0;
    publishButton.disabled = !usable || !isDraft();
    previewButton.disabled = publishButton.disabled;
    shadowButton.disabled = publishButton.disabled;
    status.textContent = !usable ? counted(problems.length, 'problem') : findings.length ? counted(findings.length, 'finding') : isDraft() ? 'It can be published.' : 'As in force.';
    fill(result,
      problems.length + findings.length > 0 && problemList(examination, (one) => {
        if (FILES.includes(one.file)) {
          choose(one.file);
          editors[one.file].goTo(one.line);
        }
      }),
      usable && changes.length > 0 && h('section', {class: 'panel'}, heading('Compared with what is in force', h('button', {type: 'button', class: 'small', onclick: showDifference}, 'Line by line')),
        h('ul', {class: 'what-changed mono'}, changes.slice(0, 20).map((text) => h('li', {dir: 'auto'}, text)), changes.length > 20 && h('li', {class: 'muted'}, `… and ${counted(changes.length - 20, 'more change')}`))));
  }
  const showDifference = () => openDialog({title: 'What the draft changes', wide: true, body: textDifference(inForce, texts())});

  const tabs = FILES.map((file) => h('button', {type: 'button', 'aria-pressed': 'false', onclick: () => choose(file)}, file === 'rules' ? 'Rules' : 'Watchlist'));
  function choose(file) {
    FILES.forEach((each, i) => {
      editors[each].element.hidden = each !== file;
      tabs[i].setAttribute('aria-pressed', String(each === file));
    });
  }

  const discard = h('button', {type: 'button', class: 'quiet', onclick: () => openDialog({
    title: 'Discard the draft', body: 'Your changes are lost; what is in force is shown again.',
    actions: [{label: 'Discard', kind: 'primary danger', run: () => {
      forgetDraft();
      navigate(address({tab: 'edit'}));
    }}],
  })}, 'Discard …');
  const days = h('input', {type: 'number', id: 'preview-days', min: '1', max: '3650', value: '7'});
  const previewButton = h('button', {type: 'button', disabled: true, onclick: async () => {
    previewButton.setAttribute('aria-busy', 'true');
    try {
      const experiment = await send('POST', '/api/v1/experiments/backtests', {days: Number(days.value), ...texts()});
      showPreview(experiment);
    } catch (error) {
      fill(preview, failure(error));
    } finally {
      previewButton.removeAttribute('aria-busy');
    }
  }}, 'Preview');
  const shadowButton = h('button', {type: 'button', disabled: true, onclick: () => startShadow(texts(), () => navigate(address({tab: 'shadow'})))}, 'Shadow …');
  const showPreview = (experiment) => fill(preview, h('section', {class: 'panel'},
    heading(`Preview: ${experiment.subject}`, h('a', {href: '/replay?id=' + experiment.id}, 'On its own page')),
    experimentView({experiment, editor: false, names, signal})));
  const publishButton = h('button', {type: 'button', class: 'primary', disabled: true, onclick: publish}, 'Publish …');

  function publish() {
    const note = h('input', {type: 'text', id: 'publish-note', maxlength: '500', autocomplete: 'off'});
    const insist = h('input', {type: 'checkbox'});
    const findings = state.examination.findings.length;
    openDialog({
      title: 'Publish this draft', wide: true,
      body: h('div', {class: 'form'},
        h('p', null, 'It tags what is fetched from a few seconds from now on, in every running instance. What has been tagged stays as it is.'),
        findings > 0 && h('label', {class: 'check'}, insist, h('span', null, `Publish in spite of ${counted(findings, 'finding')}`)),
        h('div', {class: 'field'}, h('label', {for: 'publish-note'}, 'Note'), note, h('span', {class: 'hint'}, 'Why, for those who read the history.')),
        textDifference(inForce, texts())),
      actions: [{label: 'Publish', kind: 'primary', run: async () => {
        try {
          const done = await send('POST', '/api/v1/watchlist/versions', {base: state.base, ...texts(), note: note.value, insist: insist.checked});
          forgetDraft();
          toast(done.unchanged ? 'This is in force already.' : `Version ${done.version.version.slice(0, 12)} takes effect${done.takenOver ? '' : '; no detection has taken it over yet'}.`);
          navigate(address({tab: 'history'}));
        } catch (error) {
          if (error.status === 409) showConflict(error.problem?.inForce?.version || '');
          throw explained(error);
        }
      }}],
    });
  }

  const conflict = h('div');
  async function showConflict(version) {
    const theirs = version ? await get('/api/v1/watchlist/versions/' + version, {}, signal) : {watchlist: '', rules: ''};
    fill(conflict, h('div', {class: 'notice warn'},
      h('span', null, 'Another version has been published since you began: ', h('span', {class: 'mono'}, version.slice(0, 12)), '. Compare, bring over what you want to keep, then go on from it.'),
      h('span', {class: 'actions'},
        h('button', {type: 'button', class: 'small', onclick: () => openDialog({title: 'From what is in force to your draft', wide: true, body: textDifference(theirs, texts())})}, 'Compare'),
        h('button', {type: 'button', class: 'small', onclick: () => {
          state.base = version;
          storeDraft({base: version, ...texts()});
          navigate(address({tab: 'edit'}));
        }}, 'Go on from it'))));
    announce('Another version has been published since you began.');
  }

  editors.watchlist.setText(kept ? kept.watchlist : inForce.watchlist);
  editors.rules.setText(kept ? kept.rules : inForce.rules);
  choose('watchlist');
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    asking?.abort();
  });
  fill(body, conflict,
    h('div', {class: 'toolbar'},
      h('div', {class: 'segmented', role: 'group', 'aria-label': 'File'}, tabs), status, h('span', {class: 'spacer'}),
      discard, h('label', {for: 'preview-days'}, 'Days'), days, previewButton, shadowButton, publishButton),
    shadow,
    h('div', {class: 'edit'}, FILES.map((file) => editors[file].element), result), preview);
  const running = experiments.experiments.find((one) => one.kind === 'backtest' && !isOver(one));
  if (running) showPreview(running);
  if (state.base !== base) await showConflict(base);
  await check();
  if (!contents) fill(preview, empty('No watchlist has been published.', 'Write one, or paste one, and publish it.'));
}
