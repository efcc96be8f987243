/** Send a `data-autosave` form in the background while a person writes; its buttons work without. */
const PAUSE = 1500;
const AGAIN = 10_000;

export function autosave(form) {
  const status = form.querySelector("[data-autosave-status]");
  let waiting;
  let sending;
  let changes = 0;
  let fileChosen = false;

  const later = (pause) => {
    clearTimeout(waiting);
    waiting = setTimeout(save, pause);
  };

  async function save() {
    if (sending) return later(PAUSE);
    const sent = changes;
    const withFile = fileChosen;
    fileChosen = false;
    sending = new AbortController();
    try {
      const { said, document: name } = await send(form, withFile, sending.signal);
      status.textContent = said;
      if (name) showDocument(form, name);
      if (sent === changes) changes = 0;
      else later(PAUSE);
    } catch (error) {
      if (error.name === "AbortError") return;
      fileChosen ||= withFile;
      status.textContent = status.dataset.failed;
      later(AGAIN);
    } finally {
      sending = undefined;
    }
  }

  const changed = (pause) => {
    changes += 1;
    later(pause);
  };
  form.addEventListener("input", () => changed(PAUSE));
  form.addEventListener("change", ({ target }) => {
    fileChosen ||= target.type === "file";
    changed(0);
  });
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    sending?.abort();
    changes = 0;
  });
  addEventListener("beforeunload", (event) => {
    if (changes) event.preventDefault();
  });
}

/** What the site says of what it was sent; a file goes along only when it was chosen just now. */
async function send(form, withFile, signal) {
  const body = new FormData(form);
  if (!withFile) for (const field of filesOf(form)) body.delete(field.name);
  const headers = { "X-Autosave": "1" };
  const response = await fetch(form.action, { method: "POST", body, headers, signal });
  const isAnswer = response.headers.get("content-type")?.includes("json");
  if (!isAnswer) throw new Error(response.status);
  return response.json();
}

/** The file is with the site now: name it, and do not send it once more. */
function showDocument(form, name) {
  const place = form.querySelector("[data-autosave-document]");
  for (const field of filesOf(form)) field.value = "";
  place.textContent = place.dataset.autosaveDocument.replace("%s", name);
}

function filesOf(form) {
  return form.querySelectorAll("input[type=file]");
}
