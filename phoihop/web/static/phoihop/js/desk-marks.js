// Keeps the document on the left in step with the proposals on the right.

const paper = () => document.querySelector("#paper");

function fates(panel) {
  const pairs = (panel.dataset.decided || "").split(" ").filter(Boolean);
  return new Map(pairs.map((pair) => pair.split(":")));
}

export function repaint(panel) {
  if (!paper() || !panel) return;
  const decided = fates(panel);
  const open = panel.dataset.open;
  for (const mark of paper().querySelectorAll(".ev")) {
    const owners = mark.dataset.p.split(" ");
    mark.classList.toggle("done", owners.every((owner) => decided.has(owner)));
    mark.classList.toggle("on", owners.includes(open));
  }
  for (const number of paper().querySelectorAll(".no")) {
    const fate = decided.get(number.dataset.p);
    number.classList.toggle("done", fate === "done");
    number.classList.toggle("out", fate === "out");
  }
}

// Scrolls only the paper, never the page: the clerk's eyes stay where they are.
export function showInPaper(proposal) {
  const sheet = paper();
  const number = proposal && document.getElementById(`cau-${proposal}`);
  if (!sheet || !number) return;
  if (sheet.scrollHeight <= sheet.clientHeight) return;
  const inside = number.getBoundingClientRect().top - sheet.getBoundingClientRect().top;
  const visible = inside > 24 && inside < sheet.clientHeight - 96;
  if (!visible) sheet.scrollTop += inside - sheet.clientHeight / 3;
}

export function hitEvidence(evidence) {
  for (const part of document.querySelectorAll(".ev .hit")) part.classList.remove("hit");
  if (!evidence) return;
  const spans = evidence.split(" ").map((span) => span.split("-").map(Number));
  for (const part of document.querySelectorAll(".ev [data-s]")) {
    const start = Number(part.dataset.s);
    const end = Number(part.dataset.e);
    if (spans.some(([from, to]) => start >= from && end <= to)) part.classList.add("hit");
  }
}

// On narrow screens the two halves take turns.
export function watchSides() {
  const desk = document.querySelector(".desk");
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-side]");
    if (!link || !desk) return;
    desk.dataset.side = link.dataset.side;
    for (const tab of document.querySelectorAll(".switch a")) {
      if (tab.dataset.side === link.dataset.side) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    }
  });
  if (desk && location.hash.startsWith("#cau-") && window.innerWidth <= 1100) {
    document.querySelector('.switch a[data-side="document"]')?.click();
    document.querySelector(location.hash)?.scrollIntoView({ block: "center" });
  }
}

// --- Words marked in the paper become a proposal: by a bar that appears beside them, or by one key.

const bar = () => document.querySelector("#marked");

// Where a point of the page stands in the stored text: every run of words knows its own place.
function offsetOf(node, at) {
  const holder = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const part = holder?.closest?.("[data-s]");
  if (!part) return null;
  if (node.nodeType !== Node.TEXT_NODE) return Number(at ? part.dataset.e : part.dataset.s);
  return Number(part.dataset.s) + [...node.data.slice(0, at)].length;
}

function firstPart(range) {
  const parts = [...paper().querySelectorAll("[data-s]")].filter((part) => range.intersectsNode(part));
  return [parts[0], parts[parts.length - 1]];
}

export function marked() {
  const selection = document.getSelection();
  if (!paper() || !selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!paper().contains(range.commonAncestorContainer)) return null;
  const [first, last] = firstPart(range);
  if (!first) return null;
  const start = offsetOf(range.startContainer, range.startOffset) ?? Number(first.dataset.s);
  const end = offsetOf(range.endContainer, range.endOffset) ?? Number(last.dataset.e);
  return end > start ? { start, end } : null;
}

export function propose(span, kind = "") {
  const form = bar();
  if (!form || !span) return;
  form.elements.start.value = span.start;
  form.elements.end.value = span.end;
  form.elements.kind.value = kind;
  form.requestSubmit();
}

function show() {
  const form = bar();
  if (!form) return;
  form.hidden = !marked();
}

export function watchSelection() {
  document.addEventListener("selectionchange", show);
  bar()?.addEventListener("mousedown", (event) => {
    const button = event.target.closest("button[data-kind]");
    if (!button) return;
    event.preventDefault();
    propose(marked(), button.dataset.kind);
  });
}

// --- The list of sentences that no proposal uses, by keyboard: R enters it, N makes, D dismisses.

const list = () => document.querySelector("#chua-dung");
const rows = () => [...(list()?.querySelectorAll("li:not(.gone)") || [])];
const current = () => document.activeElement?.closest?.("#chua-dung li");

export const inRest = () => Boolean(current());

export function enterRest() {
  if (!list()) return;
  list().open = true;
  const all = rows();
  const next = all[all.indexOf(current()) + 1] || all[0] || list().querySelector("summary");
  (next.querySelector?.("a") || next).focus();
}

export function makeOfRest() {
  current()?.querySelector("[data-make]")?.click();
}

export function dismissRest() {
  const place = rows().indexOf(current());
  const button = current()?.querySelector("[data-dismiss]");
  if (!button) return;
  document.body.addEventListener(
    "htmx:afterSwap",
    () => {
      const all = rows();
      (all[Math.min(place, all.length - 1)]?.querySelector("a") || list()?.querySelector("summary"))?.focus();
    },
    { once: true },
  );
  button.click();
}
