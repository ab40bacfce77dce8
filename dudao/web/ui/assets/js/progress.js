// A job that takes long: data-dudao-progress="url" is asked every second and a half. The answer is JSON:
// {"done": 92, "total": 150, "words": "约还要 20 秒"}, at the end {"next": "/where/it/is/shown"}.
import { valueOf, wire } from "./hooks.js";

const EVERY = 1500;

wire("progress", (box) => {
  const url = valueOf(box, "progress");
  const words = box.querySelector("[data-dudao-progress-words]");
  let misses = 0;

  async function ask() {
    try {
      const answer = await fetch(url, { headers: { Accept: "application/json" }, credentials: "same-origin" });
      if (!answer.ok) throw new Error(String(answer.status));
      misses = 0;
      if (show(box, words, await answer.json())) return;
    } catch {
      misses += 1;
      words.textContent = "暂时看不到进度，事情还在办";
    }
    if (document.contains(box)) setTimeout(ask, EVERY * Math.min(1 + misses, 10));
  }
  setTimeout(ask, EVERY);
});

/** True when the job has ended and the page moves on. */
function show(box, words, { done, total, words: told, next }) {
  if (next) {
    window.location.assign(next);
    return true;
  }
  const bar = box.querySelector("progress");
  if (total) bar.max = total;
  bar.value = done;
  box.querySelector("[data-dudao-progress-count]").textContent = `${done}/${total}`;
  words.textContent = told ?? "";
  return false;
}
