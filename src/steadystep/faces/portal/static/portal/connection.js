/* Measures one small download and says in plain words whether video or the telephone is wiser. Nothing is sent or kept. */

for (const check of document.querySelectorAll("[data-connection]")) {
  const button = check.querySelector("[data-connection-start]");
  const { address, fair, good, longest } = check.dataset;
  const say = (name) => check.querySelectorAll("[data-says]").forEach((one) => { one.hidden = one.dataset.says !== name; });
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    say("trying");
    say(await measured(address, Number(longest) * 1000, Number(fair), Number(good)));
    button.disabled = false;
  });
}

/* Megabits a second, counted from the first byte: how long the way there takes is no matter of width. */
async function measured(address, longest, fair, good) {
  try {
    const answer = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(longest) });
    if (!answer.ok) return "unknown";
    const from = performance.now();
    const bytes = (await answer.arrayBuffer()).byteLength;
    const speed = bytes * 8 / 1000 / Math.max(performance.now() - from, 1);
    return speed >= good ? "good" : speed >= fair ? "fair" : "weak";
  } catch {
    return navigator.onLine ? "weak" : "none";
  }
}
