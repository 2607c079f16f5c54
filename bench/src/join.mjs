/** When a page of a cell opens: two seconds after the one before, and up to half a second more, the same in every run. */
export function joinTime(index) {
  return index * 2 + ((index * 0.618) % 1) * 0.5;
}
