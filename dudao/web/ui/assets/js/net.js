// Says when there is no network: data-dudao-net is hidden while there is one.
import { wire } from "./hooks.js";

wire("net", (line) => {
  const tell = () => {
    line.hidden = navigator.onLine;
  };
  window.addEventListener("online", tell);
  window.addEventListener("offline", tell);
  tell();
});
