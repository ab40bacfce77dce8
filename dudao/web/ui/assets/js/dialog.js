// A link with data-dudao-dialog leads to a page that asks a question (data-dudao-confirm). With a script the question
// opens on top of the list; the page itself is what one gets without.
import { wire, wireAll } from "./hooks.js";

wire("dialog", (link) => {
  if (!window.HTMLDialogElement) return;
  link.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const question = await fetchQuestion(link.href);
    if (question) open(question, link);
    else window.location.assign(link.href);
  });
});

async function fetchQuestion(url) {
  try {
    const answer = await fetch(url, { credentials: "same-origin" });
    if (!answer.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const question = page.querySelector("[data-dudao-confirm]");
    for (const form of question?.querySelectorAll("form:not([action])") ?? []) form.action = url;
    return question;
  } catch {
    return null;
  }
}

function open(question, link) {
  const dialog = document.createElement("dialog");
  dialog.className = "confirm";
  const heading = question.querySelector("h2");
  heading.id = "dialog-heading";
  dialog.setAttribute("aria-labelledby", heading.id);
  dialog.append(...question.childNodes);
  document.body.append(dialog);
  wireAll(dialog);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("[data-dudao-close]")) dialog.close();
    if (event.target.closest("[data-dudao-close]")) event.preventDefault();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    link.focus();
  });
  dialog.showModal();
}
