/* What is answered here is kept on this phone too, so that it goes on without a connection; what was answered without one goes in. */

const here = document.querySelector("[data-keep-sheet]");
const sender = localStorage.getItem("sender");
const KEY = `sheet:${sender}:${here.dataset.name}`;
const forget = () => localStorage.removeItem(KEY);
const known = Object.fromEntries(here.dataset.answers.split(" ").filter(Boolean).map((one) => one.split(":")));

async function sendSoFar(sheet) {
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
  const answers = Object.entries(sheet.answers).map(([item, value]) => [`item_${item}`, value]);
  const answer = await fetch(here.dataset.to, {
    method: "POST", redirect: "manual", headers: { "X-Piece": "1", "X-CSRFToken": token },
    body: new URLSearchParams([["form", sheet.form], ["of", sender], ["words", sheet.words ?? ""], ...answers]),
  }).catch(() => null);
  if (!answer?.ok) return;
  forget();
  location.reload();
}

/* without an answer and without a name; licensed words only for who is signed in, and gone with signing out. One language at a time */
async function keepBlank() {
  const blank = await fetch(here.dataset.keepSheet, { credentials: here.hasAttribute("data-signed-in") ? "same-origin" : "omit" });
  if (!blank.ok) return;
  const sheets = await caches.open("steadystep-sheets");
  await sheets.delete(here.dataset.keepSheet, { ignoreSearch: true });
  await sheets.put(here.dataset.keepSheet, blank);
}

if (here.hasAttribute("data-done")) forget();
else if (sender) {
  const kept = JSON.parse(localStorage.getItem(KEY) ?? "null");
  const unsent = kept && Object.keys(kept.answers).some((item) => !(item in known));
  if (unsent) sendSoFar(kept);
  else if (here.dataset.form) localStorage.setItem(KEY, JSON.stringify({ form: here.dataset.form, answers: known }));
  keepBlank().catch(() => {});
}

document.addEventListener("change", ({ target }) => {
  if (target.name !== "answer" || !here.dataset.item) return;
  const sheet = JSON.parse(localStorage.getItem(KEY) ?? "null");
  if (!sheet) return;
  sheet.answers[here.dataset.item] = target.value;
  localStorage.setItem(KEY, JSON.stringify(sheet));
});
document.addEventListener("submit", ({ target }) => { if (target.getAttribute("action")?.endsWith("/drop/") || target.querySelector('[name="anew"]:focus')) forget(); });
