/** 75 → 1:15, 3675 → 1:01:15 */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const tail = String(whole % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${tail}` : `${minutes}:${tail}`;
}

const written = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s?)?$/;
const withColons = /^(?:(\d+):)?(\d{1,2}):(\d{1,2})$/;

/** A moment as links have it (`90`, `90s`, `1h2m3s`, `1:02:03`) in seconds; null where it is none. */
export function momentOf(text: string | null): number | null {
  if (!text) return null;
  const [, hours = 0, minutes = 0, seconds = 0] = written.exec(text) ?? withColons.exec(text) ?? [null, NaN];
  const moment = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return Number.isFinite(moment) ? moment : null;
}
