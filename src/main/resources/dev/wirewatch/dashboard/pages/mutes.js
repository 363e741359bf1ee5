// Mutes: who hides what, why and until when.
import {fill, h} from './dom.js';
import {get, me, send} from './api.js';
import {openDialog, toast} from './dialog.js';
import {counted, timeAndAge} from './format.js';
import {empty, heading} from './labels.js';

export async function mutesPage(context) {
  const {main, signal} = context;
  const [{mutes}, caller] = await Promise.all([get('/api/v1/mutes', {}, signal), me()]);
  const editor = caller.role === 'editor';
  const again = () => mutesPage(context);
  const inForce = mutes.filter((mute) => mute.inForce);
  const over = mutes.filter((mute) => !mute.inForce);
  fill(main,
    h('header', {class: 'page-head'}, h('p', {class: 'crumb'}, h('a', {href: '/'}, 'Alerts'), ' / Mutes'), h('h1', null, 'Mutes'),
      h('p', {class: 'muted'}, 'Muted alerts are recorded like any other; they are hidden and not delivered. ',
        h('a', {href: '/?muted=only&range=all'}, 'Show the hidden alerts'))),
    h('section', {class: 'panel scroll'}, heading(`In force: ${inForce.length}`),
      inForce.length ? table(inForce, editor, again) : empty('Nothing is muted.', editor ? 'Choose alerts in the list and mute them from there.' : '')),
    over.length > 0 && h('section', {class: 'panel scroll'}, heading('Over'), table(over, false, again)));
}

function table(mutes, editor, again) {
  const head = ['Hides', 'Why', 'By', 'Since', 'Until', 'Alerts'];
  return h('table', {class: 'list'},
    h('thead', null, h('tr', null, head.map((name) => h('th', {scope: 'col', class: name === 'Alerts' ? 'number' : null}, name)),
      editor && h('th', {scope: 'col'}, h('span', {class: 'unseen'}, 'Actions')))),
    h('tbody', null, mutes.map((mute) => h('tr', {'data-row': mute.id},
      h('th', {scope: 'row'}, mute.matchers.map((matcher) => h('div', {class: 'mono'}, h('bdi', null, matcher)))),
      h('td', {dir: 'auto'}, mute.why),
      h('td', null, h('bdi', null, mute.by)),
      h('td', null, timeAndAge(mute.at)),
      h('td', null, mute.ended
        ? [timeAndAge(mute.ended.at), h('div', {class: 'muted'}, 'lifted by ', h('bdi', null, mute.ended.by), mute.ended.note && [': ', h('bdi', null, mute.ended.note)])]
        : timeAndAge(mute.until)),
      h('td', {class: 'number'}, counted(mute.hides, 'alert')),
      editor && h('td', {class: 'actions'}, h('button', {type: 'button', class: 'small', onclick: () => lift(mute, again)}, 'Lift'))))));
}

function lift(mute, again) {
  const note = h('input', {id: 'lift-note', maxlength: 1000, dir: 'auto', autocomplete: 'off'});
  openDialog({
    title: 'Lift the mute',
    body: h('div', {class: 'form'},
      h('p', null, h('span', {class: 'mono'}, mute.matchers.join(' ')), ': ', h('bdi', null, mute.why)),
      h('p', {class: 'muted'}, mute.hides ? `${counted(mute.hides, 'alert')} will be shown again.` : 'It hides no alert at present.'),
      h('div', {class: 'field'}, h('label', {for: 'lift-note'}, 'Why (optional)'), note)),
    actions: [{label: 'Lift', kind: 'primary', run: async () => {
      const query = note.value.trim() ? '?' + new URLSearchParams({note: note.value.trim()}) : '';
      await send('DELETE', `/api/v1/mutes/${mute.id}${query}`);
      toast('Lifted. Its alerts come back in a moment.');
      await again();
    }}],
  });
}
