// A list of feeds from an OPML file: what would come of it is shown before it is taken over.
import {fill, h} from './dom.js';
import {send} from './api.js';
import {count} from './format.js';
import {capital, failure} from './labels.js';
import {openDialog, toast} from './dialog.js';
import {settled} from './feed-dialogs.js';
import {told} from './feeds.js';

const SHOWN = 200;

/** A list of feeds: what would come of it is shown first. */
export function importFeeds(view) {
  const preview = h('div', {'aria-live': 'polite'}, h('p', {class: 'hint'}, 'Nothing is changed before you have seen what would be.'));
  const file = h('input', {type: 'file', accept: '.opml,.xml,text/xml,text/x-opml', autofocus: true});
  let text = null;
  const read = async (chosen) => {
    text = null;
    if (!chosen) return;
    fill(preview, h('p', {class: 'loading', role: 'status'}, 'Reading …'));
    try {
      const decoded = decode(new Uint8Array(await chosen.arrayBuffer()));
      const change = await send('POST', '/api/v1/feeds/import/preview', decoded);
      fill(preview, imported(change));
      text = change.added.length + change.changed.length > 0 ? decoded : null;
    } catch (error) {
      fill(preview, failure(error));
    }
  };
  file.addEventListener('change', () => read(file.files[0]));
  const drop = h('div', {class: 'drop', ondragover: (event) => {
    event.preventDefault();
    drop.classList.add('over');
  }, ondragleave: () => drop.classList.remove('over'), ondrop: (event) => {
    event.preventDefault();
    drop.classList.remove('over');
    read(event.dataTransfer.files[0]);
  }}, h('label', null, 'An OPML file, chosen or dropped here ', file));
  openDialog({
    title: 'Import a list of feeds', wide: true, body: [drop, preview],
    actions: [{label: 'Import', kind: 'primary', run: async () => {
      if (text === null) throw new Error('Choose a file in which something is new or changed.');
      const done = await send('POST', '/api/v1/feeds/import', text);
      const last = done.added[done.added.length - 1] || done.changed[0]?.after;
      if (last) await settled(last.id, (now) => now !== null);
      toast('Imported: ' + told([[done.added.length, 'new'], [done.changed.length, 'changed'], [done.refused.length, 'refused']]));
      view.again();
    }}],
  });
}

/** Bytes of an XML file as text, by byte order mark or declaration (XML 1.0, appendix F). */
function decode(bytes) {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const encoding = bytes[0] === 0xFE && bytes[1] === 0xFF ? 'utf-16be' : bytes[0] === 0xFF && bytes[1] === 0xFE ? 'utf-16le'
    : /^<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(start)?.[1] || 'utf-8';
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    throw new Error(`The file names an encoding that is unknown here: ${encoding}.`);
  }
}

function imported(change) {
  const part = (title, kind, entries, item) => entries.length > 0 && h('details', {open: entries.length <= 20 || kind === 'bad'},
    h('summary', null, h('span', {class: `badge ${kind}`}, count(entries.length)), ' ', title),
    h('ul', {class: 'short imports'}, entries.slice(0, SHOWN).map((entry) => h('li', null, item(entry)))),
    entries.length > SHOWN && h('p', {class: 'muted'}, `and ${count(entries.length - SHOWN)} more`));
  const named = (feed) => h('span', null, h('bdi', null, feed.title), ' ', h('span', {class: 'address'}, feed.url));
  return [
    h('p', null, h('strong', null, capital(told([[change.added.length, 'new'], [change.changed.length, 'changed'], [change.unchanged, 'as they are'],
      [change.left.length, 'left alone'], [change.refused.length, 'refused']])))),
    part('refused, and why', 'bad', change.refused, (one) => h('span', null, one.line > 0 && h('span', {class: 'where'}, `line ${one.line} `), h('span', {dir: 'auto'}, one.message))),
    part('new', 'good', change.added, named),
    part('changed', 'info', change.changed, (one) => h('span', null, named(one.after), one.fields.map((name) =>
      h('span', {class: 'muted difference-of'}, `${name}: `, h('del', {dir: 'auto'}, shown(one.before[name])), ' → ', h('ins', {dir: 'auto'}, shown(one.after[name])))))),
    part('left alone, as others have registered them', 'plain', change.left, (one) => h('span', null, named(one.feed), h('span', {class: 'muted'}, ` registered by ${one.registeredBy}`))),
  ];
}

const shown = (value) => (value === null || value === undefined ? 'nothing' : Array.isArray(value) ? value.join(', ') || 'none' : String(value));
