// Saved views of the alerts, shared by the desk.
import {h} from './dom.js';
import {get, send} from './api.js';
import {differs, ofView, onlyView, viewQuery} from './alert-filter.js';
import {openDialog, toast} from './dialog.js';

/** Every saved view. */
export const allViews = async (signal) => (await get('/api/v1/views', {}, signal)).views;

/** What an address asks for; of a saved view alone, what that asks for. */
export async function asked(query, signal) {
  const id = query.get('view');
  if (!id || !onlyView(query)) return query;
  const full = ofView(await get('/api/v1/views/' + encodeURIComponent(id), {}, signal));
  full.set('view', id);
  for (const open of query.getAll('open')) full.append('open', open);
  return full;
}

/** The list of views for the side of the page. */
export function viewList(views, current) {
  const link = (href, name, on) => h('li', {class: on ? 'on' : null},
    h('a', {class: 'pick', href, 'aria-current': on ? 'page' : null}, h('bdi', {class: 'what'}, name)));
  return h('section', null, h('h2', null, 'Views'), h('ul', null,
    link('/', 'All alerts', !current),
    views.map((view) => link('/?view=' + view.id, view.name, current === view.id))));
}

/** The menu that saves what is shown as a view, changes or removes the view that is shown, and leads to its feeds. */
export function viewMenu({filter, views, editor, navigate}) {
  const view = views.find((one) => one.id === filter.view);
  const changed = view && differs(filter, view);
  const entry = (label, onclick) => h('button', {type: 'button', onclick}, label);
  const shown = (saved) => navigate('/?view=' + saved.id);
  return h('details', {class: 'menu'},
    h('summary', {class: 'button'}, 'View'),
    h('div', {class: 'menu-list'},
      view && h('span', {class: 'label'}, h('bdi', null, view.name), changed ? ', changed here' : null),
      editor && changed && entry('Save changes', async () => {
        try {
          shown(await send('PUT', '/api/v1/views/' + view.id, {name: view.name, query: viewQuery(filter)}));
        } catch (error) {
          toast(error.message, {bad: true});
        }
      }),
      editor && entry('Save as a view …', () => named('Save as a view', '', (name) =>
        send('POST', '/api/v1/views', {name, query: viewQuery(filter)}).then(shown))),
      editor && view && entry('Rename …', () => named('Rename the view', view.name, (name) =>
        send('PUT', '/api/v1/views/' + view.id, {name, query: view.query}).then(shown))),
      editor && view && entry('Remove …', () => remove(view, navigate)),
      view && [
        editor && h('hr'),
        h('span', {class: 'label'}, 'Follow this view in a feed reader'),
        h('a', {href: `/feeds/views/${view.id}/alerts.atom`, target: '_blank', rel: 'noopener'}, 'Atom'),
        h('a', {href: `/feeds/views/${view.id}/alerts.json`, target: '_blank', rel: 'noopener'}, 'JSON Feed'),
      ],
      !editor && !view && h('span', {class: 'label'}, 'Editors can save what is shown as a view.')));
}

function named(title, name, save) {
  const field = h('input', {id: 'view-name', value: name, maxlength: 80, required: true, autocomplete: 'off', dir: 'auto'});
  openDialog({
    title,
    body: h('div', {class: 'form'}, h('div', {class: 'field'}, h('label', {for: 'view-name'}, 'Name'), field,
      h('span', {class: 'hint'}, 'Everybody at the desk sees it. It has an Atom and a JSON feed.'))),
    actions: [{label: 'Save', kind: 'primary', run: async () => {
      await save(field.value.trim());
    }}],
  });
}

function remove(view, navigate) {
  openDialog({
    title: 'Remove the view',
    body: h('p', null, h('bdi', null, view.name), ' goes for everybody, and its feeds end.'),
    actions: [{label: 'Remove', kind: 'primary danger', run: async () => {
      await send('DELETE', '/api/v1/views/' + view.id);
      navigate('/');
    }}],
  });
}
