// Two sides of one thing light each other up: elements with the same data-dudao-link, in two data-dudao-pane.
import { valueOf, wire } from "./hooks.js";

wire("link", (element) => {
  element.addEventListener("click", (event) => {
    if (event.target.closest("button, input, textarea, select, label, summary, a:not(.fig)")) return;
    light(element);
  });
  element.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === element) light(element);
  });
  element.addEventListener("focusin", (event) => {
    if (event.target !== element) mark(valueOf(element, "link"));
  });
  if (element.classList.contains("on") && element.closest(".pane-src")) reveal(element);
});

/** Phones show one side: its links are of use without a script, with one they switch in place. */
wire("side", (link) => {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    show(valueOf(link, "side"));
  });
});

export function light(element) {
  const key = valueOf(element, "link");
  mark(key);
  for (const other of linked(key)) {
    if (other !== element && other.closest("[data-dudao-pane]") !== element.closest("[data-dudao-pane]")) reveal(other);
  }
}

function linked(key) {
  return document.querySelectorAll(`[data-dudao-link="${CSS.escape(key)}"]`);
}

function mark(key) {
  for (const lit of document.querySelectorAll("[data-dudao-link].on")) lit.classList.remove("on");
  for (const element of linked(key)) element.classList.add("on");
}

/** Scrolls the element's own pane, never the whole page, where the pane scrolls by itself. */
function reveal(element) {
  if (!element.offsetParent) return;
  const pane = element.closest("[data-dudao-pane]");
  if (!pane || pane.scrollHeight <= pane.clientHeight) {
    element.scrollIntoView({ block: "nearest" });
    return;
  }
  const [inner, outer] = [element.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (inner.top < outer.top + 60 || inner.bottom > outer.bottom) pane.scrollTop += inner.top - outer.top - outer.height / 3;
}

export function show(side) {
  document.querySelector("[data-dudao-split]")?.setAttribute("data-show", side);
  for (const link of document.querySelectorAll("[data-dudao-side]")) {
    if (valueOf(link, "side") === side) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  const lit = document.querySelector(side === "source" ? ".pane-src .on" : ".pane-read .on");
  lit?.scrollIntoView({ block: "center" });
}
