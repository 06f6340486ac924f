// What the terminal (textual.js) leaves to the page: keys go to it without a click, and to the button when it has ended.
"use strict";

const again = document.getElementById("again");
const isEnded = () => document.body.classList.contains("-closed");

function focus() {
  (isEnded() ? again : document.querySelector(".xterm-helper-textarea"))?.focus();
}

again.addEventListener("click", () => location.replace("/"));
window.addEventListener("focus", focus);
new MutationObserver(focus).observe(document.body, { attributes: true, attributeFilter: ["class"] });

// Ctrl+V is the browser's: the terminal would send it on as a key, and nothing would be pasted.
function leaveToBrowser(event) {
  if (event.ctrlKey && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "v") event.stopPropagation();
}

document.addEventListener("keydown", leaveToBrowser, { capture: true });
