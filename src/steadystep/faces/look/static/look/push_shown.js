/* Shows a push message: its words are neutral, and its tag makes the same notice, sent twice, one. */
self.addEventListener("push", (event) => {
  let told = {};
  try {
    told = event.data?.json() ?? {};
  } catch {
    /* Not ours: something is shown all the same, because the browser asks for it. */
  }
  const shown = { body: told.body ?? "", tag: told.tag ?? "steadystep", data: { url: told.url ?? "/" } };
  event.waitUntil(self.registration.showNotification(told.title ?? "Steadystep", shown));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const address = new URL(event.notification.data?.url ?? "/", location.origin);
  const ours = address.origin === location.origin ? address.href : location.origin;
  event.waitUntil(self.clients.openWindow(ours));
});
