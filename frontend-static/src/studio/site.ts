/** Requests to the site with its protection against forged forms. */
export function csrf(): Record<string, string> {
  const token = content("csrf-token");
  const header = content("csrf-header");
  return token && header ? { [header]: token } : {};
}

function content(name: string): string | undefined {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content;
}

export class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** @throws Refused with the site's own sentence */
export async function send(method: string, url: string, body?: unknown): Promise<Response> {
  const response = await fetch(url, {
    method,
    headers: { ...csrf(), ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Refused(response.status, sentence(await response.text(), response.statusText));
  return response;
}

/** What a problem report says; anything else is not for people. */
export function sentence(body: string, otherwise: string): string {
  try {
    const detail: unknown = (JSON.parse(body) as { detail?: unknown }).detail;
    return typeof detail === "string" && detail !== "" ? detail : otherwise;
  } catch {
    return otherwise;
  }
}
