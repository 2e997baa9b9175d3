/* On a device that was handed over: an answer goes to the clinic the moment it is chosen. Nothing is kept on the device. */

const form = document.querySelector("[data-question]");
const here = form.querySelector("[data-answer-here]");
let latest = 0;

function show(html) {
  here.innerHTML = html;
  const help = here.querySelector("[data-help]");
  form.elements.help_shown.value = help ? form.elements.answer.value : "";
  if (help) { help.focus({ preventScroll: true }); help.scrollIntoView({ block: "nearest" }); }
}

form.addEventListener("change", async (event) => {
  if (event.target.name !== "answer") return;
  const turn = ++latest;
  try {
    const answer = await fetch(location.href, {
      method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "X-Piece": "1" }, redirect: "manual",
    });
    if (turn !== latest) return; // a later answer is on its way
    if (answer.type === "opaqueredirect") return location.reload(); // closed meanwhile: the page that asks for a number
    if (!answer.ok) throw new Error(String(answer.status));
    show(await answer.text());
  } catch {
    if (turn === latest) show(document.querySelector("template[data-not-sent]").innerHTML);
  }
});
