// The sheet of a plan: arrows move between lines, a block copied out of Excel fills boxes, leaving
// with words that were not saved asks first. Without this script the form works the same.

const form = document.querySelector("[data-plan]");
const columns = ["content", "lead", "co_operators", "time", "planned"];
let touched = false;

function boxesOf(column) {
  return [...form.querySelectorAll(`[data-col="${column}"]`)];
}

function grow(box) {
  if (box.tagName !== "TEXTAREA") return;
  box.rows = 1;
  while (box.scrollHeight > box.clientHeight + 4 && box.rows < 12) box.rows += 1;
}

form.addEventListener("input", (event) => {
  touched = true;
  grow(event.target);
});
form.addEventListener("submit", () => {
  touched = false;
});
window.addEventListener("beforeunload", (event) => {
  if (touched) event.preventDefault();
});

form.addEventListener("keydown", (event) => {
  const column = event.target.dataset.col;
  if (event.isComposing || !column) return;
  if (event.key === "s" && event.ctrlKey) {
    event.preventDefault();
    form.requestSubmit(form.querySelector("[name=save]"));
    return;
  }
  const typing = event.target.tagName === "TEXTAREA" && !event.ctrlKey;
  const step = { ArrowDown: 1, ArrowUp: -1, Enter: 1 }[event.key];
  if (!step || (typing && event.key !== "Enter") || event.shiftKey) return;
  event.preventDefault();
  const boxes = boxesOf(column);
  boxes[boxes.indexOf(event.target) + step]?.focus();
});

form.addEventListener("paste", (event) => {
  const column = event.target.dataset.col;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const rows = text.replace(/\r/g, "").replace(/\n+$/, "").split("\n").map((row) => row.split("\t"));
  if (!columns.includes(column) || (rows.length < 2 && rows[0].length < 2)) return;
  event.preventDefault();
  const first = columns.indexOf(column);
  const at = boxesOf(column).indexOf(event.target);
  rows.forEach((cells, down) => {
    cells.slice(0, columns.length - first).forEach((words, right) => {
      const box = boxesOf(columns[first + right])[at + down];
      if (!box) return;
      box.value = words.trim();
      grow(box);
    });
  });
  touched = true;
});

form.querySelectorAll("textarea").forEach(grow);
