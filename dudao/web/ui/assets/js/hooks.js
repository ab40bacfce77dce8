// Finding elements by their data-dudao-* hook, also those that a dialog brings in later.

const wirings = [];

/** Calls `wire(element)` once for every element that carries the hook, now and in what is brought in later. */
export function wire(hook, wireOne) {
  wirings.push([`[data-dudao-${hook}]`, wireOne, new WeakSet()]);
}

export function wireAll(root = document) {
  for (const [selector, wireOne, seen] of wirings) {
    for (const element of [...(root.matches?.(selector) ? [root] : []), ...root.querySelectorAll(selector)]) {
      if (seen.has(element)) continue;
      seen.add(element);
      wireOne(element);
    }
  }
}

/** The value of an element's hook: valueOf(form, "autosave") reads data-dudao-autosave. */
export function valueOf(element, hook) {
  return element.getAttribute(`data-dudao-${hook}`);
}

/** The page's token against forged requests: every form holds it, the sign-out form is always there. */
export function csrfToken() {
  return document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
}

/** True while somebody types: single keys must not act then. */
export function isTyping(target) {
  return Boolean(target.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]"));
}
