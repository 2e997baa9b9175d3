{% load static %}/* Keeps the shell and the help page for when there is no connection. Nothing personal, except the safety plan and the
   list of medicines that the client chose to keep (put into KEPT by the page, removed at sign-out), and questionnaires without an answer. Everything else always comes from the network. */
importScripts("{% static 'look/push_shown.js' %}");
const LANGUAGE = "{{ language|escapejs }}";
const FILES = [
  {% for sheet in sheets %}"{{ sheet }}", {% endfor %}
  "{% static 'portal/portal.css' %}", "{% static 'portal/offline.js' %}", "{% static 'portal/offline_sheet.js' %}", "{% static 'portal/practice.js' %}", "{% static 'look/look.js' %}",
  "{% static 'look/source-sans-3-latin-400.woff2' %}", "{% static 'look/source-sans-3-latin-600.woff2' %}", "{% static 'portal/icon.svg' %}",
];
const HELP = "{% url 'portal:help' %}", PLAIN = "{% url 'portal:plain_help' %}?lang=" + LANGUAGE;
const CHECK_IN = "{% url 'portal:check_in' %}", BLANK = "{% url 'portal:offline_check_in' %}?lang=" + LANGUAGE;
const MEDICINES = "{% url 'portal:my_medicines' %}", KEPT_MEDICINES = "{% url 'portal:kept_medicines' %}";
const PRACTICE = "{% url 'portal:practice' %}", KEPT_PRACTICE = "{% url 'portal:kept_practice' %}", BLANK_PRACTICE = "{% url 'portal:offline_practice' %}?lang=" + LANGUAGE;
const SHEET = /^\/my\/questions\/([a-z0-9_-]+)\//, SHEETS = "steadystep-sheets";
const AWAY = "{% url 'portal:offline' %}?lang=" + LANGUAGE;
const SHELL = "steadystep-shell-" + [LANGUAGE, ...FILES].join("|"), KEPT = "steadystep-kept", KEPT_PLAN = "{% url 'portal:kept_help' %}";

self.addEventListener("install", (event) => event.waitUntil((async () => {
  const cache = await caches.open(SHELL);
  // Without cookies: what is kept in the shell is what a stranger would see.
  const pages = [PLAIN, BLANK, AWAY].map((address) => new Request(address, { credentials: "omit", cache: "reload" }));
  await cache.addAll([...FILES, ...pages]);
  await self.skipWaiting();
})()));

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const old = (await caches.keys()).filter((name) => name.startsWith("steadystep-shell-") && name !== SHELL);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
})()));

async function away(path) {
  const shell = await caches.open(SHELL);
  if (path === CHECK_IN) return shell.match(BLANK);
  const sheet = path.match(SHEET);
  if (sheet) return (await (await caches.open(SHEETS)).match(`/my/offline/questions/${sheet[1]}/`, { ignoreSearch: true })) ?? shell.match(AWAY);
  const kept = await caches.open(KEPT);
  if (path === MEDICINES) return (await kept.match(KEPT_MEDICINES)) ?? shell.match(AWAY);
  if (path.startsWith(PRACTICE)) return (await kept.match(KEPT_PRACTICE)) ?? (await shell.match(BLANK_PRACTICE)) ?? shell.match(AWAY);
  if (path !== HELP) return shell.match(AWAY);
  return (await kept.match(KEPT_PLAN)) ?? shell.match(PLAIN);
}

/* All sheets without an answer are the heaviest page: fetched once somebody practises, not with the first load. */
async function keepBlankPractice() {
  const shell = await caches.open(SHELL);
  if (!(await shell.match(BLANK_PRACTICE))) await shell.add(new Request(BLANK_PRACTICE, { credentials: "omit" }));
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => away(address.pathname)));
    if (address.pathname.startsWith(PRACTICE)) event.waitUntil(keepBlankPractice().catch(() => {}));
  } else if (FILES.includes(address.pathname)) {
    event.respondWith(fetch(request).catch(async () => (await caches.match(request)) ?? Response.error()));
  }
});
