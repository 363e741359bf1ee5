// The draft that an editor works on: kept in this browser, so that a reload or another page does not lose it.

const KEY = 'wirewatch.watchlist-draft';

/** The draft as {base, watchlist, rules}; null if there is none. */
export function storedDraft() {
  try {
    const draft = JSON.parse(localStorage.getItem(KEY));
    return draft && [draft.base, draft.watchlist, draft.rules].every((one) => typeof one === 'string') ? draft : null;
  } catch {
    return null;
  }
}

/** Keeps a draft; false if the browser has no room for it. */
export function storeDraft(draft) {
  try {
    localStorage.setItem(KEY, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Forgets it. */
export const forgetDraft = () => localStorage.removeItem(KEY);
