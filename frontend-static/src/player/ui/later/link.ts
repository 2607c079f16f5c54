/** The watch page's address, also from within an embed. */
export function linkTo(seconds: number | null = null): string {
  const canonical = document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href ?? location.href;
  const url = new URL(canonical, location.href);
  if (seconds !== null) url.searchParams.set("t", String(Math.floor(seconds)));
  return url.href;
}

/** Whether it could be copied. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** Where the clipboard is closed to pages that did not come over HTTPS. */
function copyBySelection(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  (document.fullscreenElement ?? document.body).append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}
