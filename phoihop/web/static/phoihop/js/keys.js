// One letter for the one act that waits on this page. Keys do nothing in boxes, while a
// Vietnamese letter is being composed, or when the person switched them off.

const inBox = (node) => node.closest?.("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  if (inBox(event.target) || !document.querySelector('[data-keys="on"]')) return;
  const key = event.key.toLowerCase();
  if (!/^[a-z]$/.test(key)) return;
  const button = document.querySelector(`[data-key="${key}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});
