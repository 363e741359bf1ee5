// The shell: which page is shown, theme, keyboard.
import {fill, h} from './dom.js';
import {failure} from './labels.js';
import {listen} from './keyboard.js';
import {alertsPage} from './alerts.js';
import {alertPage} from './alert.js';
import {searchPage} from './search.js';
import {articlePage} from './article.js';
import {entitiesPage} from './entities.js';
import {entityPage} from './entity.js';
import {feedsPage} from './feeds.js';
import {statusPage} from './status.js';

const ROUTES = [
  [/^\/$/, 'alerts', 'Alerts', alertsPage],
  [/^\/alerts\/([^/]+)$/, 'alerts', 'Alert', alertPage],
  [/^\/search$/, 'search', 'Search', searchPage],
  [/^\/articles\/([^/]+)$/, 'search', 'Article', articlePage],
  [/^\/entities$/, 'entities', 'Entities', entitiesPage],
  [/^\/entities\/([^/]+)$/, 'entities', 'Entity', entityPage],
  [/^\/feeds$/, 'feeds', 'Feeds', feedsPage],
  [/^\/status$/, 'status', 'Status', statusPage],
];

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
  const argument = decodeURIComponent(location.pathname.match(pattern)[1] || '');
  try {
    await build({main, signal: leave.signal, argument, query: new URLSearchParams(location.search), navigate});
  } catch (error) {
    if (error.name !== 'AbortError') fill(main, failure(error));
  }
}

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  if (link.origin !== location.origin || link.target || link.hasAttribute('download')) return;
  if (!ROUTES.some(([pattern]) => pattern.test(link.pathname))) return;
  event.preventDefault();
  navigate(link.pathname + link.search);
});
addEventListener('popstate', () => show());

const THEMES = ['auto', 'light', 'dark'];
const themeButton = document.getElementById('theme');

function applyTheme(theme) {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  themeButton.textContent = `Theme: ${theme}`;
}

function storedTheme() {
  const theme = new URLSearchParams(location.search).get('theme') || localStorage.getItem('wirewatch.theme');
  return THEMES.includes(theme) ? theme : 'auto';
}

themeButton.addEventListener('click', () => {
  const next = THEMES[(THEMES.indexOf(storedTheme()) + 1) % THEMES.length];
  localStorage.setItem('wirewatch.theme', next);
  applyTheme(next);
});

applyTheme(storedTheme());
listen(navigate);
show({focus: false});
