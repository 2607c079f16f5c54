/**
 * The number at the bell. Only a page that can be seen holds a stream, and none where a video plays: a browser opens six
 * connections to a site, and those belong to the video.
 */
export function bell(root: Document): void {
  const place = root.querySelector<HTMLElement>("[data-bell]");
  const count = place?.querySelector<HTMLElement>("[data-bell-count]");
  const address = place?.dataset["bell"];
  if (!count || !address || root.querySelector("main.watch")) return;
  let stream: EventSource | null = null;
  const follow = (): void => {
    if (root.visibilityState === "hidden") {
      stream?.close();
      stream = null;
    } else if (stream === null) {
      stream = new EventSource(address);
      stream.addEventListener("unread", ({ data }: MessageEvent<string>) => show(count, Number(data)));
    }
  };
  root.addEventListener("visibilitychange", follow);
  follow();
}

function show(count: HTMLElement, unread: number): void {
  count.textContent = unread > 99 ? "99+" : String(unread);
  count.hidden = unread === 0;
}
