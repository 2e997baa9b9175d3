/* The little behaviour every page shares. Pages work without it. No eval, no inline handlers. */

const typing = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;

/* keyboard: / search, g then a letter goes, ? lists the keys, j and k walk the rows */
let goPressed = 0;

function walkRows(step) {
  const rows = [...document.querySelectorAll("[data-row]")];
  if (rows.length === 0) return;
  const next = rows.indexOf(document.activeElement) + step;
  rows[Math.min(Math.max(next, 0), rows.length - 1)].focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "/") {
    const field = document.querySelector("[data-search]");
    if (field) { event.preventDefault(); field.focus(); field.select(); }
  } else if (event.key === "?") {
    document.getElementById("keys")?.showModal();
  } else if (event.key === "g") {
    goPressed = event.timeStamp;
    return;
  } else if (event.key === "j" || event.key === "k") {
    walkRows(event.key === "j" ? 1 : -1);
  } else if (event.timeStamp - goPressed < 1500) {
    document.querySelector(`[data-go="${CSS.escape(event.key)}"]`)?.click();
  }
  goPressed = -2000;
});

/* dialogs and menus */
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) document.getElementById(opener.dataset.opens)?.showModal();
  const closer = event.target.closest("[data-closes]");
  if (closer) closer.closest("dialog")?.close();
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target) || opener) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

/* light or dark: kept in a cookie so that the server draws the right one at once */
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-theme-switch]")) return;
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const now = root.dataset.theme === "system" ? system : root.dataset.theme;
  root.dataset.theme = now === "dark" ? "light" : "dark";
  document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
});

/* print buttons, and details that open themselves on paper */
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
const opened = new Set();
window.addEventListener("beforeprint", () => {
  for (const piece of document.querySelectorAll("details[data-print-open]:not([open])")) {
    piece.open = true;
    opened.add(piece);
  }
});
window.addEventListener("afterprint", () => {
  for (const piece of opened) piece.open = false;
  opened.clear();
});

/* a window that is or was made narrow asks for the drawing made for it; where that fails the wide one stays, and it asks again */
const narrow = matchMedia("screen and (max-width: 48rem)");
function drawNarrow() {
  if (!narrow.matches) return;
  for (const box of document.querySelectorAll("[data-narrow]")) bringNarrow(box, box.dataset.narrow);
}
async function bringNarrow(box, address) {
  box.removeAttribute("data-narrow");
  const answer = await fetch(address).catch(() => null);
  const page = new DOMParser().parseFromString(answer?.ok ? await answer.text() : "", "text/html");
  const drawing = page.getElementById(box.closest("figure").id)?.querySelector(".story-narrow");
  if (drawing) {
    box.append(drawing);
    box.classList.add("story-narrowed");
  } else box.dataset.narrow = address;
}
narrow.addEventListener("change", drawNarrow);

/* Lanes of a story under the first screen are drawn once that screen stands, so that a slow phone answers a tap sooner.
   A picture that somebody has seen already stays whole. */
function drawBelowLater() {
  const picture = document.querySelector("[data-newest] .story-svg");
  if (!picture || performance.getEntriesByType("paint").length > 0) return;
  const lanes = [...picture.querySelectorAll(":scope > [data-top]")];
  const after = lanes.at(-1)?.nextSibling ?? null;
  for (const lane of lanes) lane.remove(); // before anything asks where the picture lies, which lays the page out
  const { top, width } = picture.getBoundingClientRect();
  const seen = (innerHeight - (location.hash ? 0 : top)) * picture.viewBox.baseVal.width / width;
  const below = lanes.filter((lane) => lane.dataset.top > seen);
  const draw = (some) => { for (const lane of some) picture.insertBefore(lane, after); };
  draw(lanes.slice(0, lanes.length - below.length));
  const drawBelow = () => draw(below.splice(0));
  window.addEventListener("beforeprint", drawBelow);
  const idle = window.requestIdleCallback ?? setTimeout;
  requestAnimationFrame(() => requestAnimationFrame(() => idle(drawBelow, { timeout: 200 })));
}
drawBelowLater();

/* the story starts at its newest end: on a phone that is the part people came for */
function showStories() {
  drawNarrow();
  for (const box of document.querySelectorAll("[data-newest]")) box.scrollLeft = box.scrollWidth;
}
showStories();
document.addEventListener("htmx:after:swap", showStories);

/* a page that only names htmx gets it when a piece is first opened; what was opened meanwhile is told again */
const named = document.querySelector("meta[name=htmx]");
function bringHtmx(event) {
  if (!event.target.matches("details[hx-get]")) return;
  document.removeEventListener("toggle", bringHtmx, true);
  const script = document.createElement("script");
  script.src = named.content;
  script.addEventListener("load", () => setTimeout(() => { // after htmx's own start, which waits a tick
    for (const piece of document.querySelectorAll("details[hx-get][open]")) piece.dispatchEvent(new Event("toggle"));
  }));
  document.head.append(script);
}
if (named) document.addEventListener("toggle", bringHtmx, true);

/* a link in an error summary goes to its field, and the field takes the focus */
document.querySelector("[data-error-summary]")?.focus();

/* a field that finds while it is typed: the arrows walk its list, Enter in the field takes the first */
document.addEventListener("keydown", (event) => {
  const field = event.target.closest("[data-finds]");
  const list = field ? document.getElementById(field.dataset.finds) : event.target.closest("[data-found]")?.closest("ul");
  const found = [...(list?.querySelectorAll("[data-found]") ?? [])];
  if (found.length === 0) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const next = found.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    (found[Math.min(next, found.length - 1)] ?? document.querySelector("[data-finds]")).focus();
  } else if (event.key === "Enter" && field) {
    event.preventDefault();
    found[0].click();
  }
});
