/* What is asked of the server, with the token that the address of the page had behind its #. */

const KEY = "innokraft-token";

/** What went wrong, in words; 409 where somebody else has decided. */
export class Problem extends Error {
  /** @param {string} said @param {number} status */
  constructor(said, status) {
    super(said);
    this.status = status;
  }
}

/** Takes the token out of the address, so that it is not copied with it; whether there is one. */
export function hasToken() {
  const given = location.hash.slice(1);
  if (/^[\w-]{20,}$/.test(given)) {
    sessionStorage.setItem(KEY, given);
    history.replaceState(null, "", location.pathname + location.search);
  }
  return sessionStorage.getItem(KEY) !== null;
}

/** What the server answers.
 * @param {string} what
 * @param {Record<string, unknown>} [told]
 * @returns {Promise<any>} */
export async function ask(what, told = {}) {
  const response = await fetch(`/${what}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "accept": "application/json",
      "x-innokraft-token": sessionStorage.getItem(KEY) ?? "",
    },
    body: JSON.stringify({ language: document.documentElement.lang, ...told }),
  });
  const given = await response.json().catch(() => ({}));
  if (!response.ok) throw new Problem(given.problem ?? given.detail ?? response.statusText, response.status);
  return given;
}
