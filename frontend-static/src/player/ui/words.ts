let words: Record<string, string> | undefined;

/** A text of the message files below `player.`, in the page's language; `{0}`, `{1}` … stand for values. */
export function word(key: string, ...values: readonly (string | number)[]): string {
  words ??= JSON.parse(document.getElementById("player-words")?.textContent ?? "{}") as Record<string, string>;
  return (words[key] ?? key).replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? ""));
}

/** The page's language, for numbers and names of languages. */
export function language(): string | undefined {
  return document.documentElement.lang || undefined;
}
