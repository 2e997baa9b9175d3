// allauth tells failures only to the console; a person has to see them on the page.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const words = document.querySelector("[data-passkey-failed]");
  if (words) {
    words.hidden = false;
    words.scrollIntoView({ block: "nearest" });
  }
});
