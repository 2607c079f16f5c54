/** Next, previous, take and decide by one key each, as long as nobody is writing. */
export function caseKeys(document: Document, page: HTMLElement): void {
  document.addEventListener("keydown", (event) => {
    const target = event.target as HTMLElement | null;
    const writing = target?.closest("input, textarea, select, [contenteditable], [data-player]");
    if (event.key === "Enter" && event.ctrlKey) {
      target?.closest<HTMLFormElement>("form[data-decide]")?.requestSubmit();
      return;
    }
    if (writing || event.ctrlKey || event.metaKey || event.altKey) return;
    const wanted = page.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key.toLowerCase())}"]:not([data-player] *)`);
    if (!wanted) return;
    event.preventDefault();
    if (wanted instanceof HTMLSelectElement) wanted.focus();
    else wanted.click();
  });
}
