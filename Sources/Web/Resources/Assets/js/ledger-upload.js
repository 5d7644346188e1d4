// A large file goes in pieces, with a bar, and goes on where it broke off. Without this the form sends it whole.
import { Refusal, send } from "./request.js";

const form = document.getElementById("upload-form");
const file = document.getElementById("file");
const status = document.getElementById("upload-status");
const box = document.getElementById("upload-progress");
const bar = box.querySelector("progress");
const button = form.querySelector("button[type=submit]");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const chosen = file.files[0];
  if (!chosen) return;
  if (chosen.size > Number(form.dataset.limit)) { status.textContent = form.dataset.large; return; }
  button.disabled = true;
  box.hidden = false;
  status.textContent = form.dataset.busy;
  try {
    location.assign(await carry(chosen));
  } catch (error) {
    button.disabled = false;
    status.textContent = error instanceof Refusal && error.message ? error.message : form.dataset.broken;
  } finally {
    delete form.dataset.sent;
  }
});

/** Sends the file and gives the page to go on with. */
async function carry(chosen) {
  let now = await begun(chosen);
  while (!now.isWhole) {
    show(now.received, chosen.size);
    now = await piece(chosen, now, 0);
  }
  show(chosen.size, chosen.size);
  return now.path;
}

async function begun(chosen) {
  for (const row of document.querySelectorAll("tr[data-upload]")) {
    if (row.dataset.name !== chosen.name || Number(row.dataset.size) !== chosen.size) continue;
    status.textContent = form.dataset.resume;
    return await state(row.dataset.upload);
  }
  return await send(`${form.getAttribute("action")}/begin`, new URLSearchParams({ name: chosen.name, size: chosen.size }));
}

async function state(path) {
  const response = await fetch(`${path}/state`, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Refusal(response.status, await response.json().catch(() => ({})));
  return await response.json();
}

/** One piece; a line that broke is tried again from where the server stands. */
async function piece(chosen, now, attempt) {
  const body = new FormData();
  body.append("offset", now.received);
  body.append("piece", chosen.slice(now.received, now.received + Number(form.dataset.piece)), "piece");
  try {
    return await send(`${now.path}/pieces`, body);
  } catch (error) {
    const isRefused = error instanceof Refusal && error.status !== 409 && error.status < 500;
    if (isRefused || attempt >= 5) throw error;
    await new Promise((resume) => setTimeout(resume, 500 * 2 ** attempt));
    const known = await state(now.path).catch(() => now);
    return known.isWhole ? known : piece(chosen, known, attempt + 1);
  }
}

function show(received, size) { bar.value = size > 0 ? (received * 100) / size : 0; }
