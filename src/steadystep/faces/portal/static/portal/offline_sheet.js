/* A whole questionnaire without a connection. Each answer is kept on this phone as it is given; offline.js sends what waits. */

const form = document.querySelector("[data-sheet-offline]");
const sender = localStorage.getItem("sender");
const KEY = `sheet:${sender}:${form.dataset.sheetOffline}`;
const newId = () => crypto.randomUUID?.() ?? "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) =>
  (digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (digit / 4)))).toString(16));
const read = () => JSON.parse(localStorage.getItem(KEY) ?? "null") ?? { form: newId(), answers: {} };
const show = (name, on = true) => { document.querySelector(`[data-show="${name}"]`).hidden = !on; };

const sheet = read();
for (const [item, value] of Object.entries(sheet.answers)) {
  const choice = form.querySelector(`input[name="item_${CSS.escape(item)}"][value="${CSS.escape(String(value))}"]`);
  if (choice) choice.checked = true;
}
if (!sender) { show("nobody"); form.hidden = true; }

const fields = (more = []) => [["form", sheet.form], ["words", form.dataset.words], ["filled_in_at", new Date().toISOString()], ...more];
const later = (to, sent) => dispatchEvent(new CustomEvent("keep-for-later", { detail: { to, fields: sent, noStore: () => show("no-store") } }));

form.addEventListener("change", ({ target }) => {
  const item = target.name.replace("item_", "");
  sheet.answers[item] = target.value;
  sheet.words = form.dataset.words;
  localStorage.setItem(KEY, JSON.stringify(sheet));
  show("kept");
  const question = target.closest("[data-risk-from]");
  if (!question) return;
  later(question.dataset.late, fields([["answer", target.value]]));
  question.querySelector("[data-help-here]").hidden = Number(target.value) < Number(question.dataset.riskFrom);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!Object.keys(sheet.answers).length) return show("empty");
  later(form.dataset.to, fields([["whole", "1"], ...Object.entries(sheet.answers).map(([item, value]) => [`item_${item}`, value])]));
  localStorage.removeItem(KEY);
  form.hidden = true;
  show("kept", false);
  show("waits");
  setTimeout(() => dispatchEvent(new Event("online")), 300); // once it lies in the queue: with a connection it goes now
});

/* the connection is back in the middle: the answers so far go into the sheet, and it goes on as usual */
addEventListener("online", async () => {
  if (form.hidden || !Object.keys(sheet.answers).length) return;
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
  const sent = fields([["of", sender], ...Object.entries(sheet.answers).map(([item, value]) => [`item_${item}`, value])]);
  const answer = await fetch(form.dataset.to, {
    method: "POST", body: new URLSearchParams(sent), redirect: "manual", headers: { "X-Piece": "1", "X-CSRFToken": token },
  }).catch(() => null);
  if (!answer?.ok) return;
  localStorage.removeItem(KEY);
  location.assign((await answer.json()).next);
});
