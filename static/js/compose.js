// Unfolds what the chosen kind of post asks for. Without it, one unfolds it oneself.

const kind = document.getElementById("id_kind");

kind.addEventListener("change", () => {
  for (const part of document.querySelectorAll("[data-unfolds-for]")) {
    if (part.dataset.unfoldsFor.split(" ").includes(kind.value)) part.open = true;
  }
});
