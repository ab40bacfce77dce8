// What colleagues changed while the page is open: asked for now and then, only while somebody can see it.
// data-dudao-watch="url" on a hidden line; the answer is JSON {"lines": ["周砚 09:43 改了要点 C3", …]}, newest first.
import { valueOf, wire } from "./hooks.js";
import { keepForms } from "./resume.js";

const EVERY = 25000; // milliseconds

wire("watch", (line) => {
  const ask = async () => {
    if (document.visibilityState !== "visible" || !navigator.onLine) return;
    try {
      const answer = await fetch(valueOf(line, "watch"), { headers: { Accept: "application/json" } });
      if (answer.ok && !answer.redirected) tell(line, (await answer.json()).lines);
    } catch {
      // away for a moment: asked again in a while
    }
  };
  setInterval(ask, EVERY);
  document.addEventListener("visibilitychange", ask);
});

/** One quiet line; said anew only when it says something else. */
function tell(line, lines) {
  const more = lines.length > 1 ? `等 ${lines.length} 处` : "";
  const words = lines.length ? `${lines[0]}${more}，` : "";
  if (line.dataset.said === words) return;
  line.dataset.said = words;
  line.hidden = !words;
  line.replaceChildren(words, again());
}

/** Loads the page anew; what is typed in its forms comes back with it. */
function again() {
  const link = document.createElement("a");
  link.href = window.location.href;
  link.textContent = "载入看看";
  link.addEventListener("click", (event) => {
    event.preventDefault();
    keepForms();
    window.location.reload();
  });
  return link;
}
