// What is being typed survives a reload and a lost line: it is kept in this tab until the server has
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

export function restoreDraft() {
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

export function forgetDraft(proposal) {
  sessionStorage.removeItem(`phoihop-draft:${location.pathname}:${proposal}`);
}

export function watchDraft() {
  document.addEventListener("input", (event) => {
    if (event.target.closest("[data-decide]")) keep();
  });
}
