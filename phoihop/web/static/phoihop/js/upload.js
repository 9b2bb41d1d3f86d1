// Dropping files or whole folders anywhere on the page. Files go one after the other, each with its
// own progress and its own answer; all of one visit form one batch, whose state is shown live.

import { filesIn } from "./dropped.js";

const form = document.querySelector("[data-upload]");
const queue = [];
let running = false;

const list = document.querySelector("#sending");
const live = document.querySelector("#live");
const batch = [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("");

function rowFor(file) {
  const row = document.querySelector("#sending-row").content.firstElementChild.cloneNode(true);
  row.querySelector(".nm").textContent = file.name;
  row.querySelector("progress").setAttribute("aria-label", file.name);
  row.querySelector(".msg").textContent = form.dataset.sending;
  list.append(row);
  return row;
}

function refuse(row, message) {
  row.classList.add("bad");
  row.querySelector("progress").remove();
  row.querySelector(".msg").textContent = message;
}

function send(file, row) {
  const body = new FormData();
  body.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
  body.append("batch", batch);
  body.append("files", file);
  const request = new XMLHttpRequest();
  const bar = row.querySelector("progress");
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) bar.value = Math.round((100 * event.loaded) / event.total);
  });
  request.upload.addEventListener("load", () => {
    bar.removeAttribute("value");
    row.querySelector(".msg").textContent = form.dataset.reading;
  });
  request.addEventListener("load", () => {
    if (request.status === 200) {
      const answer = new DOMParser().parseFromString(request.responseText, "text/html");
      const lines = [...answer.body.children];
      row.replaceWith(...lines.filter((line) => !line.dataset.batch));
      showBatch(lines.find((line) => line.dataset.batch));
    } else {
      refuse(row, form.dataset.noAnswer);
    }
    finished();
  });
  request.addEventListener("error", () => {
    refuse(row, form.dataset.noAnswer);
    finished();
  });
  request.open("POST", form.action);
  request.setRequestHeader("HX-Request", "true");
  request.send(body);
}

// What was taken in is shown by the batch, which asks the server itself how far the reading is.
let batchUrl = "";

function showBatch(line) {
  batchUrl = line?.dataset.batch || batchUrl;
  // While files are still sent, the line to the server is theirs.
  if (batchUrl && !queue.length) htmx.ajax("GET", batchUrl, { target: "#batch", swap: "outerHTML" });
}

// Once all of the batch is read it asks no more: the list below shows then how each file stands.
document.body.addEventListener("htmx:afterSwap", (event) => {
  const shown = document.querySelector("#batch");
  if (event.detail.target.id === "batch" && shown && !shown.hasAttribute("hx-get")) refreshList();
});

function finished() {
  running = false;
  next();
  if (running) return;
  live.textContent = form.dataset.finished;
  refreshList();
}

// The list below shows the new documents without losing the answers above it.
async function refreshList() {
  const answer = await fetch(location.href, { credentials: "same-origin" });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of ["#list", "#count"]) {
    const fresh = page.querySelector(part);
    const old = document.querySelector(part);
    if (fresh && old) old.replaceWith(document.adoptNode(fresh));
  }
}

function next() {
  if (running || !queue.length) return;
  running = true;
  send(...queue.shift());
}

function take(files) {
  live.textContent = "";
  for (const file of files) {
    if (file.name.startsWith(".") || file.name === "Thumbs.db") continue;
    const row = rowFor(file);
    if (file.size > Number(form.dataset.limit)) refuse(row, form.dataset.tooLarge);
    else queue.push([file, row]);
  }
  next();
}

const holdsFiles = (event) => [...(event.dataTransfer?.types || [])].includes("Files");
let depth = 0;

function watchDrops() {
  document.addEventListener("dragenter", (event) => {
    if (!holdsFiles(event)) return;
    depth += 1;
    document.body.classList.add("dropping");
  });
  document.addEventListener("dragleave", (event) => {
    if (!holdsFiles(event)) return;
    depth = Math.max(0, depth - 1);
    if (!depth) document.body.classList.remove("dropping");
  });
  document.addEventListener("dragover", (event) => {
    if (holdsFiles(event)) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    depth = 0;
    document.body.classList.remove("dropping");
    filesIn(event.dataTransfer).then(take);
  });
}

if (form) {
  const input = form.querySelector("input[type=file]");
  input.addEventListener("change", () => {
    take([...input.files]);
    input.value = "";
  });
  const folder = form.querySelector("#folder");
  const pickFolder = form.querySelector("[data-folder]");
  pickFolder.hidden = false;
  pickFolder.addEventListener("click", () => folder.click());
  folder.addEventListener("change", () => {
    take([...folder.files]);
    folder.value = "";
  });
  watchDrops();
}
