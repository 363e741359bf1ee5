// How the pages look: the theme, and the plain view for a screen on the wall.
import {announce} from './dom.js';
import {utc} from './format.js';

const THEMES = ['auto', 'light', 'dark'];
const THEME = 'wirewatch.theme';
const KIOSK = 'wirewatch.kiosk';

/** Applies the theme that the address or the reader has chosen, and lets the button go round. */
export function applyTheme() {
  const button = document.getElementById('theme');
  const asked = new URLSearchParams(location.search).get('theme');
  let theme = [asked, localStorage.getItem(THEME)].find((one) => THEMES.includes(one)) || 'auto';
  const apply = () => {
    if (theme === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    button.textContent = `Theme: ${theme}`;
  };
  button.addEventListener('click', () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
    localStorage.setItem(THEME, theme);
    apply();
    announce(button.textContent);
  });
  apply();
}

/**
 * With kiosk=1 in the address only the content is shown, larger, with a clock, and the screen is kept awake; it lasts
 * for the tab, until kiosk=0 or the Escape key.
 */
export function kiosk() {
  const asked = new URLSearchParams(location.search).get('kiosk');
  if (asked !== null) sessionStorage.setItem(KIOSK, asked);
  if (sessionStorage.getItem(KIOSK) !== '1') return;
  const root = document.documentElement;
  const clock = document.getElementById('clock');
  root.dataset.kiosk = '';
  clock.hidden = false;
  const tick = () => {
    const now = new Date();
    clock.dateTime = now.toISOString();
    clock.title = utc(now);
    clock.textContent = now.toLocaleTimeString(undefined, {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'});
  };
  tick();
  const ticking = setInterval(tick, 1000);
  const awake = () => navigator.wakeLock?.request('screen').catch(() => {});
  awake();
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && awake());
  document.addEventListener('keydown', function leave(event) {
    if (event.key !== 'Escape') return;
    sessionStorage.removeItem(KIOSK);
    delete root.dataset.kiosk;
    clock.hidden = true;
    clearInterval(ticking);
    document.removeEventListener('keydown', leave);
  });
}
