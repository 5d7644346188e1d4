// Draws the table of quarters: what is reached as columns, the time as a line. The table stays; readers of the screen's
// words have it alone.
import "../vendor/chart.js";

const table = document.getElementById("quarters");
const frame = document.getElementById("quarters-chart");

function draw() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const rows = [...table.querySelectorAll("tbody tr")];
  const number = (text) => (text === undefined ? null : Number(text));
  const font = { family: getComputedStyle(document.body).fontFamily, size: 13 };
  return new globalThis.Chart(frame.querySelector("canvas"), {
    data: {
      labels: rows.map((row) => row.dataset.quarter),
      datasets: [
        {
          type: "line", label: table.dataset.time, data: rows.map((row) => number(row.dataset.time)),
          borderColor: colour("--ink"), backgroundColor: colour("--ink"), borderWidth: 2, borderDash: [6, 4],
          pointStyle: "circle", pointRadius: 4,
        },
        {
          type: "bar", label: table.dataset.actual, data: rows.map((row) => number(row.dataset.actual)),
          backgroundColor: colour("--link"), maxBarThickness: 56,
          pointStyle: "rect",
        },
      ],
    },
    options: {
      animation: false, maintainAspectRatio: false, responsive: true,
      plugins: {
        legend: { labels: { color: colour("--ink"), font, usePointStyle: true, boxWidth: 9, boxHeight: 9 } },
        tooltip: { callbacks: { label: (item) => `${item.dataset.label} ${item.formattedValue}%` } },
      },
      scales: {
        x: { ticks: { color: colour("--ink"), font }, grid: { color: colour("--line") } },
        y: {
          beginAtZero: true, suggestedMax: 100, grid: { color: colour("--line") },
          ticks: { color: colour("--ink-soft"), font, callback: (value) => `${value}%` },
        },
      },
    },
  });
}

if (table && frame && globalThis.Chart) {
  frame.hidden = false;
  let chart = draw();
  // Colours are put into the picture when it is drawn.
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    chart.destroy();
    chart = draw();
  });
  addEventListener("beforeprint", () => chart.resize());
}
