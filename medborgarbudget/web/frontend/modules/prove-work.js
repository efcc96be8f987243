const AT_ONCE = 500;

/**
 * Solve the riddle in `data-proof-of-work` (ALTCHA's, with WebCrypto) and answer with it, so that
 * no person has to. Where that cannot be done, the question in words stays.
 */
export async function proveWork(field) {
  if (!globalThis.crypto?.subtle) return;
  const question = field.form.querySelector("[data-riddle]");
  // What was answered wrong before stays in sight.
  const asks = question.closest(".ds-field");
  asks.hidden = !question.matches('[aria-invalid="true"]');
  const { form } = field;
  const solved = answer(field);
  // What is sent before the riddle is solved is held back, and sent once it is.
  let sending;
  const wait = (event) => {
    event.preventDefault();
    sending ??= solved.then(() => form.requestSubmit(event.submitter));
  };
  form.addEventListener("submit", wait);
  if (!(await solved)) asks.hidden = false;
  form.removeEventListener("submit", wait);
}

/** Fill in the field with the solution; whether there is one. */
async function answer(field) {
  const riddle = JSON.parse(field.dataset.proofOfWork);
  const number = await solve(riddle).catch(() => undefined);
  if (number === undefined) return false;
  const { algorithm, challenge, salt, signature } = riddle;
  field.value = btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
  return true;
}

/** The number that the riddle hides; pauses now and then, so that the page stays quick. */
async function solve({ algorithm, challenge, salt, maxNumber }) {
  const text = new TextEncoder();
  for (let first = 0; first <= maxNumber; first += AT_ONCE) {
    const numbers = Array.from({ length: AT_ONCE }, (_, index) => first + index);
    const hashes = await Promise.all(
      numbers.map((number) => crypto.subtle.digest(algorithm, text.encode(salt + number))),
    );
    const found = hashes.findIndex((hash) => hex(hash) === challenge);
    if (found >= 0) return numbers[found];
    await new Promise((resolve) => setTimeout(resolve));
  }
  return undefined;
}

function hex(buffer) {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
