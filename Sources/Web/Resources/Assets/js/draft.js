// The notice beside its plan: what belongs together lights up together, and selected words can become a commitment.
// Without this the numbers before each commitment lead from one side to the other.

const notice = document.getElementById("notice");
const plan = document.getElementById("plan");
const byReference = new Map();
for (const element of document.querySelectorAll("[data-c]")) {
  for (const name of element.dataset.c.split(" ")) {
    if (!byReference.has(name)) byReference.set(name, []);
    byReference.get(name).push(element);
  }
}

let lit = [];
function light(names) {
  for (const element of lit) element.classList.remove("is-lit");
  lit = names.flatMap((name) => byReference.get(name) ?? []);
  for (const element of lit) element.classList.add("is-lit");
}

function names(event) {
  return event.target.closest?.("[data-c]")?.dataset.c.split(" ") ?? [];
}

for (const side of [notice, plan]) {
  side?.addEventListener("pointerover", (event) => light(names(event)));
  side?.addEventListener("pointerleave", () => light([]));
  side?.addEventListener("focusin", (event) => {
    const wanted = names(event);
    light(wanted);
    // Whoever goes through the plan by keyboard sees the words of the notice beside it.
    if (side === plan && wanted.length > 0) show(wanted[0]);
  });
}

/** Brings a commitment's words into view in the notice's own frame; the page itself stays where it is. */
function show(name) {
  const words = document.getElementById(`n-${name}`);
  if (!words || notice.scrollHeight <= notice.clientHeight) return;
  const place = words.getBoundingClientRect().top - notice.getBoundingClientRect().top + notice.scrollTop;
  notice.scrollTo({ top: Math.max(0, place - notice.clientHeight / 3) });
}

// A selection in the notice offers to become a commitment: its ends as Unicode characters of the notice's text.
const bar = document.getElementById("selection");
const add = document.getElementById("selection-add");

function place(node, offset) {
  const element = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("[data-s]");
  if (!element || !notice.contains(element)) return null;
  const before = node.nodeType === Node.TEXT_NODE ? node.data.slice(0, offset) : "";
  return Number(element.dataset.s) + Array.from(before).length;
}

if (bar && add) {
  const path = add.getAttribute("href");
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const range = selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    const start = range && place(range.startContainer, range.startOffset);
    const end = range && place(range.endContainer, range.endOffset);
    if (start === null || end === null || !(end > start)) { bar.hidden = true; return; }
    add.href = `${path}?start=${start}&end=${end}`;
    bar.hidden = false;
  });
}

// A link into a closed part opens it.
function open() {
  const target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
  const closed = target?.closest("details");
  if (closed) { closed.open = true; target.scrollIntoView(); }
}
addEventListener("hashchange", open);
open();
