export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Asks until there is an answer, and fails with words when `seconds` have passed. */
export async function until(what, seconds, ask) {
  const end = Date.now() + seconds * 1000;
  let last;
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      last = error;
    }
    await pause(200);
  }
  throw new Error(`not within ${seconds} s: ${what}`, { cause: last });
}
