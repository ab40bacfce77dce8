// After a form came back with errors, reading and typing start at the list of them; a folded point opens on the way.
import { wire } from "./hooks.js";
import { unfold } from "./unfold.js";

wire("errors", (summary) => {
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const target = link && document.getElementById(link.hash.slice(1));
    if (!target) return;
    unfold(target);
    event.preventDefault();
    target.scrollIntoView({ block: "center" });
    (target.matches("input, select, textarea") ? target : target.querySelector("input, select, textarea"))?.focus();
  });
});
