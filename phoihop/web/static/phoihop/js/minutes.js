// Minutes written at the table: each line is kept on this machine as it is typed, sent every two
// seconds, and never written over what another clerk has written meanwhile. Without this script the
// page is one form with a button.

const form = document.querySelector("[data-minutes]");
const address = form.dataset.minutes;
const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
const list = document.querySelector("#lines");
const blank = document.querySelector("#blank-line").content;
const clash = document.querySelector("#clash").content;
const saved = document.querySelector("#saved");
const offline = document.querySelector("#offline");
const refused = document.querySelector("#refused");
const restored = document.querySelector("#restored");
const speakers = [...document.querySelectorAll("[data-speaker]")];
const shelves = `bien-ban:${address}:`;
const page = key("p");
const EVERY = 2000;
const clashing = new Set();
let waiting = {};
let counter = Number(form.dataset.counter);
let sending = false;
let closed = false;
let timer = 0;

function key(letter) {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return `${letter}-${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

const rowOf = (name) => list.querySelector(`[data-key="${CSS.escape(name)}"]`);
const who = (row) => row.querySelector(".who");
const words = (row) => row.querySelector(".words");
const mark = (row) => row.querySelector(".mark");

function keep() {
  try {
    if (Object.keys(waiting).length) localStorage.setItem(shelves + page, JSON.stringify(waiting));
    else localStorage.removeItem(shelves + page);
  } catch {
    // A full or forbidden shelf: lines still go to the server every two seconds.
  }
}

function note(row) {
  const name = row.dataset.key;
  if (!Number(row.dataset.version) && !words(row).value.trim() && !waiting[name]) return;
  waiting[name] = {
    speaker: who(row).value,
    text: words(row).value,
    mark: mark(row).value,
    version: Number(row.dataset.version),
    page: row.dataset.page || page,
  };
  row.classList.add("unsent");
  keep();
  if (!timer) timer = setTimeout(send, EVERY);
}

async function send() {
  clearTimeout(timer);
  timer = 0;
  if (sending || closed) return;
  sending = true;
  const going = Object.entries(waiting).filter(([name]) => !clashing.has(name));
  const asked = { credentials: "same-origin", redirect: "error" };
  const lines = going.map(([name, entry]) => ({ key: name, ...entry }));
  try {
    const answer = going.length
      ? await fetch(address, {
          ...asked,
          method: "POST",
          headers: { "X-CSRFToken": token, "Content-Type": "application/json" },
          body: JSON.stringify({ since: counter, lines }),
        })
      : await fetch(`${address}?tu=${counter}`, asked);
    if (!answer.ok) throw new Error(String(answer.status));
    take(await answer.json(), Object.fromEntries(going));
    offline.hidden = true;
  } catch {
    offline.hidden = false;
    offline.querySelector("[data-at]").textContent = new Date().toLocaleTimeString("vi");
  } finally {
    sending = false;
  }
  if (offline.hidden && !closed && !timer && Object.keys(waiting).some((name) => !clashing.has(name)))
    timer = setTimeout(send, EVERY);
}

function take(answer, going) {
  refused.hidden = !answer.refused;
  refused.querySelector("[data-words]").textContent = answer.refused;
  if (answer.refused) {
    closed = true;
    return;
  }
  counter = answer.counter;
  for (const one of answer.conflicts) show(one.key, one.theirs);
  for (const line of answer.lines) settle(line, going[line.key]);
  keep();
  if (Object.keys(going).length) saved.textContent = `${form.dataset.saved} ${answer.at}`;
}

// Every line that was sent and does not clash stands on the server now.
function settle(line, sent) {
  if (clashing.has(line.key)) return;
  const row = rowOf(line.key) || add(line.key);
  const mine = waiting[line.key];
  if (mine && !sent) return;
  row.dataset.version = line.version;
  row.querySelector("[name^='v-']").value = line.version;
  if (mine && same(mine, sent)) {
    delete waiting[line.key];
    row.classList.remove("unsent");
  } else if (mine) mine.version = line.version;
  if (!mine) fill(row, line);
  row.querySelector(".by").textContent = line.by;
}

const same = (one, other) =>
  one.text === other.text && one.speaker === other.speaker && one.mark === other.mark;

function fill(row, line) {
  who(row).value = line.speaker;
  words(row).value = line.text;
  mark(row).value = line.mark;
  paint(row);
}

function paint(row) {
  row.dataset.mark = mark(row).value;
  words(row).rows = Math.min(12, Math.max(2, Math.ceil(words(row).value.length / 70)));
}

function add(name, before = null) {
  const row = blank.cloneNode(true).firstElementChild;
  row.dataset.key = name;
  for (const box of row.querySelectorAll("[name]")) {
    if (box.name === "key") box.value = name;
    else box.name = box.name + name;
  }
  list.insertBefore(row, before);
  return row;
}

function next(speaker) {
  const last = list.lastElementChild;
  const free = last && !words(last).value.trim() && !Number(last.dataset.version);
  const row = free ? last : add(key("m"));
  if (speaker) who(row).value = speaker;
  words(row).focus();
  row.scrollIntoView({ block: "nearest" });
  return row;
}

// Both wordings stand on the page until a person has chosen.
function show(name, theirs) {
  const row = rowOf(name);
  row.querySelector(".clash")?.remove();
  clashing.add(name);
  const box = clash.cloneNode(true).firstElementChild;
  box.querySelector("[data-by]").textContent = theirs.by;
  box.querySelector("[data-theirs]").textContent = `${theirs.speaker}: ${theirs.text}`;
  box.addEventListener("click", (event) => {
    const chosen = event.target.closest("button")?.dataset.keep;
    if (chosen) choose(row, theirs, chosen);
  });
  row.append(box);
}

function choose(row, theirs, chosen) {
  const name = row.dataset.key;
  const mine = { ...waiting[name] };
  clashing.delete(name);
  row.querySelector(".clash").remove();
  row.dataset.version = theirs.version;
  delete row.dataset.page;
  if (chosen !== "mine") {
    delete waiting[name];
    row.classList.remove("unsent");
    fill(row, theirs);
  }
  if (chosen === "both") {
    const copy = add(key("m"), row.nextElementSibling);
    fill(copy, mine);
    note(copy);
  }
  if (chosen === "mine") note(row);
  keep();
  words(row).focus();
}

function toggle(row, kind) {
  mark(row).value = mark(row).value === kind ? "" : kind;
  paint(row);
  note(row);
}

list.addEventListener("input", (event) => {
  const row = event.target.closest("[data-key]");
  paint(row);
  note(row);
});

document.addEventListener("keydown", (event) => {
  // Letters in the making belong to the input method (Telex, VNI).
  if (event.isComposing || event.keyCode === 229) return;
  const row = event.target.closest?.("[data-key]");
  const digit = /^Digit([1-9])$/.exec(event.code);
  if (event.ctrlKey && !event.altKey && !event.metaKey && digit && speakers[digit[1] - 1]) {
    event.preventDefault();
    const speaker = speakers[digit[1] - 1].dataset.speaker;
    if (row && !words(row).value.trim()) {
      who(row).value = speaker;
      words(row).focus();
    } else next(speaker);
  } else if (event.altKey && !event.ctrlKey && row && ["KeyK", "KeyG"].includes(event.code)) {
    event.preventDefault();
    toggle(row, event.code === "KeyK" ? "recommendation" : "assignment");
  } else if (event.key === "Enter" && !event.shiftKey && event.target.matches(".words, .who")) {
    event.preventDefault();
    if (event.target.matches(".who")) words(row).focus();
    else if (words(row).value.trim()) next(who(row).value);
  }
});

for (const one of speakers) one.addEventListener("click", () => next(one.dataset.speaker));

form.addEventListener("submit", (event) => {
  event.preventDefault();
  send();
});

document.querySelector("#finish")?.addEventListener("submit", async (event) => {
  if (!Object.keys(waiting).length) return;
  event.preventDefault();
  await send();
  if (!Object.keys(waiting).length) event.target.submit();
});

function restore() {
  let count = 0;
  for (const name of Object.keys(localStorage).filter((one) => one.startsWith(shelves))) {
    const kept = JSON.parse(localStorage.getItem(name) || "{}");
    for (const [line, entry] of Object.entries(kept)) {
      const row = rowOf(line) || add(line);
      fill(row, entry);
      row.dataset.version = entry.version;
      row.dataset.page = entry.page;
      row.classList.add("unsent");
      waiting[line] = entry;
      count += 1;
    }
    localStorage.removeItem(name);
  }
  keep();
  restored.hidden = !count;
  restored.querySelector("[data-count]").textContent = count;
}

try {
  restore();
} catch {
  // A shelf that cannot be read holds nothing that could be shown.
}
for (const row of list.children) paint(row);
next("");
setInterval(send, 5000);
if (Object.keys(waiting).length) send();
