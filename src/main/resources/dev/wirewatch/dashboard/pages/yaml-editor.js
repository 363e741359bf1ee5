// A text area for YAML with line numbers, completion from a JSON Schema, and marks where something is wrong.
import {announce, fill, h} from './dom.js';
import {completions} from './yaml-completion.js';

let last = 0;

/**
 * Makes an editor.
 *
 * @param label what is edited, for those who listen
 * @param schema JSON Schema of the text
 * @param names gives {entities, words}, for completion
 * @param onChange called when the text has changed
 * @param readOnly whether the text may only be read
 * @returns {element, text(), setText(text), mark(problems), goTo(line)}
 */
export function yamlEditor({label, schema, names, onChange, readOnly = false}) {
  const listId = `completions-${++last}`;
  const hintId = `completion-hint-${last}`;
  const gutter = h('pre', {class: 'gutter', 'aria-hidden': 'true'});
  const area = h('textarea', {
    'aria-label': label, 'aria-describedby': readOnly ? null : hintId, spellcheck: 'false', autocomplete: 'off', autocapitalize: 'off', wrap: 'off', rows: '26', readonly: readOnly,
  });
  const list = h('ul', {class: 'completions', role: 'listbox', id: listId, 'aria-label': 'Completions', hidden: true});
  const element = h('div', {class: 'editor'}, gutter, area, list,
    h('span', {class: 'unseen', id: hintId}, 'Control and space completes; Escape closes the list.'));
  let marks = new Map();
  let lines = 0;
  let open = null;

  const number = () => {
    lines = area.value.split('\n').length;
    fill(gutter, numbered(lines, marks));
    gutter.scrollTop = area.scrollTop;
  };
  const close = () => {
    open = null;
    list.hidden = true;
    area.removeAttribute('aria-activedescendant');
    area.removeAttribute('aria-controls');
  };
  const choose = (index) => {
    open.index = (index + open.options.length) % open.options.length;
    [...list.children].forEach((item, i) => item.setAttribute('aria-selected', String(i === open.index)));
    const item = list.children[open.index];
    item.scrollIntoView({block: 'nearest'});
    area.setAttribute('aria-activedescendant', item.id);
  };
  const accept = () => {
    const option = open.options[open.index];
    const from = open.from;
    close();
    area.focus();
    area.setSelectionRange(from, area.selectionStart);
    insert(area, option.insert);
  };
  const complete = (asked) => {
    const at = area.selectionStart;
    if (readOnly || at !== area.selectionEnd) return close();
    const found = completions(schema, area.value, at, names());
    const typed = at - found.from;
    if (!found.options.length || (!asked && typed === 0)) return close();
    open = {options: found.options, from: found.from, index: 0};
    fill(list, found.options.map((option, i) => h('li', {
      role: 'option', id: `${listId}-${i}`, 'aria-selected': String(i === 0), title: option.hint,
      onmousedown: (event) => {
        event.preventDefault();
        choose(i);
        accept();
      },
    }, option.text, option.hint && h('span', {class: 'muted'}, brief(option.hint)))));
    list.hidden = false;
    area.setAttribute('aria-controls', listId);
    place(list, area, found.from);
    choose(0);
    if (asked) announce(`${found.options.length} completions, ${found.options[0].text}`);
  };

  area.addEventListener('scroll', () => {
    gutter.scrollTop = area.scrollTop;
    close();
  });
  area.addEventListener('blur', close);
  area.addEventListener('click', close);
  area.addEventListener('input', (event) => {
    if (area.value.split('\n').length !== lines) number();
    onChange?.();
    if (event.inputType === 'insertText' && /\S/.test(event.data || '')) complete(false);
    else if (open) complete(false);
  });
  area.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === ' ') {
      event.preventDefault();
      complete(true);
    } else if (open && keys[event.key]) {
      event.preventDefault();
      event.stopPropagation();
      keys[event.key]();
    } else if (!open && event.key === 'Enter' && !readOnly && !event.isComposing) {
      event.preventDefault();
      insert(area, '\n' + indentAfter(area));
    }
  });
  const keys = {
    ArrowDown: () => choose(open.index + 1),
    ArrowUp: () => choose(open.index - 1),
    Enter: accept,
    Tab: accept,
    Escape: close,
  };

  return {
    element,
    text: () => area.value,
    setText(text) {
      area.value = text;
      marks = new Map();
      number();
    },
    mark(problems) {
      marks = new Map(problems.filter((one) => one.line > 0).map((one) => [one.line, one.bad ? 'bad' : 'warn']));
      area.setAttribute('aria-invalid', String(problems.some((one) => one.bad)));
      number();
    },
    goTo(line) {
      const before = area.value.split('\n').slice(0, line - 1);
      const from = before.join('\n').length + (line > 1 ? 1 : 0);
      const to = area.value.indexOf('\n', from);
      area.focus();
      area.setSelectionRange(from, to < 0 ? area.value.length : to);
      area.scrollTop = Math.max(0, (line - 8) * lineHeight(area));
    },
  };
}

/** Line numbers; those with a mark stand out. */
function numbered(lines, marks) {
  const parts = [];
  let plain = '';
  for (let line = 1; line <= lines; line++) {
    const mark = marks.get(line);
    if (mark) {
      parts.push(plain, h('span', {class: mark}, String(line)));
      plain = '\n';
    } else plain += line + '\n';
  }
  return [...parts, plain];
}

const brief = (hint) => (hint.length > 60 ? hint.slice(0, 59) + '…' : hint);
const lineHeight = (area) => parseFloat(getComputedStyle(area).lineHeight) || 19;

/** Types a text, so that it can be undone as what is typed. */
function insert(area, text) {
  if (!document.execCommand('insertText', false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
    area.dispatchEvent(new InputEvent('input', {inputType: 'insertReplacementText'}));
  }
}

/** As far in as the line above, and one step further after a key that opens a block. */
function indentAfter(area) {
  const line = area.value.slice(0, area.selectionStart).split('\n').pop();
  const indent = line.match(/^\s*/)[0];
  const inList = line.match(/^\s*(-\s+)+(?=\S)/);
  const base = inList ? ' '.repeat(inList[0].length) : indent;
  return /:\s*$/.test(line) ? base + '  ' : base;
}

/** Puts the list under the word that is being completed. */
function place(list, area, from) {
  const before = area.value.slice(0, from).split('\n');
  const style = getComputedStyle(area);
  const width = characterWidth(style);
  const left = area.offsetLeft + parseFloat(style.paddingLeft) + before[before.length - 1].length * width - area.scrollLeft;
  const top = area.offsetTop + parseFloat(style.paddingTop) + before.length * lineHeight(area) - area.scrollTop;
  const room = area.offsetTop + area.clientHeight - top;
  list.style.left = Math.max(0, Math.min(left, area.offsetLeft + area.clientWidth - 220)) + 'px';
  list.style.top = (room > 120 ? top : Math.max(0, top - lineHeight(area) - Math.min(240, list.scrollHeight) - 8)) + 'px';
}

let pen = null;

function characterWidth(style) {
  pen = pen || document.createElement('canvas').getContext('2d');
  pen.font = `${style.fontSize} ${style.fontFamily}`;
  return pen.measureText('0').width;
}
