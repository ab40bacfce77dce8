// A form that is saved as it is typed: data-dudao-autosave="url" on the form, data-dudao-saved where it says so.
// What was changed is sent alone (with the other fields of its point), together with the form's hidden fields.
// The answer is JSON: {"saved_at": "09:43", "hidden": {name: new value}}, or {"refused": "one sentence"} with 4xx. Without a network the changes
// wait on the page and are sent again with growing pauses; the plain button of the form sends everything in any case.
import { csrfToken, valueOf, wire } from "./hooks.js";

const PAUSES = [2000, 5000, 15000, 30000, 60000];

wire("autosave", (form) => {
  const url = valueOf(form, "autosave");
  if (!url) return;
  const waiting = new Map(); // name of a unit -> its element
  let timer = 0;
  let tries = 0;
  let sending = false;

  const later = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(send, pause);
  };

  async function send() {
    if (sending || !waiting.size) return;
    sending = true;
    const batch = [...waiting];
    waiting.clear();
    try {
      report(form, await post(url, form, batch.map(([, unit]) => unit)));
      tries = 0;
    } catch {
      for (const [name, unit] of batch) if (!waiting.has(name)) waiting.set(name, unit);
      show(form, `还有 ${waiting.size} 处没存上`, "is-waiting");
      later(PAUSES[Math.min(tries++, PAUSES.length - 1)]);
    } finally {
      sending = false;
    }
    if (waiting.size && !tries) later(0);
  }

  const remember = (event, pause) => {
    const control = event.target;
    if (!control.name || control.type === "file" || control.type === "hidden") return;
    const unit = control.closest("[data-dudao-answer], [data-dudao-save-unit]") ?? control;
    waiting.set(unit.id || control.name, unit);
    later(pause);
  };
  form.addEventListener("change", (event) => remember(event, 100));
  form.addEventListener("input", (event) => {
    if (event.target.matches("textarea, input[type=text], input:not([type])")) remember(event, 1200);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    waiting.clear(); // the whole form is on its way
  });
  window.addEventListener("online", () => later(0));
  // Leaving sends what still waits, also beside a request that is on its way. Asked is only who would lose words: without a network.
  const leave = () => {
    sending = false;
    send();
  };
  window.addEventListener("beforeunload", (event) => {
    if (waiting.size && (tries || !navigator.onLine)) event.preventDefault();
    else leave();
  });
  window.addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") leave();
  });
});

async function post(url, form, units) {
  const body = new FormData();
  for (const field of form.querySelectorAll("input[type=hidden][name]")) body.append(field.name, field.value);
  for (const control of units.flatMap(controlsOf)) {
    const chosen = !["radio", "checkbox"].includes(control.type) || control.checked;
    if (control.name && chosen) body.append(control.name, control.value);
    if (control.type === "checkbox") body.append("_touched", control.name); // an unticked box sends nothing itself
  }
  const headers = { "X-CSRFToken": csrfToken(), "X-Dudao-Autosave": "1", Accept: "application/json" };
  const answer = await fetch(url, { method: "POST", body, headers, credentials: "same-origin", keepalive: true });
  if (answer.status >= 500) throw new Error(String(answer.status));
  if (answer.redirected) return { refused: "登录过期了。请把没存上的话复制下来，重新登录再填。" };
  return answer.json().catch(() => ({ refused: "没有存上。请点页面下方的按钮提交一次。" }));
}

function controlsOf(unit) {
  return unit.matches("input, textarea, select") ? [unit] : [...unit.querySelectorAll("input, textarea, select")];
}

function report(form, { saved_at: at, refused, hidden }) {
  // A page that counts its changes gets the new count back, for this form and the others on it.
  for (const [name, value] of Object.entries(hidden ?? {})) {
    for (const field of document.querySelectorAll(`input[type=hidden][name="${name}"]`)) field.value = value;
  }
  if (refused) show(form, refused, "is-refused");
  else show(form, at ? `已保存 ${at}` : "已保存", "");
}

function show(form, words, kind) {
  const place = form.querySelector("[data-dudao-saved]") ?? document.querySelector("[data-dudao-saved]");
  if (!place) return;
  place.textContent = words;
  place.className = `saved ${kind}`;
}
