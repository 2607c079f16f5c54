/** A timer is never this late but when the device slept; hidden pages' timers come once a minute. Milliseconds. */
const sleptFor = 100_000;
const lookEvery = 5_000;
/** Several events tell of one change. */
const settles = 500;

interface Connection {
  readonly type?: string;
  addEventListener?(event: "change", listener: () => void): void;
}

/** Calls back when the device came to another network, or woke up: what was open is dead then, and does not say so. */
export function watchConnectivity(renew: () => void): void {
  let planned: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    clearTimeout(planned);
    planned = setTimeout(renew, settles);
  };
  addEventListener("online", soon);
  const connection = (navigator as { connection?: Connection }).connection;
  let type = connection?.type;
  connection?.addEventListener?.("change", () => {
    if (connection.type !== type) soon();
    type = connection.type;
  });
  let lookedAt = Date.now();
  setInterval(() => {
    if (Date.now() - lookedAt > sleptFor) soon();
    lookedAt = Date.now();
  }, lookEvery);
}
