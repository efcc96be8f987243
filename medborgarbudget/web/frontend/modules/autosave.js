/**
 * Send a `data-autosave` form in the background while a person writes; its buttons work without.
 * It stops where somebody else has changed the same: then only a person chooses what holds.
 */
const PAUSE = 1500;
const AGAIN = 10_000;
const PATIENCE = 4000;

export function autosave(form) {
  const status = form.querySelector("[data-autosave-status]");
  let waiting;
  let sending;
  let answered;
  let changes = 0;
  let stopped = Boolean(form.querySelector("[data-meanwhile]"));
  let fileChosen = false;

  const later = (pause) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (sending) later(PAUSE);
      else answered = save();
    }, pause);
  };

  async function save() {
    const sent = changes;
    const withFile = fileChosen;
    fileChosen = false;
    sending = new AbortController();
    try {
      const answer = await send(form, withFile, sending.signal);
      status.textContent = answer.said;
      if (answer.stopped) {
        stopped = true;
        return;
      }
      for (const [name, value] of Object.entries(answer.opened ?? {})) {
        if (form.elements[name]) form.elements[name].value = value;
      }
      if (answer.document) showDocument(form, answer.document);
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
    if (!stopped) later(pause);
  };
  form.addEventListener("input", () => changed(PAUSE));
  form.addEventListener("change", ({ target }) => {
    fileChosen ||= target.type === "file";
    changed(0);
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(waiting);
    if (sending) {
      // What is under way may be saved already, and must not look like somebody else's.
      event.preventDefault();
      const { submitter } = event;
      const goOn = () => {
        sending?.abort();
        sending = undefined;
        form.requestSubmit(submitter);
      };
      Promise.race([answered, new Promise((late) => setTimeout(late, PATIENCE))]).then(goOn);
      return;
    }
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
