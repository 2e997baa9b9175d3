/* Asks this browser to take notices, and hands what it gives to the form around the button. Nothing without a click. */
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

function named() {
  const system = /iPhone|iPad|Android|Windows|Mac|Linux/.exec(navigator.userAgent)?.[0] ?? "";
  const browser = /Firefox|Edg|Chrome|Safari/.exec(navigator.userAgent)?.[0].replace("Edg", "Edge") ?? "";
  return [browser, system].filter(Boolean).join(", ");
}

async function asked(form) {
  const { key, worker, scope } = form.dataset;
  if ((await Notification.requestPermission()) !== "granted") return false;
  const registration = await navigator.serviceWorker.register(worker, { scope });
  await navigator.serviceWorker.ready.catch(() => {});
  const given = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) });
  form.elements.endpoint.value = given.endpoint;
  form.elements.browser_key.value = text(given.getKey("p256dh"));
  form.elements.auth_secret.value = text(given.getKey("auth"));
  form.elements.called.value = named();
  return true;
}

for (const form of document.querySelectorAll("form[data-push]")) {
  const able = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
  form.hidden = !able;
  form.nextElementSibling.hidden = able;
  form.addEventListener("submit", (event) => {
    if (form.elements.endpoint.value) return;
    event.preventDefault();
    asked(form).then((given) => {
      if (given) form.submit();
      else form.nextElementSibling.hidden = false;
    }).catch(() => { form.nextElementSibling.hidden = false; });
  });
}
