// The stream of changes of alerts. The browser reconnects by itself with the last id that it has seen.
import {queryOf} from './api.js';

/**
 * Opens the stream.
 *
 * @param parameters which alerts, and after which position
 * @param onOpen called when it is connected, also again
 * @param onLost called when it is not connected
 * @param onAlert called with an alert that is new or has changed
 * @param onGone called with the id of one that is not asked for any more, or was withdrawn
 * @param onReset called when what was missed is not known
 * @returns the source, to be closed
 */
export function alertStream(parameters, {onOpen, onLost, onAlert, onGone, onReset}) {
  const source = new EventSource('/api/v1/alerts/stream?' + queryOf(parameters));
  source.onopen = onOpen;
  source.onerror = onLost;
  source.addEventListener('alert', (event) => onAlert(JSON.parse(event.data)));
  for (const gone of ['left', 'withdrawn']) source.addEventListener(gone, (event) => onGone(JSON.parse(event.data).id));
  source.addEventListener('reset', onReset);
  return source;
}
