// The month by arrow keys: a day to the side, a week up or down; Enter goes into the day's entries,
// Escape comes back, Page Up and Page Down turn the month. Tab still goes through every link.

const table = document.querySelector("table.month");
const cells = [...table.querySelectorAll("td[data-day]")];
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const TURNS = { PageUp: -1, PageDown: 1 };

const linkTo = (way) => document.querySelector(`.calbar a[rel="${way}"]`);

function enter(cell) {
  for (const one of cells) one.tabIndex = one === cell ? 0 : -1;
  cell.focus();
}

function turn(steps, day) {
  location.href = `${linkTo(steps < 0 ? "prev" : "next").href}#o-${day}`;
}

function dayAfter(day, steps) {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + steps);
  return moved.toISOString().slice(0, 10);
}

function monthAfter(day, steps) {
  const [year, month, number] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + steps, 0)).getUTCDate();
  const moved = new Date(Date.UTC(year, month - 1 + steps, Math.min(number, last)));
  return moved.toISOString().slice(0, 10);
}

function move(cell, steps) {
  const at = cells.indexOf(cell) + steps;
  if (cells[at]) enter(cells[at]);
  else turn(steps, dayAfter(cell.dataset.day, steps));
}

table.setAttribute("role", "grid");
const named = cells.find((cell) => location.hash === `#${cell.id}`);
for (const cell of cells) cell.tabIndex = -1;
const today = table.querySelector("td.today");
(named || today || cells.find((cell) => !cell.classList.contains("out"))).tabIndex = 0;
if (named) enter(named);

table.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const cell = event.target.closest("td[data-day]");
  if (!cell) return;
  const place = cells.indexOf(cell);
  if (event.key in STEPS) move(cell, STEPS[event.key]);
  else if (event.key === "Home") enter(cells[place - (place % 7)]);
  else if (event.key === "End") enter(cells[place - (place % 7) + 6]);
  else if (event.key in TURNS) turn(TURNS[event.key], monthAfter(cell.dataset.day, TURNS[event.key]));
  else if (event.key === "Escape" && event.target !== cell) enter(cell);
  else if (event.key === "Enter" && event.target === cell) cell.querySelector("a")?.focus();
  else return;
  event.preventDefault();
});
