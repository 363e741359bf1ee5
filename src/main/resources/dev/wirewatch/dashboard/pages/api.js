// Requests to the interface.

/** What went wrong, as the server tells it. */
export class ApiError extends Error {
  constructor(status, title, detail) {
    super(detail || title);
    this.status = status;
    this.title = title;
  }
}

/** The JSON under a path. Parameters may be lists; empty ones are left out. */
export async function get(path, parameters = {}, signal = undefined) {
  const query = queryOf(parameters);
  let response;
  try {
    response = await fetch(path + (query ? '?' + query : ''), {headers: {accept: 'application/json'}, signal});
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new ApiError(0, 'No answer', 'The server does not answer.');
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new ApiError(response.status, problem.title || response.statusText, problem.detail);
  }
  return response.json();
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
