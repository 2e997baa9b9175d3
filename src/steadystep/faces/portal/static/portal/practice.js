/* Practice forms: sent now, or kept on this phone and sent later by offline.js. Each filling-in has an id of its own, so that none is lost or doubled. */

const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
const newId = () => crypto.randomUUID?.() ?? "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) =>
  (digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (digit / 4)))).toString(16));

function tell(form, how, { says, help } = {}) {
  const place = form.querySelector("[data-answer]");
  place.replaceChildren(document.querySelector(`template[data-practice="${how}"]`).content.cloneNode(true));
  if (says) place.querySelector("[data-says]")?.replaceChildren(says);
  if (help) place.insertAdjacentHTML("beforeend", help);
  place.querySelector("[tabindex]")?.focus();
}

async function send(form, to, fields) {
  const answer = await fetch(to, {
    method: "POST", redirect: "manual", body: new URLSearchParams(fields),
    headers: { Accept: "application/json", "X-Piece": "1", "X-CSRFToken": token() },
  }).catch(() => null);
  if (!answer || answer.status === 401 || answer.type === "opaqueredirect" || answer.status >= 500) return { how: "kept" };
  if (!answer.headers.get("Content-Type")?.includes("json")) return { how: answer.ok ? "sent" : "kept" };
  return { how: answer.ok ? "sent" : "wrong", ...(await answer.json()) };
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-later]")) return;
  event.preventDefault();
  if (form.dataset.busy) return;
  form.dataset.busy = "yes";
  form.elements.filled_in_at.value = new Date().toISOString();
  form.dataset.entry ??= newId();
  const typed = [...new FormData(form)].filter(([name]) => !["csrfmiddlewaretoken", "id", "of"].includes(name));
  const id = form.dataset.entry, to = form.getAttribute("action");
  const outcome = await send(form, to, [...typed, ["id", id], ["of", localStorage.getItem("sender") ?? ""]]);
  delete form.dataset.busy;
  if (outcome.how === "sent" && !outcome.help && outcome.next) return location.assign(outcome.next);
  if (outcome.how === "kept") dispatchEvent(new CustomEvent("keep-for-later", { detail: { id, to, fields: typed, noStore: () => tell(form, "nobody") } }));
  tell(form, outcome.how, outcome);
  if (outcome.how === "wrong") return undefined;
  delete form.dataset.entry;
  return form.querySelector("button[type=submit]").setAttribute("hidden", "");
});
