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
