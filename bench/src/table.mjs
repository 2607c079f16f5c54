const width = 16;

/** Cells of a table line, the first as wide as the name of a contender with its conditions. */
export function row(first, ...rest) {
  return String(first).padEnd(34) + rest.map((cell) => String(cell).padStart(width)).join("");
}

export function percent(share) {
  return share === null || Number.isNaN(share) ? "–" : `${(share * 100).toFixed(1)} %`;
}

export function median(values) {
  const sorted = values.filter((value) => value !== null && value !== undefined).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}

export function sum(values) {
  return values.reduce((total, value) => total + (value ?? 0), 0);
}
