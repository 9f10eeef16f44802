// Passkeys: the browser asks its person, and a form carries the answer. All else works without.

const forms = document.querySelectorAll("form[data-passkey]");
const isAble = Boolean(window.PublicKeyCredential?.parseCreationOptionsFromJSON);

async function question(form) {
  if (!form.dataset.options) return JSON.parse(document.getElementById("passkey-options").textContent);
  const answer = await fetch(form.dataset.options, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new DOMException("", "NotAllowedError");
  return answer.json();
}

async function credential(form) {
  const { creation_options: creation, request_options: request } = await question(form);
  if (form.dataset.passkey === "create") {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(creation.publicKey);
    // Kept on the device where it can be, so that it can sign in alone.
    publicKey.authenticatorSelection = {
      ...publicKey.authenticatorSelection,
      residentKey: "preferred",
      requireResidentKey: false,
    };
    return navigator.credentials.create({ publicKey });
  }
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(request.publicKey);
  return navigator.credentials.get({ publicKey });
}

function words(problem, failure) {
  if (failure.name === "InvalidStateError") return problem.dataset.known;
  if (failure.name === "SecurityError") return problem.dataset.elsewhere;
  return problem.dataset.refused;
}

async function carry(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const problem = form.querySelector("[role=alert]");
  problem.hidden = true;
  try {
    form.elements.credential.value = JSON.stringify(await credential(form));
    form.submit();
  } catch (failure) {
    problem.textContent = words(problem, failure);
    problem.hidden = false;
  }
}

if (isAble) {
  for (const form of forms) {
    form.hidden = false;
    form.addEventListener("submit", carry);
  }
  for (const excuse of document.querySelectorAll("[data-without-passkeys]")) excuse.hidden = true;
}
