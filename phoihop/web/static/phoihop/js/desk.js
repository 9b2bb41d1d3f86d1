// The desk by keyboard: one letter, one act on what stands on the screen. Keys do nothing in
// boxes, while a Vietnamese letter is being composed, while an answer is awaited, or when the
// person switched them off.

import {
  dismissRest, enterRest, hitEvidence, inRest, makeOfRest, marked, propose, repaint, showInPaper,
  watchSelection, watchSides,
} from "./desk-marks.js";
const panel = () => document.querySelector("#panel");
const opened = () => document.querySelector("#open");
const BUTTONS = new Set(["a", "x", "s", "z", "j", "k"]);
let waiting = false;

const inBox = (node) => node.closest?.("input, textarea, select, [contenteditable]");
const keysOn = () => panel()?.dataset.keys === "on";

function edit() {
  const form = document.querySelector("[data-decide]");
  if (!form) return;
  const box = form.querySelector(".in.chk") || form.querySelector(".in");
  box.focus();
  if (box.select) box.select();
}

function press(key) {
  const scope = key === "z" ? panel() : opened();
  const button = scope?.querySelector(`[data-key="${key}"]`);
  if (button) button.click();
}

function onKey(event) {
  if (event.isComposing || event.repeat || event.ctrlKey || event.metaKey || event.altKey) {
    if (event.key === "Enter" && event.ctrlKey && inBox(event.target)) press("a");
    return;
  }
  if (inBox(event.target)) {
    if (event.key === "Escape") {
      event.preventDefault();
      opened().focus();
    } else if (event.key === "Enter" && !event.shiftKey && event.target.matches("[data-decide] textarea")) {
      // A box of one sentence: Enter takes it, as in a box of one line; Shift+Enter breaks the line.
      event.preventDefault();
      if (!waiting) press("a");
    }
    return;
  }
  if (!keysOn()) return;
  act(event);
}

function act(event) {
  const key = event.key.toLowerCase();
  if (event.shiftKey) {
    if (key === "a" && !waiting) {
      event.preventDefault();
      document.querySelector("[data-accept-all]")?.click();
    }
    return;
  }
  const done = BUTTONS.has(key) ? () => press(key) : ACTS[key];
  if (!done) return;
  event.preventDefault();
  if (!waiting) done();
}

const ACTS = {
  e: edit,
  "]": () => document.querySelector("#next-document")?.click(),
  r: enterRest,
  n: () => (marked() ? propose(marked()) : makeOfRest()),
  d: () => inRest() && dismissRest(),
};

function settle() {
  const card = opened();
  document.querySelectorAll("[data-edit]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", edit);
  });
  if (!card) return;
  restoreDraft();
  repaint(panel());
  showInPaper(card.dataset.p);
}

// --- What is being typed survives a reload and a lost line: it is kept in this tab until the server has
// taken it. Nothing is kept of a form that stands as it came.

const form = () => document.querySelector("[data-decide]");
const said = () => document.querySelector("#draft-said");

function keyOf(box) {
  const card = box.closest("#open");
  return `phoihop-draft:${location.pathname}:${card.dataset.p}`;
}

function boxes() {
  return [...form().elements].filter((box) => box.name && box.type !== "hidden");
}

function keep() {
  const values = Object.fromEntries(
    boxes().map((box) => [box.name, box.type === "checkbox" ? box.checked : box.value]),
  );
  sessionStorage.setItem(keyOf(form()), JSON.stringify(values));
}

function restoreDraft() {
  if (!form()) return;
  const kept = sessionStorage.getItem(keyOf(form()));
  if (!kept) return;
  const values = JSON.parse(kept);
  let changed = false;
  for (const box of boxes()) {
    if (!(box.name in values)) continue;
    const now = box.type === "checkbox" ? box.checked : box.value;
    if (now === values[box.name]) continue;
    if (box.type === "checkbox") box.checked = values[box.name];
    else box.value = values[box.name];
    changed = true;
  }
  if (changed && said()) said().hidden = false;
}

function forgetDraft(proposal) {
  sessionStorage.removeItem(`phoihop-draft:${location.pathname}:${proposal}`);
}

function watchDraft() {
  document.addEventListener("input", (event) => {
    if (event.target.closest("[data-decide]")) keep();
  });
}

document.addEventListener("keydown", onKey);
document.addEventListener("focusin", (event) => hitEvidence(event.target.dataset?.evidence));

let asked = null;

document.body.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.target.id === "presence") return;
  waiting = true;
  asked = event.detail.requestConfig.verb === "post" ? opened()?.dataset.p : null;
});
document.body.addEventListener("htmx:afterRequest", () => {
  waiting = false;
});
document.body.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id === "open") return opened()?.focus({ preventScroll: true });
  if (event.detail.target.id !== "panel") return;
  // The server has answered: what was decided, or what came back in the form itself, is safe there.
  if (asked) forgetDraft(asked);
  document.querySelector("#fault").hidden = true;
  settle();
  const wrong = opened()?.querySelector("[aria-invalid=true]");
  (wrong || opened())?.focus({ preventScroll: true });
  opened()?.scrollIntoView({ block: "nearest" });
});
// A fault of the server or of the line: nothing was swapped, so say it where it is read.
for (const fault of ["htmx:responseError", "htmx:sendError"]) {
  document.body.addEventListener(fault, () => {
    document.querySelector("#fault").hidden = false;
  });
}

watchSides();
watchSelection();
watchDraft();
settle();
