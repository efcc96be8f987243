/** Narrow the lists below a `data-filter` form while a person types; the form works without this. */
export function filterAsYouType(form) {
  const field = form.elements.q;
  const section = form.parentElement;
  const status = section.querySelector("[data-filter-status]");
  const narrow = [...section.querySelectorAll(".fate")].map(narrower);
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase();
    const shown = narrow.reduce((sum, each) => sum + each(wanted), 0);
    status.textContent = wanted && status.dataset.filterStatus.replace("%s", shown);
  });
}

/** A function that shows what contains a text, under a heading that tells how many, its result. */
function narrower(fate) {
  const rows = [...fate.querySelectorAll("li")];
  const count = fate.querySelector("[data-filter-count]");
  const atRest = count.textContent;
  return (wanted) => {
    for (const row of rows) row.hidden = !nameOf(row).includes(wanted);
    const shown = rows.filter((row) => !row.hidden).length;
    count.textContent = wanted ? count.dataset.filterCount.replace("%s", shown) : atRest;
    fate.hidden = shown === 0;
    return shown;
  };
}

function nameOf(row) {
  return row.querySelector(".name").textContent.toLowerCase();
}
