// The bar for ticked rows: hidden while nothing is ticked, says how many, ticks a whole page.
import { wire } from "./hooks.js";

wire("bulk", (bar) => {
  const form = bar.closest("form") ?? document;
  const boxes = () => [...form.querySelectorAll("[data-dudao-pick]")];
  const words = bar.querySelector("[data-dudao-bulk-count]");
  const all = form.querySelector("[data-dudao-pick-all]");

  function count() {
    const picked = boxes().filter((box) => box.checked);
    for (const box of boxes()) box.closest("[data-dudao-row]")?.classList.toggle("picked", box.checked);
    bar.hidden = !picked.length;
    const number = document.createElement("b");
    number.textContent = picked.length;
    words.replaceChildren("已选 ", number, " 条");
    if (!all) return;
    all.checked = picked.length > 0 && picked.length === boxes().length;
    all.indeterminate = picked.length > 0 && !all.checked;
  }

  form.addEventListener("change", (event) => {
    if (event.target.matches("[data-dudao-pick]")) count();
  });
  if (all) {
    all.hidden = false;
    all.addEventListener("change", () => {
      for (const box of boxes()) box.checked = all.checked;
      count();
    });
  }
  count();
});
