/** Texts of a page with numbers filled in; amounts and times in words. */
export type Texts = Readonly<Record<string, string>>;

/** `{0}`, `{1}` … are replaced by the values; an unknown text is its own name. */
export function say(texts: Texts, name: string, ...values: (string | number)[]): string {
  const text = texts[name] ?? name;
  return text.replace(/\{(\d)\}/g, (hole, index: string) => String(values[Number(index)] ?? hole));
}

const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** Decimal units, as disks are sold; three digits at most. */
export function amount(bytes: number, locale?: string): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: units[unit]!,
    unitDisplay: "short",
    maximumFractionDigits: unit === 0 || value >= 99.95 ? 0 : 1,
  }).format(value);
}

/** "about so long", without false precision. */
export function timeLeft(texts: Texts, seconds: number): string {
  if (seconds < 60) return say(texts, "seconds", Math.max(1, Math.round(seconds)));
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return say(texts, "minutes", minutes);
  return say(texts, "hours", Math.floor(minutes / 60), minutes % 60);
}
