/* Read aloud by a voice of this device, and one thing at a time. Without this script everything stands there as always. */

const ways = (document.documentElement.dataset.reading ?? "").split(" ");
const main = document.querySelector("main");

/* Only voices that live on the device: what stands here is nobody else's to hear. */
function ownVoice() {
  const language = document.documentElement.lang.slice(0, 2);
  return speechSynthesis.getVoices().find((voice) => voice.localService && voice.lang.startsWith(language));
}

function wordsHere() {
  const wanted = "h1, h2, h3, p, li, legend, label, summary, button, dt, dd";
  const found = [...main.querySelectorAll(wanted)].filter((one) =>
    one.checkVisibility() && !one.closest("[data-reading-bar]") && !one.parentElement.closest("p, li, label, button, summary, legend"));
  return found.map((one) => one.innerText.trim()).filter(Boolean);
}

function readAloud() {
  const [start, stop, none] = ["[data-read-aloud]", "[data-read-stop]", "[data-no-voice]"].map((one) => document.querySelector(one));
  if (!start || !("speechSynthesis" in window)) { if (none) none.hidden = false; return; }
  const reading = (on) => { start.hidden = on; stop.hidden = !on; };
  start.hidden = false;
  start.addEventListener("click", () => {
    const voice = ownVoice();
    none.hidden = Boolean(voice);
    if (!voice) return;
    speechSynthesis.cancel();
    const said = wordsHere().map((words) => new SpeechSynthesisUtterance(words));
    said.forEach((one) => { one.voice = voice; one.rate = 0.9; speechSynthesis.speak(one); });
    if (said.length) { reading(true); said.at(-1).addEventListener("end", () => reading(false)); }
  });
  stop.addEventListener("click", () => { speechSynthesis.cancel(); reading(false); });
  addEventListener("pagehide", () => speechSynthesis.cancel());
}

/* Those that lie in no other of them. */
function outermost(form, wanted) {
  return [...form.querySelectorAll(wanted)].filter((one) => !one.parentElement.closest(wanted));
}

/* Sections of a page, or the questions of a form, one after the other. What warns or helps is never hidden. */
function oneAtATime() {
  const form = main.querySelector("form[data-check-in]");
  const parts = form ? outermost(form, ".field, fieldset, details")
    : [...main.querySelectorAll(":scope > .stack > section.card")].filter((one) => !one.querySelector("[data-help], .notice-urgent"));
  const template = document.querySelector("template[data-one-at-a-time]");
  if (!template || parts.length < 2) return;
  const bar = template.content.firstElementChild.cloneNode(true);
  const [back, place, next] = ["[data-one-back]", "[data-one-place]", "[data-one-next]"].map((one) => bar.querySelector(one));
  const asked = parts.findIndex((one) => one.contains(document.querySelector(":target, .field-errors")));
  let at = Math.max(asked, 0);
  const show = () => {
    parts.forEach((one, number) => { one.hidden = number !== at; });
    back.disabled = at === 0;
    next.disabled = at === parts.length - 1;
    place.textContent = `${at + 1} / ${parts.length}`;
  };
  const move = (step) => { at += step; show(); parts[at].scrollIntoView({ block: "nearest" }); };
  back.addEventListener("click", () => move(-1));
  next.addEventListener("click", () => move(1));
  parts.at(-1).after(bar);
  show();
}

if (ways.includes("aloud")) readAloud();
if (ways.includes("one")) oneAtATime();
