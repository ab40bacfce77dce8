// A form that is saved as it is typed: data-dudao-autosave="url" on the form, data-dudao-saved where it says so.
// What was changed is sent alone (with the other fields of its point), together with the form's hidden fields.
// The answer is JSON: {"saved_at": "09:43", "hidden": {name: new value}}, or {"refused": "one sentence"} with 4xx.
// Without a network the changes wait, here and in drafts.js, and are sent again with growing pauses.
import { drop, keep, kept, lostWords, mark, putBack } from "./drafts.js";
import { valueOf, wire } from "./hooks.js";
import { say, showLost, tell } from "./saidsaved.js";
import { bodyOf, isLight, post } from "./sending.js";

const PAUSES = [2000, 5000, 15000, 30000, 60000];
const SLOW = 1500; // milliseconds after which leaving asks whether to wait for the answer
const SUMS_UP = "[data-dudao-answer]"; // a point whose stored answer stands even where the page does not repeat it

wire("autosave", (form) => {
  const url = valueOf(form, "autosave");
  if (!url) return;
  const waiting = new Map(); // name of a unit -> its element
  const refused = new Map(); // the same: stays here until it is changed
  const onWay = new Map(); // number of a request -> {at: when it was sent, names of its units}
  let [timer, tries, sent] = [0, 0, 0];
  let stopped = false; // the plain button was pressed without a network: that is what stands in the bar until there is one
  const isSaved = (name) => ![waiting, refused].some((units) => units.has(name)) && !namesOnWay().includes(name);
  const namesOnWay = () => [...onWay.values()].flatMap(({ names }) => names);

  const later = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(send, pause);
  };

  async function send(beside = false) {
    if (!waiting.size || (onWay.size && beside !== true)) return;
    const batch = [...waiting];
    const number = ++sent;
    waiting.clear();
    onWay.set(number, { at: Date.now(), names: batch.map(([name]) => name) });
    try {
      take(batch, await post(url, form, batch.flatMap(([, unit]) => controlsOf(unit))));
    } catch {
      for (const [name, unit] of batch) if (!waiting.has(name)) waiting.set(name, unit);
      mark(url, [...waiting.keys()], "");
      if (!stopped) say(form, `还有 ${waiting.size} 处没存上`, "is-waiting");
      later(PAUSES[Math.min(tries++, PAUSES.length - 1)]);
    } finally {
      onWay.delete(number);
    }
    if (waiting.size && !tries) later(0);
  }

  /** Files what the server said about a batch. */
  function take(batch, answer) {
    tries = 0;
    const names = batch.map(([name]) => name).filter((name) => !waiting.has(name)); // not typed on meanwhile
    if (answer.refused) {
      for (const [name, unit] of batch) if (!waiting.has(name)) refused.set(name, unit);
      if (!answer.again) mark(url, names, "refused");
    } else drop(url, names);
    tell(form, answer, refused.size);
  }

  const remember = (event, pause) => {
    const control = event.target;
    if (!control.name || control.type === "file" || control.type === "hidden") return;
    const unit = unitOf(control);
    waiting.set(nameOf(unit), unit);
    refused.delete(nameOf(unit));
    keep(url, nameOf(unit), controlsOf(unit));
    later(pause);
  };
  form.addEventListener("change", (event) => remember(event, 100));
  form.addEventListener("input", (event) => {
    if (!event.target.matches("select, input[type=radio], input[type=checkbox]")) remember(event, 1200);
  });

  // The plain button sends the whole form. A point that is stored already is left out, so that this page, perhaps an
  // old one, does not put back what another window has changed since.
  form.addEventListener("submit", (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    stopped = true;
    say(form, "没有网络，连上网再交", "is-waiting");
  });
  form.addEventListener("formdata", (event) => {
    for (const unit of form.querySelectorAll(SUMS_UP)) {
      if (isSaved(nameOf(unit))) controlsOf(unit).forEach((control) => event.formData.delete(control.name));
    }
    clearTimeout(timer);
    mark(url, [...waiting.keys(), ...refused.keys(), ...namesOnWay()], "sent");
    [waiting, refused, onWay].forEach((units) => units.clear());
  });

  window.addEventListener("online", () => {
    if (stopped) say(form, "有网络了，可以交了", "");
    stopped = false;
    later(0);
  });
  // Leaving sends what still waits, also beside a request that is on its way. Asked is only who might lose words.
  const leave = () => {
    if (navigator.onLine && !tries) mark(url, [...waiting.keys(), ...namesOnWay()], "leaving");
    send(true);
  };
  const endangered = () => {
    if (refused.size || [...onWay.values()].some(({ at }) => Date.now() - at > SLOW)) return true;
    const controls = [...waiting.values()].flatMap(controlsOf);
    return waiting.size > 0 && (tries > 0 || !navigator.onLine || !isLight(bodyOf(form, controls)));
  };
  window.addEventListener("beforeunload", (event) => {
    if (form.dataset.dudaoAgain) return; // asked for by the form itself, and the words come along
    if (endangered()) event.preventDefault();
    else leave();
  });
  window.addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") leave();
  });

  const early = controlsOf(form).filter(isTouched);
  resume(form, url, new Set(early.map(({ name }) => name)));
  early.forEach((control) => control.dispatchEvent(new Event("change", { bubbles: true })));
});

/** What somebody did before the script was there: on a slow line the page is seconds ahead of it. */
function isTouched(control) {
  if (["radio", "checkbox"].includes(control.type)) return control.checked !== control.defaultChecked;
  if (control.matches("select")) return control.selectedIndex !== Math.max(0, defaultOf(control));
  return control.type !== "hidden" && control.value !== control.defaultValue;
}

const defaultOf = (list) => [...list.options].findIndex(({ defaultSelected }) => defaultSelected);

/** What this tab still held when the page was left: words to be sent are put back, others are shown beside it.
 *  The fields in `newer` (names) stay as they are. */
function resume(form, url, newer) {
  const units = new Map(controlsOf(form).map(unitOf).map((unit) => [nameOf(unit), unit]));
  const lost = [];
  let count = 0;
  for (const [name, { state, values }] of kept(url)) {
    const unit = units.get(name);
    if (!unit) continue;
    const controls = controlsOf(unit).filter((control) => !newer.has(control.name));
    drop(url, [name]);
    if (["sent", "refused"].includes(state)) lost.push(...lostWords(controls, values));
    else if (putBack(controls, values) && ++count) controls[0].dispatchEvent(new Event("change", { bubbles: true }));
  }
  if (count) say(form, `刚才没存上的 ${count} 处放回来了，正在存`, "is-waiting");
  if (lost.length) showLost(form, lost);
}

function unitOf(control) {
  return control.closest("[data-dudao-answer], [data-dudao-save-unit]") ?? control;
}

function nameOf(unit) {
  return unit.id || unit.name || controlsOf(unit)[0].name;
}

function controlsOf(unit) {
  return unit.matches("input, textarea, select") ? [unit] : [...unit.querySelectorAll("input, textarea, select")];
}
