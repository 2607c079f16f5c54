/** A file that is too large is refused before it is sent: the site would hang up in the middle of it. */
export function refuseTooLarge(field: HTMLInputElement): void {
  const largest = Number(field.dataset["largest"]);
  field.addEventListener("change", () => {
    const tooLarge = (field.files?.[0]?.size ?? 0) > largest;
    field.setCustomValidity(tooLarge ? (field.dataset["tooLarge"] ?? "") : "");
    if (tooLarge) field.reportValidity();
  });
}
