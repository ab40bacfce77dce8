// What a form that is saved as it is typed says about it, at [data-dudao-saved].

/** Words for an answer: saved, refused with its sentence, or what to do so that it can be sent again. */
export function tell(form, { saved_at: at, refused, again, hidden }, open) {
  // A page that counts its changes gets the new count back, for this form and the others on it.
  for (const [name, value] of Object.entries(hidden ?? {})) {
    for (const field of document.querySelectorAll(`input[type=hidden][name="${name}"]`)) field.value = value;
  }
  if (refused) say(form, refused, "is-refused", again);
  else if (open) say(form, `有 ${open} 处没有存上`, "is-refused");
  else say(form, at ? `已保存 ${at}` : "已保存", "");
}

export function say(form, words, kind, again = "") {
  const place = placeOf(form);
  if (!place) return;
  place.replaceChildren(words);
  place.className = `saved ${kind}`;
  if (!again) return;
  const link = document.createElement("a");
  link.href = window.location.href; // who has to sign in is led there and back
  link.textContent = again;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    form.dataset.dudaoAgain = "1";
    window.location.reload(); // also where the address ends in #, which a link would not load anew
  });
  place.append(link);
}

/** Words that the server did not take and that the page no longer holds: to be read and copied. */
export function showLost(form, texts) {
  const box = document.createElement("div");
  box.className = "alert alert-warning";
  box.setAttribute("role", "status");
  const first = document.createElement("p");
  first.textContent = "刚才有字没有存上。还要的话，复制到该写的地方：";
  box.append(first);
  for (const text of texts) {
    const line = document.createElement("p");
    line.className = "quote mt2";
    line.textContent = text;
    box.append(line);
  }
  form.prepend(box);
}

function placeOf(form) {
  return form.querySelector("[data-dudao-saved]") ?? document.querySelector("[data-dudao-saved]");
}
