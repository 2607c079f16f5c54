/** What the site tells about a video that is being processed. */
export interface News {
  video: string;
  state: string;
  words: string;
  badge: string;
  percent: number | null;
  left: string | null;
  reason: string | null;
  playable: boolean;
  retryable: boolean;
  poster: string | null;
  length: string;
}

/** Keeps every element with `data-video` as the site tells; the browser reconnects by itself. */
export function live(root: HTMLElement, url: string): EventSource {
  const source = new EventSource(url);
  source.addEventListener("video", (event) => {
    const news = JSON.parse((event as MessageEvent<string>).data) as News;
    root.querySelectorAll<HTMLElement>(`[data-video="${CSS.escape(news.video)}"]`).forEach((place) => show(place, news));
  });
  return source;
}

function show(place: HTMLElement, news: News): void {
  place.dataset["state"] = news.state;
  const badge = find(place, "[data-words]");
  if (badge) {
    badge.textContent = news.words;
    badge.className = `badge ${news.badge}`;
  }
  progress(place, news);
  text(find(place, "[data-reason]"), news.reason);
  text(find(place, "[data-length]"), news.length);
  const retry = find(place, "[data-retry]");
  if (retry) retry.hidden = !news.retryable;
  const watch = find(place, "[data-watch]");
  if (watch) watch.hidden = !news.playable;
  poster(place, news.poster);
}

function progress(place: HTMLElement, news: News): void {
  const line = find(place, "[data-progress]");
  if (!line) return;
  line.hidden = news.percent === null;
  const bar = line.querySelector("progress");
  if (bar && news.percent !== null) bar.value = news.percent;
  const percent = find(line, "[data-percent]");
  if (percent) percent.textContent = news.percent === null ? "" : `${news.percent} %`;
  const left = find(line, "[data-left]");
  if (left) left.textContent = news.left ?? "";
}

function poster(place: HTMLElement, url: string | null): void {
  const picture = place.querySelector<HTMLImageElement>("img[data-poster]");
  if (!picture || url === null || picture.getAttribute("src") === url) return;
  picture.src = url;
  picture.hidden = false;
}

function text(element: HTMLElement | null, words: string | null): void {
  if (!element) return;
  element.textContent = words ?? "";
  element.hidden = words === null || words === "";
}

function find(place: HTMLElement, selector: string): HTMLElement | null {
  return place.querySelector<HTMLElement>(selector);
}
