import { askPasskey } from "./modules/passkey.js";

document.querySelectorAll("[data-passkey]").forEach(askPasskey);
for (const offer of document.querySelectorAll("[data-print]")) {
  offer.hidden = false;
  offer.addEventListener("click", () => print());
}
