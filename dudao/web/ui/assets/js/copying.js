// data-dudao-copy="id" copies the text of the element with that id. Old pages on plain http have no clipboard of
// their own, so the text is selected and copied the old way.
import { valueOf, wire } from "./hooks.js";

wire("copy", (button) => {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const source = document.getElementById(valueOf(button, "copy"));
    const told = button.parentElement.querySelector("[data-dudao-copied]");
    const done = await copy(source);
    if (told) told.textContent = done ? "已复制，去群里粘贴" : "没能复制，请按住文字自己选";
  });
});

async function copy(source) {
  const text = source.value ?? source.textContent;
  if (navigator.clipboard && window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // refused by the browser: try the old way
    }
  }
  if (source.select) source.select();
  else window.getSelection().selectAllChildren(source);
  return document.execCommand("copy");
}
