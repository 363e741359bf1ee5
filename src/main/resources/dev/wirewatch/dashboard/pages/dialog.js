// Dialogs and short notices, the same on every page.
import {h} from './dom.js';

let last = 0;

/**
 * Shows a modal dialog and returns it. The body is nodes or text. Actions have a label, optionally kind ("primary",
 * "danger" or both) and run(dialog); a rejected or false run keeps the dialog open. Escape and the cross close it, the
 * focus returns to where it was.
 */
export function openDialog({title, body, actions = [], wide = false, onClose = null}) {
  const id = `dialog-${++last}`;
  const opener = document.activeElement;
  const failed = h('p', {class: 'error', role: 'alert', hidden: true});
  const dialog = h('dialog', {class: wide ? 'wide' : null, 'aria-labelledby': id},
    h('div', {class: 'dialog-head'}, h('h2', {id}, title),
      h('button', {type: 'button', class: 'quiet icon small', 'aria-label': 'Close', onclick: () => dialog.close()}, '×')),
    h('div', {class: 'dialog-body', tabindex: '0', role: 'group', 'aria-labelledby': id}, body, failed),
    h('div', {class: 'dialog-actions'},
      actions.length > 0 && h('button', {type: 'button', onclick: () => dialog.close()}, 'Cancel'),
      actions.map((action) => button(action, () => dialog, failed))));
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    onClose?.();
  });
  document.body.append(dialog);
  dialog.showModal();
  (dialog.querySelector('[autofocus]') || dialog.querySelector('.dialog-body :is(input, select, textarea)')
    || dialog.querySelector('.dialog-actions button:last-child') || dialog).focus();
  return dialog;
}

/** A button of a dialog that does not exist yet while its buttons are made. */
function button({label, kind = '', run}, dialogOf, failed) {
  const element = h('button', {type: 'button', class: kind}, label);
  element.addEventListener('click', async () => {
    if (element.getAttribute('aria-busy') === 'true') return;
    element.setAttribute('aria-busy', 'true');
    failed.hidden = true;
    try {
      if (await run(dialogOf()) !== false) dialogOf().close();
    } catch (error) {
      failed.textContent = error.message;
      failed.hidden = false;
    } finally {
      element.removeAttribute('aria-busy');
    }
  });
  return element;
}

const SHORT_MILLIS = 8000;
const OFFER_MILLIS = 20000;

/** A short notice in the corner, also spoken; it goes by itself unless it tells of a failure or has the focus. */
export function toast(text, {bad = false, action = null} = {}) {
  const toasts = document.getElementById('toasts');
  const element = h('div', {class: bad ? 'toast bad' : 'toast'}, h('span', null, text),
    action && h('button', {type: 'button', class: 'small', onclick: () => {
      element.remove();
      action.run();
    }}, action.label),
    h('button', {type: 'button', class: 'quiet icon small', 'aria-label': 'Dismiss', onclick: () => element.remove()}, '×'));
  toasts.append(element);
  while (toasts.childElementCount > 6) toasts.firstElementChild.remove();
  const leave = () => {
    if (element.matches(':hover, :focus-within')) setTimeout(leave, SHORT_MILLIS);
    else element.remove();
  };
  if (!bad) setTimeout(leave, action ? OFFER_MILLIS : SHORT_MILLIS);
  return element;
}
