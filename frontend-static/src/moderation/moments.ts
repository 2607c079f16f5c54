/** A moment that a reporter named is shown at once. */
export function moments(page: HTMLElement): void {
  const video = page.querySelector("video");
  for (const button of page.querySelectorAll<HTMLButtonElement>("[data-moment]")) {
    if (!video) {
      button.disabled = true;
      continue;
    }
    button.addEventListener("click", () => {
      video.currentTime = Number(button.dataset["moment"]);
      void video.play();
      video.scrollIntoView({ block: "nearest" });
    });
  }
}
