// The review of a scheme by keyboard. An element with data-dudao-key="c" answers to that key; data-dudao-keys is the
// table of them, where a row (data-dudao-key-of) shows only while its key does something on this page.
import { isTyping, valueOf, wire } from "./hooks.js";
import { light, show } from "./lighting.js";

const FIELD = "input:not([type=hidden]):not([type=file]), textarea, select";
const ALWAYS = ["t", "shift+t", "?", "Escape"];
const TO_SAVE = ["c", "d"];
const PAUSE = 3000; // milliseconds in which a second press does not send the same form again

wire("keys", (help) => {
  let sentAt = 0;
  const seen = (element) => element?.offsetParent;
  const holder = (key) => [...document.querySelectorAll(`[data-dudao-key="${CSS.escape(key)}"]`)].find(seen);
  const opened = () => document.querySelector(".pane-read .point:has(> .edit)");
  const stoodOn = () => document.activeElement.closest?.(".pane-read .point");

  function fieldOf(form) {
    const fields = [...form.querySelectorAll(FIELD)].filter(seen);
    const first = fields[0];
    return (first?.type === "radio" && fields.find(({ name, checked }) => checked && name === first.name)) || first;
  }

  /** Presses a button, follows a link, or steps into the first field of a form. */
  function use(element) {
    if (element.matches("details")) element.open = true;
    if (element.matches("details, form")) fieldOf(element)?.focus();
    else element.click();
  }

  /** The entry under the focus where it is not the opened one: it is opened, nothing is done to another unseen. */
  function openOther(key) {
    const other = stoodOn();
    const link = other && other !== opened() && other.querySelector(".txt a[href]");
    if (!link) return false;
    window.location.href = key === "e" ? link.href.replace(/#.*/, `#fields-${other.id}`) : link.href;
    return true;
  }

  function jump() {
    const inSource = document.activeElement.closest?.(".pane-src");
    const from = inSource ? document.activeElement.closest("[data-dudao-link]") : stoodOn() ?? opened();
    const link = from && valueOf(from, "link");
    const side = inSource ? "read" : "source";
    const pane = inSource ? ".pane-read" : ".pane-src";
    const to = link && document.querySelector(`${pane} [data-dudao-link="${CSS.escape(link)}"]`);
    const goal = to ?? (inSource ? opened() : null);
    if (!goal) return;
    show(side);
    light(goal);
    goal.focus();
  }

  function turn(step) {
    const tabs = [...document.querySelectorAll(".pane-read .nav-tabs a")];
    const at = tabs.findIndex((tab) => tab.hasAttribute("aria-current"));
    tabs[(at + step + tabs.length) % tabs.length]?.click();
  }

  function fold() {
    help.open = !help.open;
    const summary = help.querySelector("summary");
    if (help.open) summary.focus();
    else (opened() ?? summary).focus();
  }

  const special = { o: jump, t: () => turn(1), "shift+t": () => turn(-1), "?": fold };
  const isHere = (key) => ALWAYS.includes(key) || Boolean(key === "o" ? opened() : holder(key === "ctrl+Enter" ? "c" : key));

  function typing(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      (event.target.closest(".point") ?? document.getElementById("reading")).focus();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form && !event.repeat) {
      event.preventDefault();
      const { form } = event.target;
      press(form.querySelector("[data-dudao-key=c]") ?? form.querySelector("button[type=submit]"));
    }
  }

  /** A button that sends its form: once. */
  function press(button) {
    if (!button || Date.now() - sentAt < PAUSE) return;
    if (button.formNoValidate || (button.form?.checkValidity() ?? true)) sentAt = Date.now();
    button.click();
  }

  document.addEventListener("keydown", (event) => {
    if (!document.contains(help) || document.querySelector("dialog[open]") || event.isComposing) return;
    if (isTyping(event.target)) {
      typing(event);
      return;
    }
    const key = nameOf(event);
    if (!key || event.repeat) return;
    if ([...TO_SAVE, "e"].includes(key) && openOther(key)) {
      event.preventDefault();
      return;
    }
    const element = special[key] ? null : holder(key);
    if (!special[key] && !element) return;
    event.preventDefault();
    if (element?.matches("button")) press(element);
    else if (element) use(element);
    else special[key]();
  });

  const rows = [...help.querySelectorAll("[data-dudao-key-of]")];
  help.addEventListener("toggle", () => {
    for (const row of rows) row.hidden = !isHere(valueOf(row, "key-of"));
  });
  window.addEventListener("pageshow", () => {
    sentAt = 0;
  });
  if (window.location.hash.startsWith("#fields-")) {
    const form = document.getElementById(window.location.hash.slice(1))?.closest("form");
    if (form) fieldOf(form)?.focus();
  }
});

/** Buttons and links say their key to whoever has a keyboard; the name of the button stays as it is. */
wire("key", (element) => {
  const key = valueOf(element, "key");
  if (!element.matches("a, button") || key === "Escape") return;
  const cap = document.createElement("kbd");
  cap.textContent = key.toUpperCase();
  cap.setAttribute("aria-hidden", "true");
  element.setAttribute("aria-keyshortcuts", key.toUpperCase());
  element.append(cap);
});

/** The key by its name in the table: j, shift+t, ?; empty for what belongs to the browser. */
function nameOf(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return "";
  if (event.key === "？") return "?";
  if (!/^[a-z]$/i.test(event.key)) return ["?", "Escape"].includes(event.key) ? event.key : "";
  return `${event.shiftKey ? "shift+" : ""}${event.key.toLowerCase()}`;
}
