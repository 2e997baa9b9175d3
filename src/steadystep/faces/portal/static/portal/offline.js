/* The portal without a connection: registers the worker, keeps check-ins until they are sent, keeps or drops the safety plan. */

const KEPT = "steadystep-kept";
const sender = document.querySelector('meta[name="sender"]')?.content;
if (sender) localStorage.setItem("sender", sender);

navigator.serviceWorker?.register(`/my/worker.js?lang=${document.documentElement.lang}`, { scope: "/my/" }).catch(() => {});

/* a second tap while the first is on its way does nothing */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-once]")) return;
  if (form.dataset.sending && performance.now() - form.dataset.sending < 8000) event.preventDefault();
  form.dataset.sending = performance.now();
});
/* a picture is too much for the queue below: without a connection the page says so and keeps what was chosen */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-needs-connection]")) return;
  form.querySelector("[data-no-connection]").hidden = navigator.onLine;
  if (navigator.onLine) return;
  event.preventDefault();
  delete form.dataset.sending; // it may be sent at once when there is a connection again
});
addEventListener("pageshow", () => document.querySelectorAll("[data-sending]").forEach((form) => delete form.dataset.sending));

/* the queue: one store, keyed by the id that the server knows each check-in by */
function store(mode, act) {
  return new Promise((done, failed) => {
    const opening = indexedDB.open("steadystep", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("queue", { keyPath: "id" });
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const change = opening.result.transaction("queue", mode);
      const asked = act(change.objectStore("queue"));
      change.oncomplete = () => { opening.result.close(); done(asked.result); };
      change.onerror = () => failed(change.error);
    };
  });
}
/* what this person filled in here and is not sent yet, in the order it was filled in */
const waiting = async () => (await store("readonly", (queue) => queue.getAll()))
  .filter((one) => one.of === localStorage.getItem("sender")).sort((one, other) => (one.at ?? 0) - (other.at ?? 0));

const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
const newId = () => crypto.randomUUID?.() ?? "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) =>
  (digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (digit / 4)))).toString(16));

/* when something was last taken: a page that was asked for before does not hold it, and nothing waits that would tell it so */
const SENT = "sent-last";
function drawnTooSoon() {
  const last = Number(sessionStorage.getItem(SENT));
  sessionStorage.removeItem(SENT);
  return last > performance.timeOrigin;
}
if (drawnTooSoon() && document.querySelector("[data-waiting]")) location.reload();

/* "sent", "wrong" (the server says what), "signin", "away" when there is no way through, or "kept" */
async function send(one) {
  let answer;
  try {
    answer = await fetch(one.to, {
      method: "POST", body: new URLSearchParams(one.fields), redirect: "manual",
      headers: { Accept: "application/json", "X-Piece": "1", "X-CSRFToken": token() },
    });
  } catch {
    return { how: "away" };
  }
  if (answer.ok) {
    const said = await answer.json();
    // Before it leaves the queue: a page that ends in between would otherwise take the help with it.
    if (said.help) owe(said.help, one.of);
    sessionStorage.setItem(SENT, Date.now());
    await store("readwrite", (queue) => queue.delete(one.id));
    return { how: "sent", ...said };
  }
  if (answer.status === 422) {
    await store("readwrite", (queue) => queue.delete(one.id));
    return { how: "wrong", ...(await answer.json()) };
  }
  return { how: answer.status === 401 || answer.type === "opaqueredirect" ? "signin" : "kept" };
}

/* what another script of the page could not send */
addEventListener("keep-for-later", ({ detail }) => {
  const id = detail.id ?? newId(), of = localStorage.getItem("sender");
  const one = { id, of, at: Date.now(), to: detail.to, fields: [...detail.fields, ["id", id], ["of", of ?? ""]] };
  store("readwrite", (queue) => queue.put(one)).then(tryAgain, detail.noStore);
});

let flushing = null;
async function flushAll() {
  const tried = new Set();
  const next = async () => (await waiting()).find(({ id }) => !tried.has(id)); // also what was kept while this ran
  let last = null;
  for (let one = await next(); one; one = await next()) {
    tried.add(one.id);
    const outcome = await send(one);
    if (outcome.how === "away" || outcome.how === "signin") return last?.help ? last : outcome; // help is shown, whatever waits
    if (outcome.how === "kept") continue;
    // Help stays with the words that came with it: a later answer that only thanks must not take them away.
    const graver = last?.help && !outcome.help ? last : outcome;
    last = { ...outcome, says: graver.says, help: graver.help, next: outcome.next ?? last?.next };
  }
  return last; // one that the server cannot take now waits on, and holds up no other
}
const flush = () => (flushing ??= flushAll().finally(() => { flushing = null; }));

function tell({ how, says, help, next }) {
  const here = document.querySelector("[data-answer-here]");
  const words = document.querySelector(`template[data-words="${how}"]`);
  if (!words) return how === "sent" ? sentFromElsewhere(here, says, help) : undefined;
  if (!here) return undefined;
  here.replaceChildren(words.content.cloneNode(true));
  if (says) here.querySelector("[data-says]")?.replaceChildren(says);
  if (help) showHelp(here, "beforeend", help);
  else if (how === "sent" && next) return location.assign(next);
  here.scrollIntoView({ block: "start" });
  return here.querySelector("[tabindex]")?.focus();
}

/* what had waited went while another page is open: help comes first there too */
function sentFromElsewhere(here, says, help) {
  const place = here ?? document.querySelector("main");
  here?.replaceChildren(says ?? "");
  if (!help) return;
  showHelp(place, "afterbegin", help);
  place.querySelector("[data-help]")?.focus();
}

/* help that came while the page was being left is there again on the next one: only what stood a moment counts as seen. It is
   for who gave the answer: nobody else who signs in on this tab is shown it */
const HELP = "help-not-seen-yet", SEEN_AFTER = 5_000, OWED_FOR = 3_600_000; // ms
let signingOut = false, seeing = 0;
function owe(help, of) {
  if (!signingOut) sessionStorage.setItem(HELP, JSON.stringify({ help, of, at: Date.now() }));
}
function seenSoon() {
  clearTimeout(seeing);
  seeing = setTimeout(() => sessionStorage.removeItem(HELP), SEEN_AFTER);
}
function showHelp(place, where, help) {
  document.querySelectorAll("[data-help]").forEach((earlier) => earlier.remove()); // once on a page is enough
  place.insertAdjacentHTML(where, help);
  seenSoon();
}
function showOwed() {
  const owed = JSON.parse(sessionStorage.getItem(HELP) ?? "null");
  if (!owed || !sender) return; // a page of the shell knows nobody, and has help of its own
  if (owed.of !== sender || Date.now() - owed.at > OWED_FOR) sessionStorage.removeItem(HELP);
  else if (document.querySelector("[data-help]")) seenSoon(); // the server shows it already
  else showHelp(document.querySelector("main"), "afterbegin", owed.help);
}
showOwed();

document.querySelector("[data-check-in]")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  if (form.dataset.sending) return;
  form.dataset.sending = "yes";
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  form.elements.filled_in_at.value = now.toISOString();
  form.elements.day.value = day;
  const fields = [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
  const id = form.elements.id?.value || newId();
  if (!form.elements.id) fields.push(["id", id], ["of", localStorage.getItem("sender") ?? ""]);
  const one = { id, of: localStorage.getItem("sender"), at: Date.now(), to: form.getAttribute("action"), fields };
  try {
    await store("readwrite", (queue) => queue.put(one));
  } catch {
    return HTMLFormElement.prototype.submit.call(form); // no storage here: send it the plain way
  }
  const outcome = await send(one);
  if (outcome.how === "away") outcome.how = "kept";
  if (outcome.how === "wrong") delete form.dataset.sending;
  else form.hidden = outcome.how !== "sent" || Boolean(outcome.help);
  tell(outcome);
});

/* a server that was busy for a moment has no "online" event: while the page is open, what waits is tried again */
const AGAIN = 20_000; // ms
const tryAgain = () => setTimeout(() => sendWaiting().catch(() => {}), AGAIN);

/* each one carries whose it is, and the server takes it from nobody else */
async function sendWaiting() {
  if (!localStorage.getItem("sender")) return;
  const left = (await waiting()).length;
  const outcome = left ? await flush() : null;
  const still = left ? (await waiting()).length : 0;
  if (still && outcome?.how !== "signin") tryAgain();
  const sign = document.querySelector("[data-waiting]");
  if (sign) sign.hidden = !still;
  if (!left || (still && !outcome?.help)) return;
  if (sign && !outcome?.help) location.reload();
  else if (outcome) tell(outcome);
}
addEventListener("online", sendWaiting);
sendWaiting().catch(() => {});

/* the care team knows which version of the safety plan is on the phone: said when it is kept anew, and when it goes */
const PLAN_KEPT = "/my/help/kept/", SAY_KEPT = "/my/safety-plan/kept/";
const sayKept = (kept) => fetch(SAY_KEPT, {
  method: "POST", headers: { "X-Piece": "1", "X-CSRFToken": token() },
  body: new URLSearchParams({ kept: kept ? "1" : "0", id: newId(), of: localStorage.getItem("sender") ?? "" }),
}).catch(() => {});

/* the safety plan, or the list of medicines, on this device: only if the client says so */
const offer = document.querySelector("[data-keep]");
async function showKept() {
  const kept = Boolean(await (await caches.open(KEPT)).match(offer.querySelector("[data-keep-plan]").dataset.address));
  offer.hidden = false;
  offer.querySelector("[data-keep-plan]").hidden = kept;
  offer.querySelector("[data-drop-plan]").hidden = !kept;
  return kept;
}
if (offer && "caches" in window) {
  const keep = offer.querySelector("[data-keep-plan]");
  const isPlan = keep.dataset.address === PLAN_KEPT;
  const refresh = async () => {
    await (await caches.open(KEPT)).add(new Request(keep.dataset.address, { cache: "reload" }));
    if (isPlan) await sayKept(true);
  };
  keep.addEventListener("click", async () => { await refresh(); await showKept(); });
  offer.querySelector("[data-drop-plan]").addEventListener("click", async () => {
    await (await caches.open(KEPT)).delete(keep.dataset.address);
    await showKept();
    if (isPlan) await sayKept(false);
  });
  showKept().then((kept) => kept && refresh()).catch(() => {});
}

/* a kept list of medicines is brought up to date whenever Today is opened with a connection (R39) */
const MEDICINES_KEPT = "/my/medicines/kept/";
async function freshMedicines() {
  const kept = await caches.open(KEPT);
  if (await kept.match(MEDICINES_KEPT)) await kept.add(new Request(MEDICINES_KEPT, { cache: "reload" }));
}
if (location.pathname === "/my/" && navigator.onLine && "caches" in window) freshMedicines().catch(() => {});

/* signing out: try to send what waits, then leave nothing personal behind; what could not be sent stays, unreadable in the page */
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.getAttribute("action")?.includes("/logout/") || form.dataset.cleared) return;
  event.preventDefault();
  form.dataset.cleared = "yes";
  const sent = await Promise.race([flush(), new Promise((go) => setTimeout(go, 3000))]).catch(() => {});
  if (sent?.help) { // it is read first; a second tap signs out
    delete form.dataset.cleared;
    return tell(sent);
  }
  signingOut = true;
  if ("caches" in window) {
    const had = await (await caches.open(KEPT)).match(PLAN_KEPT);
    await caches.delete(KEPT);
    await caches.delete("steadystep-sheets"); // a clinic's licensed words are for who is signed in
    if (had) await Promise.race([sayKept(false), new Promise((go) => setTimeout(go, 2000))]);
  }
  if ((await waiting().catch(() => [])).length === 0) localStorage.removeItem("sender");
  sessionStorage.clear();
  Object.keys(localStorage).filter((key) => key.startsWith("sheet:")).forEach((key) => localStorage.removeItem(key));
  HTMLFormElement.prototype.submit.call(form);
});
