// A record's form: fields that are not asked for go out of sight, and what is worked out is shown, as the server sees it.
// Without this all fields are there, and the server leaves out what does not belong.
import { send } from "./request.js";

const form = document.getElementById("record-form");
const conditional = [...(form?.querySelectorAll("[data-conditional]") ?? [])];
const calculated = [...(form?.querySelectorAll("[data-calculated]") ?? [])];
let timer = 0;
let running = null;

async function look() {
  running?.abort();
  const own = running = new AbortController();
  try {
    const outlook = await send(form.dataset.outlook, new URLSearchParams(new FormData(form)), { signal: own.signal });
    const shown = new Set(outlook.shown);
    // A field with a fault stays, whatever was chosen meanwhile: its fault is listed above.
    for (const field of conditional) {
      field.hidden = !shown.has(field.dataset.conditional) && !field.querySelector("[aria-invalid]");
    }
    for (const output of calculated) output.textContent = outlook.worked[output.dataset.calculated] ?? "";
  } catch {
    // Without an answer everything stays in sight; the server decides when the form is sent.
    if (running === own) for (const field of conditional) field.hidden = false;
  }
}

function plan(after) {
  clearTimeout(timer);
  timer = setTimeout(look, after);
}

if (conditional.length + calculated.length > 0) {
  form.addEventListener("input", () => plan(400));
  form.addEventListener("change", () => plan(0));
  form.addEventListener("submit", () => { clearTimeout(timer); running?.abort(); });
  addEventListener("pageshow", () => plan(0));
}
