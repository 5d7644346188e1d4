// An import under way: the bar moves by itself, and the page goes on to what was found.

const box = document.getElementById("progress");
const bar = box.querySelector("progress");
const words = document.getElementById("progress-words");

async function look() {
  const response = await fetch(box.dataset.path, { headers: { Accept: "application/json" } });
  if (!response.ok) return;
  const now = await response.json();
  bar.value = Math.round(now.share * 100);
  words.textContent = now.words;
  if (now.isOver) location.reload();
}
setInterval(() => look().catch(() => {}), 400);
