// Requests to the interface.

/** What went wrong, as the server tells it. */
export class ApiError extends Error {
  constructor(status, title, detail, problem = {}) {
    super(detail || title);
    this.status = status;
    this.title = title;
    this.problem = problem;
  }
}

/** The JSON under a path. Parameters may be lists; empty ones are left out. */
export async function get(path, parameters = {}, signal = undefined) {
  const query = queryOf(parameters);
  const response = await answer(path + (query ? '?' + query : ''), {headers: {accept: 'application/json'}, signal});
  return response.json();
}

/**
 * Sends something that changes things, or asks with a body.
 *
 * @param method POST, PUT or DELETE
 * @param body an object, sent as JSON; a string, sent as plain text; nothing
 * @returns what is answered, as JSON; null if that is nothing
 */
export async function send(method, path, body = undefined, signal = undefined) {
  const headers = {accept: 'application/json', 'wirewatch-request': '1'};
  if (body !== undefined) headers['content-type'] = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json';
  const response = await answer(path, {
    method,
    headers,
    body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
    signal,
  });
  return response.status === 204 ? null : response.json();
}

let caller = null;

/** Who reads this page, as {name, role}; role is reader or editor. */
export function me() {
  caller = caller || get('/api/v1/me').catch((failure) => {
    caller = null;
    throw failure;
  });
  return caller;
}

async function answer(path, request) {
  let response;
  try {
    response = await fetch(path, request);
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new ApiError(0, 'No answer', 'The server does not answer.');
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new ApiError(response.status, problem.title || response.statusText, problem.detail, problem);
  }
  return response;
}

/** Parameters as a query string, in the order given. */
export function queryOf(parameters) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of [value].flat()) {
      if (one !== undefined && one !== null && one !== '') query.append(name, one);
    }
  }
  return query.toString();
}

let names = null;

/** What the watchlist calls its entities, by id. */
export async function entityNames() {
  if (!names || names.size === 0) {
    const answer = await get('/api/v1/entity-names');
    names = new Map(answer.entities.map((entity) => [entity.id, entity]));
  }
  return names;
}
