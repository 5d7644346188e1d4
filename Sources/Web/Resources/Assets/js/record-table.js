// The table of records: all rows of the page at once, and how many are chosen. Without it each row is ticked by itself.

const form = document.getElementById("selection-form");
const boxes = [...(form?.querySelectorAll("input[name=id]") ?? [])];
const head = form?.querySelector("th[data-all]");
const count = document.getElementById("chosen-count");

if (head && boxes.length > 0) {
  const all = document.createElement("input");
  all.type = "checkbox";
  all.className = "form-check-input";
  all.setAttribute("aria-label", head.dataset.all);
  head.append(all);
  const tell = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    count.textContent = chosen > 0 ? `${count.dataset.words} ${chosen}` : "";
    all.checked = chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
  };
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
    tell();
  });
  form.addEventListener("change", tell);
  addEventListener("pageshow", tell);
}
