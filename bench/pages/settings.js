export const settings = JSON.parse(document.getElementById("settings").textContent);
export const video = document.getElementById("video");

/** Media bytes by where they came from; the bench reads this object. */
export const bytes = { peers: 0, origin: 0, duplicates: 0 };
window.bench = { bytes: () => ({ ...bytes }) };
