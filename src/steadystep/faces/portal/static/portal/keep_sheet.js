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
    body: new URLSearchParams([["form", sheet.form], ["of", sender], ...answers]),
  }).catch(() => null);
  if (!answer?.ok) return;
  forget();
  location.reload();
}

if (here.hasAttribute("data-done")) forget();
else if (sender) {
  const kept = JSON.parse(localStorage.getItem(KEY) ?? "null");
  const unsent = kept && Object.keys(kept.answers).some((item) => !(item in known));
  if (unsent) sendSoFar(kept);
  else if (here.dataset.form) localStorage.setItem(KEY, JSON.stringify({ form: here.dataset.form, answers: known }));
  caches?.open("steadystep-sheets").then((cache) => cache.add(new Request(here.dataset.keepSheet, { credentials: "omit" }))).catch(() => {});
}

document.addEventListener("change", ({ target }) => {
  if (target.name !== "answer" || !here.dataset.item) return;
  const sheet = JSON.parse(localStorage.getItem(KEY) ?? "null");
  if (!sheet) return;
  sheet.answers[here.dataset.item] = target.value;
  localStorage.setItem(KEY, JSON.stringify(sheet));
});
document.addEventListener("submit", ({ target }) => { if (target.getAttribute("action")?.endsWith("/drop/") || target.querySelector('[name="anew"]:focus')) forget(); });
