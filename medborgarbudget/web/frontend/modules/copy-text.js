/** Let a `data-copy` button copy the text beside it; without this the text is marked and copied. */
export function copyText(button) {
  if (!navigator.clipboard) return;
  const place = button.closest("[data-copied]");
  const field = place.querySelector("textarea");
  const status = place.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    await navigator.clipboard.writeText(field.value);
    status.textContent = place.dataset.copied;
  });
}
