// Sends something to the server in the reader's session: the form token, JSON answers, and problems as errors.

/** What the server refused: `status`, `code` and the reader's words. */
export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.title || String(status));
    this.status = status;
    this.code = problem.code || "";
    this.problems = problem.problems || [];
  }
}

let token = document.body.dataset.token || "";

/** Asks for the token of the session as it is now: another tab may have signed in again. */
export async function refreshToken() {
  const response = await fetch("/session", { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Refusal(response.status, {});
  token = (await response.json()).token;
  for (const field of document.querySelectorAll("input[name=_token]")) field.value = token;
  return token;
}

/** POSTs a form (FormData or URLSearchParams) and gives the JSON of the answer; throws a Refusal. */
export async function send(path, body, { signal, isRetry = false } = {}) {
  const response = await fetch(path, {
    method: "POST", body, signal, headers: { Accept: "application/json", "X-Form-Token": token },
  });
  if (response.ok) return response.status === 204 ? {} : await response.json();
  const problem = await response.json().catch(() => ({}));
  if (problem.code === "form-body.expired" && !isRetry) {
    await refreshToken();
    body.delete?.("_token");
    return send(path, body, { signal, isRetry: true });
  }
  throw new Refusal(response.status, problem);
}
