/** Shows of the form what the chosen decision needs. Without a script everything stands there. */
export function decideForm(form: HTMLFormElement): void {
  const kind = form.querySelector<HTMLSelectElement>("select[name=kind]");
  if (!kind) return;
  const show = () => {
    for (const part of form.querySelectorAll<HTMLElement>("[data-for]")) {
      part.hidden = !part.dataset["for"]!.split(" ").includes(kind.value);
    }
  };
  kind.addEventListener("change", show);
  show();
}
