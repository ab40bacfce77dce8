// Words that have not reached the server, kept in this tab alone: they outlive a reload, a dead network and a new
// sign-in, and end with the tab, with signing out and when somebody else sits down. Nothing is kept once it is saved.
// Kept as: form address -> name of a unit -> {state, values}; state "" still to be sent, "leaving" sent as the page was
// left, "sent" with the whole form, "refused" by the server.
const PREFIX = "dudao-draft ";
const seat = () => document.body.dataset.dudaoSeat ?? "";
const keyOf = (address) => `${PREFIX}${seat()} ${address}`;
const TEXT = "textarea, input:not([type=radio]):not([type=checkbox])";

/** What is kept for a form: Map of unit name -> {state, values: [[name, value, checked]]}. */
export function kept(address) {
  return new Map(Object.entries(read(keyOf(address))));
}

export function keep(address, unit, controls, state = "") {
  const values = controls.filter(isKept).map((control) => [control.name, control.value, control.checked ?? false]);
  change(address, (all) => (all[unit] = { state, values }));
}

export function mark(address, units, state) {
  change(address, (all) => units.forEach((unit) => all[unit] && (all[unit].state = state)));
}

export function drop(address, units) {
  change(address, (all) => units.forEach((unit) => delete all[unit]));
}

/** Puts kept values into the controls; true where something changed by it. */
export function putBack(controls, values) {
  let changed = false;
  for (const control of controls) {
    const choice = ["radio", "checkbox"].includes(control.type);
    const row = values.find(([name, value]) => name === control.name && (!choice || value === control.value));
    if (!row || !isKept(control)) continue;
    if (choice ? control.checked === row[2] : control.value.trim() === row[1].trim()) continue;
    changed = true;
    if (choice) control.checked = row[2];
    else control.value = row[1];
  }
  return changed;
}

/** The written words among kept values that no longer stand in the controls. */
export function lostWords(controls, values) {
  const fields = controls.filter((control) => control.matches(TEXT));
  const stands = ([name, value]) => fields.some((field) => field.name === name && field.value.trim() === value.trim());
  const written = values.filter(([name, value]) => value.trim() && fields.some((field) => field.name === name));
  return written.filter((row) => !stands(row)).map(([, value]) => value);
}

/** Once a page: what went with a whole form has arrived where a page of the same person follows, else it waits on. */
export function tidy(here) {
  for (const key of keys()) {
    if (seat() && !key.startsWith(keyOf(""))) store(key, {});
    else settle(key, seat() && !here.includes(key.slice(keyOf("").length)));
  }
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-dudao-leave]")) keys().forEach((key) => store(key, {}));
  });
}

function settle(key, arrived) {
  const all = read(key);
  for (const [unit, { state }] of Object.entries(all)) {
    if (!["sent", "leaving"].includes(state)) continue;
    if (arrived) delete all[unit];
    else if (!seat()) all[unit].state = "";
  }
  store(key, all);
}

const isKept = (control) => control.name && !["hidden", "file", "password", "submit"].includes(control.type);

function keys() {
  try {
    return Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return []; // a browser that keeps nothing: then the question before leaving is all there is
  }
}

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
}

function change(address, edit) {
  if (!seat()) return;
  const all = read(keyOf(address));
  edit(all);
  store(keyOf(address), all);
}

function store(key, all) {
  try {
    if (Object.keys(all).length) sessionStorage.setItem(key, JSON.stringify(all));
    else sessionStorage.removeItem(key);
  } catch {
    // full or forbidden: see keys()
  }
}
