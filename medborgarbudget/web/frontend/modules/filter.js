/** Narrow the lists that `data-filter` selects while a person types; the form works without this. */
export function filterAsYouType(form) {
  const field = form.elements.q;
  const status = form.parentElement.querySelector("[data-filter-count]");
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase();
    const rows = [...document.querySelectorAll(form.dataset.filter)];
    for (const row of rows) row.hidden = !nameOf(row).includes(wanted);
    const shown = rows.filter((row) => !row.hidden).length;
    status.textContent = wanted && status.dataset.filterCount.replace("%s", shown);
  });
}

function nameOf(row) {
  return row.querySelector(".name").textContent.toLowerCase();
}
