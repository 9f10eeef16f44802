// Composing: a draft is saved as it is typed, and how it stands is shown beside the form.
// Without this there are the buttons Save draft and Check, which do all of it.

const form = document.getElementById("compose");
const saved = document.getElementById("saved");
const notSaved = document.getElementById("not-saved");
const words = saved.dataset;

const PAUSE = 1500;
const MOST_ON_LEAVING = 60_000; // Bytes that a browser sends for a page that is gone.

let kept = typed().toString();
let saving = null;
let timer = 0;
let isOver = !words.autosave;
let isSubmitted = false;

// What was typed, but for the files and for the mark of the draft that was opened.
function typed() {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  data.delete("opened");
  return new URLSearchParams(data);
}

function hasUnsaved() {
  return typed().toString() !== kept;
}

function tell(sentence, isSaved = false) {
  saved.textContent = isSaved ? sentence : "";
  notSaved.textContent = isSaved ? "" : sentence;
}

// One after the other: each needs the mark that the one before has brought.
async function save() {
  clearTimeout(timer);
  while (saving) await saving;
  if (isOver || isSubmitted || !hasUnsaved()) return;
  saving = send(typed()).finally(() => {
    saving = null;
  });
  await saving;
}

async function send(said) {
  const body = new URLSearchParams(said);
  body.set("opened", form.elements.opened.value);
  const keepalive = body.toString().length < MOST_ON_LEAVING;
  try {
    const answer = await fetch(words.autosave, { method: "POST", body, keepalive, redirect: "manual" });
    if (answer.ok) take(await answer.json(), said);
    else tell(answer.type === "opaqueredirect" || answer.status === 403 ? words.signedOut : words.trouble);
  } catch {
    tell(words.offline);
  }
}

function take(answer, said) {
  tell(answer.words, answer.is_whole);
  isOver = Boolean(answer.is_over);
  if (!answer.is_saved) return;
  const page = new URLSearchParams(kept).get("web_page");
  // What could not be understood is still to be saved.
  if (answer.is_whole) kept = said.toString();
  form.elements.opened.value = answer.opened;
  if (location.pathname !== answer.page) history.replaceState(history.state, "", answer.page);
  // Only what is saved is looked at: a page that was not named before is seen soon.
  if (said.get("web_page") !== page) htmx.trigger(document.body, "saved");
}

form.addEventListener("input", (event) => {
  clearTimeout(timer);
  // Half an address is nobody's page: it is saved when one goes on to the next field.
  if (event.target.type !== "url") timer = setTimeout(save, PAUSE);
});
form.addEventListener("change", () => {
  clearTimeout(timer);
  timer = setTimeout(save, PAUSE / 3);
});
form.addEventListener("submit", async (event) => {
  clearTimeout(timer);
  if (saving) {
    event.preventDefault();
    await saving;
    form.requestSubmit(event.submitter);
  } else isSubmitted = true;
});

addEventListener("online", save);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") save();
});
addEventListener("beforeunload", (event) => {
  if (!isSubmitted && hasUnsaved()) event.preventDefault();
});
// Back to a form that was sent: what stands in it is from before.
addEventListener("pageshow", (event) => {
  if (event.persisted && isSubmitted) location.reload();
});

// The lines beside the form

document.getElementById("beside-the-form").hidden = false;
document.body.addEventListener("htmx:configRequest", ({ detail }) => {
  for (const [name, value] of [...detail.formData]) if (value instanceof File) detail.formData.delete(name);
});
// Signed out, one is led elsewhere: that page is not shown in here.
document.body.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (new URL(detail.xhr.responseURL).pathname !== detail.pathInfo.requestPath) detail.shouldSwap = false;
});
