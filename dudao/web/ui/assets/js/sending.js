// One request of a form that is saved as it is typed: the changed units with the form's hidden fields.
import { csrfToken } from "./hooks.js";

const CARRIED = 60000; // bytes; a browser lets a page that is left behind carry 64 KiB in all

/** What came back: {saved_at, hidden}, {refused: "one sentence"} or {refused, again: true} where a new page is needed.
 *  Throws without a network and while the server is down. */
export async function post(url, form, controls) {
  const body = bodyOf(form, controls);
  const headers = { "X-CSRFToken": csrfToken(), "X-Dudao-Autosave": "1", Accept: "application/json" };
  const answer = await fetch(url, { method: "POST", body, headers, credentials: "same-origin", keepalive: isLight(body) });
  if (answer.status >= 500) throw new Error(String(answer.status));
  if (answer.redirected) return { refused: "登录过期了，写的都还在。", again: "重新登录" };
  const said = await answer.json().catch(() => null);
  return said ?? { refused: "没有存上，写的都还在。", again: "刷新这一页" };
}

/** A body that can still be delivered after the page is gone. */
export function isLight(body) {
  return [...body.values()].reduce((sum, value) => sum + 100 + 3 * value.length, 0) < CARRIED;
}

export function bodyOf(form, controls) {
  const body = new FormData();
  for (const field of form.querySelectorAll("input[type=hidden][name]")) body.append(field.name, field.value);
  for (const control of controls) {
    const chosen = !["radio", "checkbox"].includes(control.type) || control.checked;
    if (control.name && chosen && control.type !== "file") body.append(control.name, control.value);
    if (control.type === "checkbox") body.append("_touched", control.name); // an unticked box sends nothing itself
  }
  return body;
}
