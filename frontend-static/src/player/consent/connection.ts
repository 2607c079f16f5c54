interface NetworkInformation extends EventTarget {
  readonly saveData?: boolean;
  readonly type?: string;
}

/** Whether bytes count on this connection: the viewer asked for few of them, or it is a phone's. */
export function isMetered(): boolean {
  const network = connection();
  return network?.saveData === true || network?.type === "cellular";
}

export function onConnectionChange(listener: () => void): void {
  connection()?.addEventListener("change", listener);
}

function connection(): NetworkInformation | undefined {
  return (navigator as { connection?: NetworkInformation }).connection;
}
