/** Looks for the proof beside the page, so that the page stays quick. */
import { findProof } from "../accounts/hashcash.ts";

self.addEventListener("message", (event: MessageEvent<{ challenge: string; bits: number }>) => {
  self.postMessage(findProof(event.data.challenge, event.data.bits));
});
