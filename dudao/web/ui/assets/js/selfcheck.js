// The self-check and the record of a visit count along: the word at a point, at its group, and in the bar at the foot.
import { valueOf, wire } from "./hooks.js";

const WORDS = { met: "符合", partly: "部分符合", not_met: "不符合", na: "不适用" };
const TONES = { met: "muted", partly: "warning", not_met: "danger", na: "muted" };

wire("answer", (answer) => {
  answer.addEventListener("change", () => recount(answer));
  answer.addEventListener("input", () => tellBar());
});

const valueIn = (answer) => answer.querySelector("input[type=radio]:checked")?.value ?? "";
const failed = (answer) => ["partly", "not_met"].includes(valueIn(answer));

function recount(answer) {
  const value = valueIn(answer);
  const note = answer.closest("[data-dudao-item]")?.querySelector("[data-dudao-item-note]");
  if (note && value) {
    note.textContent = WORDS[value];
    note.className = TONES[value];
  }
  const group = answer.closest("[data-dudao-group]");
  if (group) tellGroup(group);
  tellBar();
}

function tellGroup(group) {
  const answers = [...group.querySelectorAll("[data-dudao-answer]")];
  const note = group.querySelector("[data-dudao-group-note]");
  const many = (value) => answers.filter((answer) => valueIn(answer) === value).length;
  const [open, bad, part] = [many(""), many("not_met"), many("partly")];
  const said = bad ? [`${bad} 条不符合`, "danger"] : part ? [`${part} 条部分符合`, "warning"] : null;
  const [words, tone] = open ? [`还差 ${open} 条`, said ? said[1] : ""] : (said ?? [`${answers.length} 条都${did()}了`, ""]);
  note.textContent = words;
  note.className = tone;
}

/** data-dudao-did: what one does with a point, "答" where it says nothing else. */
const did = () => document.querySelector("[data-dudao-did]")?.dataset.dudaoDid ?? "答";

/** data-dudao-tally in the bar: "还差 3 条没答" or "2 条要说明，已写 1 条". */
function tellBar() {
  const bar = document.querySelector("[data-dudao-tally]");
  if (!bar) return;
  const answers = [...document.querySelectorAll("[data-dudao-answer]")];
  const known = Number(valueOf(bar, "tally") || 0); // unanswered points that are not on this page
  const open = answers.filter((answer) => !valueIn(answer)).length + known;
  const asked = answers.filter(failed);
  const written = asked.filter(isWritten).length;
  if (open) bar.textContent = `还差 ${open} 条没${did()}`;
  else bar.textContent = asked.length ? `${asked.length} 条要说明，已写 ${written} 条` : `都${did()}完了`;
}

/** Whether words stand there and, where a way out is asked for, one is chosen with all that it wants. */
function isWritten(answer) {
  if (!answer.querySelector("textarea")?.value.trim()) return false;
  const ways = [...answer.querySelectorAll(".choice")];
  const chosen = ways.find((way) => way.querySelector("input[type=radio]").checked);
  return !ways.length || (chosen !== undefined && [...chosen.querySelectorAll("select")].every(({ value }) => value));
}
