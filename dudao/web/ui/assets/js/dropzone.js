// A label around a file control becomes a place to drop files; says what was picked.
import { wire } from "./hooks.js";

wire("dropzone", (zone) => {
  const input = zone.querySelector("input[type=file]");
  const told = zone.querySelector("[data-dudao-picked]");

  const tell = () => {
    const files = [...input.files];
    const names = files.slice(0, 3).map((file) => file.name).join("、");
    told.textContent = files.length > 3 ? `${names}等 ${files.length} 个文件` : names;
  };
  for (const type of ["dragenter", "dragover"]) {
    zone.addEventListener(type, (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
  }
  for (const type of ["dragleave", "drop"]) zone.addEventListener(type, () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    const dropped = event.dataTransfer.files;
    if (!dropped.length) return;
    if (dropped.length > 1 && !input.multiple) {
      told.textContent = "这里一次只收一个文件。";
      return;
    }
    input.files = dropped;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  input.addEventListener("change", tell);
});
