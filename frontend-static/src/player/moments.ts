/** Links to moments of this very video, as in its description, move the player instead of loading the page anew. */
export function followMoments(root: HTMLElement, video: HTMLVideoElement): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>("a[data-start]") : null;
    const elsewhere = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link || elsewhere || event.defaultPrevented) return;
    event.preventDefault();
    video.currentTime = Number(link.dataset["start"]);
    void video.play().catch(() => undefined);
    root.scrollIntoView({ block: "nearest" });
  });
}
