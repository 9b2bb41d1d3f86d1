// Words marked in the paper become a proposal: by a bar that appears beside them, or by one key.

const paper = () => document.querySelector("#paper");
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
