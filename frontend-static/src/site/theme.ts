const ONE_YEAR = 365 * 24 * 3600;

/** The switch between light and dark, shown where scripts run. The choice goes into a cookie, so that the next page arrives in it. */
export function themeSwitch(button: HTMLElement): void {
  button.addEventListener("click", () => {
    const root = document.documentElement;
    const next = shown(root) === "dark" ? "light" : "dark";
    root.dataset["theme"] = next;
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `theme=${next}; path=/; max-age=${ONE_YEAR}; samesite=lax${secure}`;
  });
}

function shown(root: HTMLElement): string {
  const chosen = root.dataset["theme"];
  if (chosen) return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
