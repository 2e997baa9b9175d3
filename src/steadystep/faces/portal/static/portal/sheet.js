/* A question is kept the moment it is answered. For a risk item the answer to that is help, in the same place. */

const form = document.querySelector("[data-sheet]");
const here = form.querySelector("[data-piece]");
const KEPT = `answer:${location.pathname}:${form.elements.form.value}`;
let latest = 0;

function show(html) {
  here.innerHTML = html;
  const help = here.querySelector("[data-help]");
  form.elements.help_shown.value = help ? form.elements.answer.value : "";
  if (help) { help.focus({ preventScroll: true }); help.scrollIntoView({ block: "nearest" }); }
}
const fromTemplate = (name) => document.querySelector(`template[${name}]`)?.innerHTML ?? "";

async function keep() {
  const turn = ++latest;
  const value = form.elements.answer.value;
  if (value === "") return;
  try {
    const answer = await fetch(form.action || location.href, {
      method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "X-Piece": "1", "HX-Request": "true" }, redirect: "manual",
    });
    if (turn !== latest) return; // a later answer is on its way
    if (answer.status === 401 || answer.type === "opaqueredirect") return keepHere(value);
    if (!answer.ok && answer.status !== 409 && answer.status !== 403) throw new Error(String(answer.status));
    sessionStorage.removeItem(KEPT);
    show(await answer.text());
  } catch {
    if (form.hasAttribute("data-at-once")) keepForLater(value);
    if (turn !== latest) return;
    if (!form.hasAttribute("data-at-once")) sessionStorage.setItem(KEPT, value);
    const risky = form.hasAttribute("data-at-once") && value !== "0";
    show(fromTemplate("data-offline") + (risky ? fromTemplate("data-offline-help") : ""));
    if (!form.hasAttribute("data-at-once")) addEventListener("online", keep, { once: true });
  }
}

/* a risk answer goes to the queue of the device (offline.js): sent also when this page is long closed */
function keepForLater(value) {
  const fields = [["form", form.elements.form.value], ["answer", value], ["filled_in_at", new Date().toISOString()]];
  const noStore = () => sessionStorage.setItem(KEPT, value); // then this tab keeps it, and sends it when the page is open again
  dispatchEvent(new CustomEvent("keep-for-later", { detail: { to: form.dataset.late, fields, noStore } }));
}

/* signed out meanwhile: the answer waits in this tab, and is sent when the same page is open again */
function keepHere(value) {
  if (form.hasAttribute("data-at-once")) keepForLater(value);
  else sessionStorage.setItem(KEPT, value);
  const risky = form.hasAttribute("data-at-once") && value !== "0";
  show(fromTemplate("data-signed-out-words") + (risky ? fromTemplate("data-offline-help") : ""));
}

form.addEventListener("change", (event) => { if (event.target.name === "answer") keep(); });
const before = sessionStorage.getItem(KEPT);
if (before !== null) {
  const choice = form.querySelector(`input[name="answer"][value="${CSS.escape(before)}"]`);
  if (choice) { choice.checked = true; keep(); }
}
