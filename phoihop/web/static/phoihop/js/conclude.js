// Giving the tasks of a conclusion by keyboard: Enter in a lead goes on to the next task that has
// none, and at the end to the button. Without this script the same boxes are reached with Tab.

const leads = [...document.querySelectorAll("select[data-lead]")];
const done = document.querySelector("[data-give]");

function mark(lead) {
  const lacks = !lead.value;
  lead.closest("tr").classList.toggle("no-lead", lacks);
  lead.toggleAttribute("aria-invalid", lacks);
  if (lacks) lead.setAttribute("aria-invalid", "true");
  const said = document.getElementById(lead.getAttribute("aria-describedby"));
  if (said) said.hidden = !lacks;
}

// Who a class means stands beneath it as soon as it is chosen.
function preview(lead) {
  const row = lead.closest("td");
  const ofClass = lead.value.startsWith("nhom-");
  row.querySelector("[aria-live]").textContent = lead.selectedOptions[0]?.dataset.members || "";
  const own = row.querySelector("[data-own]");
  if (own) own.hidden = ofClass && lead.value !== own.dataset.own;
  const each = row.querySelector("[data-each]");
  if (each) each.hidden = !ofClass;
}

for (const [place, lead] of leads.entries()) {
  preview(lead);
  lead.addEventListener("change", () => {
    mark(lead);
    preview(lead);
  });
  lead.addEventListener("keydown", (event) => {
    if (event.isComposing || event.key !== "Enter") return;
    event.preventDefault();
    (leads.slice(place + 1).find((one) => !one.value) || done).focus();
  });
}

leads.find((one) => !one.value)?.focus();
