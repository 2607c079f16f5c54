import { language } from "./words.ts";

/** 1,234,567 → 1.2 MB */
export function bytes(count: number): string {
  const unit = count >= 1e9 ? "gigabyte" : "megabyte";
  return measure(count / (unit === "gigabyte" ? 1e9 : 1e6), unit, 1);
}

/** Bytes per second → 1.2 Mbit/s */
export function perSecond(bytesPerSecond: number): string {
  return measure((bytesPerSecond * 8) / 1e6, "megabit-per-second", 2);
}

export function seconds(count: number): string {
  return measure(count, "second", 1);
}

/** 0 … 1 */
export function percent(share: number): string {
  return share.toLocaleString(language(), { style: "percent", maximumFractionDigits: 0 });
}

function measure(value: number, unit: string, digits: number): string {
  return value.toLocaleString(language(), { style: "unit", unit, maximumFractionDigits: digits });
}
