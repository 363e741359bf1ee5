// The shell: which page is shown, theme, keyboard.
import {fill, h} from './dom.js';
import {growOlder} from './format.js';
import {failure} from './labels.js';
import {listen} from './keyboard.js';
import {applyTheme, kiosk} from './appearance.js';
import {focusIn} from './renew.js';
import {alertsPage} from './alerts.js';
import {alertPage} from './alert.js';
import {mutesPage} from './mutes.js';
import {searchPage} from './search.js';
import {articlePage} from './article.js';
import {entitiesPage} from './entities.js';
import {entityPage} from './entity.js';
import {feedsPage} from './feeds.js';
import {watchlistPage} from './watchlist.js';
import {replayPage} from './replay.js';
import {statusPage} from './status.js';

const ROUTES = [
  [/^\/$/, 'alerts', 'Alerts', alertsPage],
  [/^\/alerts\/([^/]+)$/, 'alerts', 'Alert', alertPage],
  [/^\/mutes$/, 'alerts', 'Mutes', mutesPage],
  [/^\/search$/, 'search', 'Search', searchPage],
  [/^\/articles\/([^/]+)$/, 'search', 'Article', articlePage],
  [/^\/entities$/, 'entities', 'Entities', entitiesPage],
  [/^\/entities\/([^/]+)$/, 'entities', 'Entity', entityPage],
  [/^\/feeds$/, 'feeds', 'Feeds', feedsPage],
  [/^\/watchlist$/, 'watchlist', 'Watchlist', watchlistPage],
  [/^\/replay$/, 'replay', 'Replay and backtest', replayPage],
  [/^\/status$/, 'status', 'Status', statusPage],
];

const AGES_MILLIS = 10000;

const main = document.getElementById('main');
let leave = null;
let shown = null;

/** Goes to an address of the dashboard. */
export function navigate(address, {replace = false} = {}) {
  history[replace ? 'replaceState' : 'pushState'](null, '', address);
  show();
}

async function show({focus = true} = {}) {
  leave?.abort();
  leave = new AbortController();
  const route = ROUTES.find(([pattern]) => pattern.test(location.pathname));
  if (!route) {
    fill(main, failure({title: 'Not found.', message: 'There is no such page.'}));
    return;
  }
  const [pattern, page, title, build] = route;
  for (const link of document.querySelectorAll('nav a')) {
    if (link.dataset.page === page) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  document.title = `${title} · Wirewatch`;
  const samePage = shown === location.pathname;
  shown = location.pathname;
  if (!samePage) {
    fill(main, h('p', {class: 'loading', role: 'status'}, 'Loading …'));
    scrollTo(0, 0);
    if (focus) main.focus({preventScroll: true});
  }
  const focused = samePage ? focusIn(main) : null;
  const argument = decodeURIComponent(location.pathname.match(pattern)[1] || '');
  try {
    await build({main, signal: leave.signal, argument, query: new URLSearchParams(location.search), navigate});
    focused?.restore();
  } catch (error) {
    if (error.name !== 'AbortError') fill(main, failure(error));
  }
}

document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  main.focus();
});

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  if (link.origin !== location.origin || link.target || link.hasAttribute('download')) return;
  if (!ROUTES.some(([pattern]) => pattern.test(link.pathname))) return;
  event.preventDefault();
  navigate(link.pathname + link.search);
});
addEventListener('popstate', () => show());

/** What scrolls sideways on a narrow screen can be reached and named, so that the arrow keys work in it. */
function reachScrolling() {
  for (const box of main.querySelectorAll('.scroll:not([tabindex])')) {
    box.tabIndex = 0;
    box.setAttribute('role', 'region');
    box.setAttribute('aria-label', box.querySelector('caption, h2')?.textContent || document.title);
  }
}
new MutationObserver(reachScrolling).observe(main, {childList: true, subtree: true});

/** Menus close when something else is clicked, or one of their entries. */
document.addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    const inside = menu.contains(event.target);
    if (!inside || event.target.closest('.menu-list > :is(a, button)')) menu.open = false;
  }
});

applyTheme();
kiosk();
listen(navigate);
setInterval(growOlder, AGES_MILLIS);
show({focus: false});
