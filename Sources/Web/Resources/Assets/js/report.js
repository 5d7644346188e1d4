// A report's form: keeps what is typed, shows where it leads, uploads files. Without it the form works by saving.
import { Refusal, refreshToken, send } from "./request.js";
import { watchFiles } from "./report-files.js";

const form = document.getElementById("report-form");
const words = document.getElementById("words")?.dataset ?? {};
const status = document.getElementById("save-status");
const notices = document.getElementById("report-notices");

/** What is typed now, as the server reads it; files go their own way. */
function typed() {
  const data = new FormData(form);
  data.delete("upload");
  return new URLSearchParams(data);
}

// --- Three states of a value: only what belongs to the chosen one is shown and sent.

function showState(row) {
  const state = row.querySelector("input[name^='state.']:checked")?.value ?? "none";
  const value = row.querySelector(".entry-value");
  const reason = row.querySelector(".entry-reason");
  reason.hidden = state !== "inapplicable";
  value.classList.toggle("is-quiet", state === "inapplicable");
  for (const input of reason.querySelectorAll("input")) input.disabled = reason.hidden;
  for (const input of value.querySelectorAll("input")) input.disabled = state === "inapplicable";
}

for (const row of form?.querySelectorAll("tr[data-commitment]") ?? []) {
  showState(row);
  row.addEventListener("change", () => showState(row));
  // Whoever types a number has reported.
  row.querySelector(".entry-value")?.addEventListener("input", (event) => {
    if (event.target.value === "" && event.target.type !== "checkbox") return;
    row.querySelector("input[value=reported]").checked = true;
  });
}

// --- Keeping what is typed.

let kept = form ? String(typed()) : "";
let timer = 0;
let running = null;
let isSending = false;

function plan(after) {
  clearTimeout(timer);
  timer = setTimeout(keep, after);
}

async function keep() {
  const now = typed();
  if (isSending || String(now) === kept) return;
  if (running) return plan(1000);
  running = new AbortController();
  status.textContent = words.saving;
  try {
    const answer = await send(`${form.dataset.path}/working-copy`, now, { signal: running.signal });
    kept = String(now);
    status.textContent = `${words.saved} ${answer.saved}`;
    if (answer.isStale) notice(words.stale);
    for (const row of answer.rows) showOutlook(row);
    signedIn();
  } catch (error) {
    if (error.name === "AbortError") return;
    status.textContent = error instanceof Refusal && error.message ? error.message : words.unsaved;
    if (error instanceof Refusal && error.status === 401) signedOut();
    plan(error instanceof Refusal && error.status === 401 ? 10000 : 5000);
  } finally {
    running = null;
  }
}

function showOutlook(row) {
  const line = form.querySelector(`tr[data-commitment="${row.id}"]`);
  if (!line) return;
  line.querySelector("[data-after]").textContent = row.after;
  line.querySelector("[data-share]").textContent = row.share ?? "";
  const light = line.querySelector("[data-light]");
  light.className = `light light-${row.light}`;
  light.textContent = row.lightWords;
}

function notice(text) {
  if (notices.textContent === text) return;
  const box = document.createElement("p");
  box.className = "alert alert-warning";
  box.textContent = text;
  notices.replaceChildren(box);
}

// --- A session that ended: the text stays, somebody signs in next door, and keeping goes on.

const dialog = document.getElementById("signed-out");

function signedOut() {
  if (!dialog.open && !dialog.dataset.shown) dialog.showModal();
  dialog.dataset.shown = "1";
}

function signedIn() {
  delete dialog.dataset.shown;
  if (dialog.open) dialog.close();
}

dialog?.querySelector("[data-close]").addEventListener("click", () => dialog.close());

addEventListener("focus", async () => {
  if (!dialog?.dataset.shown) return;
  try {
    await refreshToken();
    signedIn();
    plan(0);
  } catch { /* Still signed out: the next attempt says so. */ }
});

// --- When to keep: a moment after the last key, and when the page is left.

if (form) {
  // A browser that comes back to a page may bring fields that are not what the server sent.
  addEventListener("pageshow", () => form.querySelectorAll("tr[data-commitment]").forEach(showState));
  form.addEventListener("input", () => plan(3000));
  form.addEventListener("change", () => plan(800));
  form.addEventListener("submit", () => {
    isSending = true;
    clearTimeout(timer);
    running?.abort();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden" || isSending || String(typed()) === kept) return;
    navigator.sendBeacon(`${form.dataset.path}/working-copy`, typed());
  });
  watchFiles(form, words, () => plan(0));
}
