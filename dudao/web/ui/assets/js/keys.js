// Keys in lists: J and K move, X ticks, Enter opens, / searches. Rows carry data-dudao-row.
import { isTyping, wire } from "./hooks.js";

wire("list", (list) => {
  const rows = () => [...list.querySelectorAll("[data-dudao-row]")];
  const current = () => list.querySelector("[data-dudao-row].cursor");

  function move(step) {
    const all = rows();
    if (!all.length) return;
    const at = all.indexOf(current());
    const next = all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + step))];
    for (const row of all) row.classList.toggle("cursor", row === next);
    next.scrollIntoView({ block: "nearest" });
  }

  const acts = {
    j: () => move(1),
    k: () => move(-1),
    x: () => current()?.querySelector("[data-dudao-pick]")?.click(),
    Enter: () => current()?.querySelector("a[href]")?.click(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === "Enter" && event.target.closest("a, button, summary")) return;
    const act = acts[event.key];
    if (!act || !document.contains(list)) return;
    event.preventDefault();
    act();
  });
});

wire("search", (box) => {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || isTyping(event.target) || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
});
