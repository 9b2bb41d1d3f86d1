// The list of sentences that no proposal uses, by keyboard: R enters it, N makes, D dismisses.

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
