// htmx: pieces of a page instead of the whole one. Every request carries the CSRF token; nothing is evaluated.
import htmx from "htmx.org/dist/htmx.esm.js";
import { csrfToken, wireAll } from "./hooks.js";

htmx.config.includeIndicatorStyles = false; // they would be an inline style
htmx.config.allowEval = false;
htmx.config.allowScriptTags = false;
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0; // pages hold names and telephone numbers: keep none in the browser's store

export function startFetching() {
  document.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.verb !== "get") event.detail.headers["X-CSRFToken"] = csrfToken();
  });
  document.addEventListener("htmx:load", (event) => wireAll(event.detail.elt));
  document.addEventListener("htmx:sendError", () => say("网断了，这一步没有送到。连上网再点一次。"));
  document.addEventListener("htmx:responseError", (event) => {
    // The answer is a whole page of our own with the reason on it: show it rather than nothing.
    if (event.detail.xhr.status < 500) event.detail.shouldSwap = false;
    say("这一步没有办成。请刷新页面再看一眼。");
  });
}

function say(words) {
  const place = document.querySelector("[data-dudao-notes]");
  if (!place) return;
  const line = document.createElement("p");
  line.className = "alert alert-danger";
  line.textContent = words;
  place.replaceChildren(line);
  place.scrollIntoView({ block: "nearest" });
}
