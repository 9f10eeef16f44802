// One key for each thing one does with comments. Whatever it presses is on the page to click, too.

const help = document.getElementById("keys");
const isOn = document.getElementById("keys-on");
const rows = [...document.querySelectorAll("[data-row]")];
const OFF = "keys-off";
const PLACES = { w: "id_reason", f: "id_words" };

isOn.checked = !localStorage.getItem(OFF);
isOn.addEventListener("change", () => {
  if (isOn.checked) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "1");
});

function current() {
  return rows.findIndex((row) => row.contains(document.activeElement));
}

function go(step) {
  const at = current();
  const next = rows[Math.max(0, Math.min(rows.length - 1, at < 0 ? 0 : at + step))];
  next?.querySelector("[data-open]").focus();
}

function of(key) {
  if (key in PLACES) return document.getElementById(PLACES[key]);
  if (key > 0) return document.querySelectorAll("[type=radio][name=principle]")[key - 1];
  return document.querySelector(`[data-key="${CSS.escape(key)}"]`);
}

function press(key) {
  const wanted = of(key);
  if (!wanted) return false;
  wanted.focus();
  // Where one writes or chooses, one is only led there; a choice is made.
  if (wanted.matches("button, a, [type=radio]")) wanted.click();
  return true;
}

const KEYS = {
  "?": () => {
    help.open = !help.open;
    help.querySelector("summary").focus();
  },
  j: () => go(1),
  k: () => go(-1),
  x: () => rows[current()]?.querySelector("[type=checkbox]")?.click(),
};
for (const key of "hdref") KEYS[key] = () => open(key);

// From the queue one is only led to the form: nothing is decided about what one has not opened.
function open(key) {
  const address = rows[current()]?.querySelector("[data-open]").href;
  if (address) location.assign(`${address}#key-${key}`);
}

const asked = location.hash.match(/^#key-([hdref])$/);
if (asked && !rows.length) of(asked[1])?.focus();

addEventListener("keydown", (event) => {
  const isTyping = event.target.matches("textarea, select, input:not([type=radio], [type=checkbox])");
  if (isTyping && event.key === "Escape") event.target.blur();
  if (isTyping || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (!isOn.checked && event.key !== "?") return;
  const isOfThePage = event.key in KEYS && (rows.length || event.key === "?");
  if (isOfThePage) KEYS[event.key]();
  if (isOfThePage || press(event.key)) event.preventDefault();
});
