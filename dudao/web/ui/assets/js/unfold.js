// A link to a folded thing opens it and all that it lies in, also when it comes from another page.

/** Opens every fold around `target`, itself included. */
export function unfold(target) {
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}

/** Shows what the address names behind its #. */
export function unfoldNamed() {
  const target = document.getElementById(window.location.hash.slice(1));
  if (!target?.closest("details")) return;
  unfold(target);
  target.scrollIntoView();
}

/** Groups print open, there is nothing to press on paper; afterwards they are as they were. */
export function unfoldForPrint() {
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details.group:not([open])")];
    for (const fold of opened) fold.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
  });
}
