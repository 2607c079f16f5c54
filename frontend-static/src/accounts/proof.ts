/** Starts the work when the page opens; who is quicker than the worker waits for it when sending. */
export function proveBeforeSending(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>("input[name=proof]");
  const note = form.querySelector<HTMLElement>("[data-proof-note]");
  const challenge = form.querySelector<HTMLInputElement>("input[name=challenge]")?.value;
  if (!field || !challenge) return;
  let wanted = false;
  const worker = new Worker(form.dataset["proofWorker"]!, { type: "module" });
  worker.addEventListener("message", (event: MessageEvent<number>) => {
    field.value = String(event.data);
    worker.terminate();
    if (note) note.hidden = true;
    if (wanted) form.requestSubmit();
  });
  worker.postMessage({ challenge, bits: Number(form.dataset["proofBits"]) });
  form.addEventListener("submit", (event) => {
    if (field.value) return;
    event.preventDefault();
    wanted = true;
    if (note) note.hidden = false;
  });
}
