// What every page of the workspace shares. All of it is comfort: without it, pages still work.

document.documentElement.classList.add("js");

const menu = document.querySelector("details.me");

function closeMenu(backToButton) {
  if (!menu || !menu.open) return;
  menu.open = false;
  if (backToButton) menu.querySelector("summary").focus();
}

document.addEventListener("click", (event) => {
  if (menu && !menu.contains(event.target)) closeMenu(false);
});

document.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "Escape") closeMenu(true);
  if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey) {
    const search = document.querySelector("#board-search") || document.querySelector("#top-search");
    if (!search) return;
    event.preventDefault();
    search.focus();
    search.select();
  }
});

// Forms that came back with errors: read the summary first.
const summary = document.querySelector("[data-focus]");
if (summary) summary.focus();

// The browser's own words for "no file chosen" come in the browser's language, so ours replace them.
for (const input of document.querySelectorAll("input[data-names]")) {
  input.addEventListener("change", () => {
    const named = document.getElementById(input.dataset.names);
    if (input.files.length) named.textContent = input.files[0].name;
  });
}
