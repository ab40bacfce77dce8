// A refused act keeps its place and its focus but does nothing; a form is not sent twice by an impatient hand.
document.addEventListener(
  "click",
  (event) => {
    const refused = event.target.closest?.("[aria-disabled=true]");
    if (!refused) return;
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.dudaoSent) {
    event.preventDefault();
    return;
  }
  form.dataset.dudaoSent = "1";
  // A download answers without leaving the page: after five seconds the form may be sent again.
  setTimeout(() => delete form.dataset.dudaoSent, 5000);
});
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.dudaoSent;
});
