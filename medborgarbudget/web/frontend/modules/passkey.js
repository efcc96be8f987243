/** Show a `data-passkey` form, and let a passkey answer before it is sent: "create" or "get". */
export function askPasskey(form) {
  const { credential } = form.elements;
  const failed = form.querySelector("[data-passkey-failed]");
  form.hidden = !window.PublicKeyCredential;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      credential.value = JSON.stringify(await answerFor(form));
    } catch {
      failed.hidden = false;
      return;
    }
    form.submit();
  });
}

async function answerFor(form) {
  const { publicKey } = await optionsOf(form);
  const answer = await navigator.credentials[form.dataset.passkey]({ publicKey: decoded(publicKey) });
  return encoded(answer);
}

/** What the server asks the passkey: in the page, or fetched at the address in `data-options`. */
async function optionsOf(form) {
  if (!form.dataset.options) return JSON.parse(form.querySelector("script").textContent);
  const response = await fetch(form.dataset.options, { headers: { Accept: "application/json" } });
  return (await response.json()).request_options;
}

function decoded(options) {
  const known = (list) => list?.map((each) => ({ ...each, id: bytes(each.id) }));
  const user = options.user && { ...options.user, id: bytes(options.user.id) };
  return {
    ...options,
    challenge: bytes(options.challenge),
    ...(user && { user }),
    ...(options.authenticatorSelection && {
      authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
    }),
    excludeCredentials: known(options.excludeCredentials) ?? [],
    allowCredentials: known(options.allowCredentials) ?? [],
  };
}

function encoded(answer) {
  const { response } = answer;
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const told = parts.filter((part) => response[part]).map((part) => [part, text(response[part])]);
  return {
    id: answer.id,
    rawId: text(answer.rawId),
    type: answer.type,
    response: Object.fromEntries(told),
    clientExtensionResults: answer.getClientExtensionResults(),
  };
}

function bytes(base64url) {
  const binary = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

function text(buffer) {
  const binary = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
