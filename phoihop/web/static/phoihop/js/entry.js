// Filling in a report: every box is sent as it is left, kept on this machine until the server has
// it, moved through with arrows, and filled from a block copied out of Excel. Without this script
// the same form is sent with its two buttons.

const form = document.querySelector("[data-entry]");
const address = form.dataset.entry;
const shelf = `bao-cao:${address}`;
const boxes = [...form.querySelectorAll("input[name^='o-']")];
const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
const offline = document.querySelector("#offline");
const refused = document.querySelector("#refused");
const saved = document.querySelector("#saved");
let waiting = read();
let sending = false;
let soon = 0;

function read() {
  try {
    return JSON.parse(localStorage.getItem(shelf)) || {};
  } catch {
    return {};
  }
}

function keep() {
  try {
    if (Object.keys(waiting).length) localStorage.setItem(shelf, JSON.stringify(waiting));
    else localStorage.removeItem(shelf);
  } catch {
    // A full or forbidden shelf: what is on the page still goes with the form's own buttons.
  }
}

const keyOf = (box) => box.name.slice(2);
const seenOf = (key) => form.querySelector(`input[name="thay-${CSS.escape(key)}"]`);

function note(box) {
  const seen = seenOf(keyOf(box));
  if (box.value === seen.value && !(box.name in waiting)) return;
  waiting[box.name] = { value: box.value, seen: seen.value };
  box.classList.add("unsent");
  keep();
  sendSoon();
}

// A moment later: a pasted block goes as one, and the form's own button takes what it was left with.
function sendSoon() {
  clearTimeout(soon);
  soon = setTimeout(send, 150);
}

async function send() {
  if (sending || !Object.keys(waiting).length) return;
  sending = true;
  const going = { ...waiting };
  const body = new FormData();
  for (const [name, entry] of Object.entries(going)) {
    body.append(name, entry.value);
    if (name.startsWith("o-")) body.append(`thay-${name.slice(2)}`, entry.seen);
  }
  try {
    const answer = await fetch(address, {
      method: "POST",
      body,
      headers: { "X-CSRFToken": token },
      credentials: "same-origin",
      redirect: "error",
    });
    if (!answer.ok) throw new Error(String(answer.status));
    take(await answer.json(), going);
    offline.hidden = true;
  } catch {
    offline.hidden = false;
    offline.querySelector("[data-at]").textContent = new Date().toLocaleTimeString("vi", {
      hour: "2-digit",
      minute: "2-digit",
    });
  } finally {
    sending = false;
  }
  if (offline.hidden && Object.keys(waiting).length) send();
}

function take(answer, going) {
  const stop = answer.conflict || answer.refused;
  refused.hidden = !stop;
  refused.querySelector("[data-words]").textContent = stop;
  for (const [name, entry] of Object.entries(going)) {
    if (waiting[name] && waiting[name].value === entry.value) delete waiting[name];
    if (!name.startsWith("o-")) continue;
    settle(name.slice(2), answer, entry);
  }
  keep();
  if (!stop) saved.textContent = `${form.dataset.saved} ${answer.at}`;
}

function settle(key, answer, entry) {
  const box = form.querySelector(`input[name="o-${CSS.escape(key)}"]`);
  const problem = answer.problems[key];
  const say = document.getElementById(`t-${key}`);
  say.querySelectorAll(".err[data-live]").forEach((line) => line.remove());
  box.classList.remove("unsent");
  box.toggleAttribute("aria-invalid", Boolean(problem));
  if (problem) {
    box.setAttribute("aria-invalid", "true");
    const line = document.createElement("p");
    line.className = "err";
    line.dataset.live = "1";
    line.textContent = problem;
    say.append(line);
    return;
  }
  if (answer.conflict || answer.refused) return;
  seenOf(key).value = answer.now[key];
  if (box.value === entry.value) box.value = answer.now[key];
}

function move(box, step) {
  const next = boxes[boxes.indexOf(box) + step];
  if (!next) return;
  next.focus();
  next.select();
}

form.addEventListener("change", (event) => {
  const box = event.target;
  if (boxes.includes(box)) note(box);
  else if (box.name?.startsWith("v-")) {
    waiting[box.name] = { value: box.value, seen: "" };
    keep();
    sendSoon();
  }
});

form.addEventListener("keydown", (event) => {
  if (event.isComposing || !boxes.includes(event.target)) return;
  const step = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
  if (!step || event.ctrlKey) return;
  event.preventDefault();
  note(event.target);
  move(event.target, step);
});

form.addEventListener("paste", (event) => {
  const at = boxes.indexOf(event.target);
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const rows = text.replace(/\r/g, "").replace(/\n$/, "").split("\n");
  if (at < 0 || rows.length < 2) return;
  event.preventDefault();
  rows.slice(0, boxes.length - at).forEach((row, index) => {
    boxes[at + index].value = row.split("\t")[0].trim();
    note(boxes[at + index]);
  });
});

// What an earlier visit could not send comes back into its boxes.
for (const [name, entry] of Object.entries(waiting)) {
  const box = form.elements[name];
  if (!box || box.value === entry.value) {
    delete waiting[name];
    continue;
  }
  box.value = entry.value;
  box.classList.add("unsent");
}
keep();
send();
window.addEventListener("online", send);
setInterval(send, 10000);
form.addEventListener("submit", () => {
  clearTimeout(soon);
  sending = true;
});
