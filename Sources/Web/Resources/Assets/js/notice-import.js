// Bringing in a notice: a file can be dropped, one that is too large is told at once, and waiting is said.

const form = document.getElementById("import");
const file = document.getElementById("file");
const drop = document.getElementById("drop");
const status = document.getElementById("import-status");
const limit = 20 * 1024 * 1024;

drop.querySelector(".drop-hint").hidden = false;
for (const name of ["dragover", "dragenter"]) {
  drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("is-over"); });
}
for (const name of ["dragleave", "drop"]) {
  drop.addEventListener(name, () => drop.classList.remove("is-over"));
}
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  if (event.dataTransfer.files.length > 0) { file.files = event.dataTransfer.files; check(); }
});
file.addEventListener("change", check);

function check() {
  const isLarge = file.files[0]?.size > limit;
  status.textContent = isLarge ? status.dataset.large : "";
  return !isLarge;
}

form.addEventListener("submit", (event) => {
  if (!check()) { event.preventDefault(); return; }
  status.textContent = status.dataset.busy;
  form.classList.add("is-busy");
});
addEventListener("pageshow", () => { status.textContent = ""; form.classList.remove("is-busy"); });
