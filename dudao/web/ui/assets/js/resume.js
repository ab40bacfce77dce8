// An ordinary form that was sent after the sign-in had expired: what was typed comes back once it is shown again.
import { drop, keep, kept, putBack, tidy } from "./drafts.js";

const WRITTEN = "textarea, input[type=text], input:not([type])";
const isPlain = (form) => form.method === "post" && !form.dataset.dudaoAutosave && form.querySelector(WRITTEN);
const addressOf = (form) => new URL(form.action).pathname;
const controlsOf = (form) => [...form.elements].filter((control) => control.matches("input, textarea, select"));

export function resumeForms() {
  const forms = [...document.forms].filter(isPlain);
  const saved = [...document.querySelectorAll("form[data-dudao-autosave]")].map((form) => form.dataset.dudaoAutosave);
  tidy(saved);
  for (const form of forms) {
    const draft = kept(addressOf(form)).get(nameOf(form));
    if (draft && putBack(controlsOf(form), draft.values)) tellBack(form);
    drop(addressOf(form), [nameOf(form)]);
  }
  document.addEventListener("submit", (event) => {
    if (!event.defaultPrevented && isPlain(event.target)) {
      const state = navigator.onLine ? "sent" : "";
      keep(addressOf(event.target), nameOf(event.target), controlsOf(event.target), state);
    }
  });
}

/** Keeps what is typed in the plain forms, so that it comes back where the page is loaded anew. */
export function keepForms() {
  for (const form of [...document.forms].filter(isPlain)) {
    const written = [...form.querySelectorAll(WRITTEN)].some((field) => field.value !== field.defaultValue);
    if (written) keep(addressOf(form), nameOf(form), controlsOf(form));
  }
}

/** Several forms of a page may post to one address: their fields tell them apart. */
function nameOf(form) {
  return [...new Set(controlsOf(form).filter(({ type }) => type !== "hidden").map(({ name }) => name))].join(" ");
}

function tellBack(form) {
  for (let fold = form.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  const line = document.createElement("p");
  line.className = "alert alert-warning";
  line.setAttribute("role", "status");
  line.textContent = "刚才写的放回来了，还没有交，请再点一次下面的按钮。";
  form.prepend(line);
  line.scrollIntoView({ block: "center" });
}
