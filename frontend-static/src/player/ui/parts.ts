type Child = Node | string | null;

/** An element with attributes; `true` writes an attribute without a value, `false` and `null` leave it out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | number | boolean | null>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== null) made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** A drawing of the page's sprite. */
export function icon(root: HTMLElement, name: string): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${root.dataset["icons"] ?? ""}#${name}`);
  svg.append(use);
  return svg;
}

/** The part of the player's markup with a `data-` name. */
export function part<T extends HTMLElement>(root: ParentNode, name: string): T | null {
  return root.querySelector<T>(`[data-${name}]`);
}

/** Two-state buttons carry both names; the one shown says what a click will do. */
export function setPressed(button: HTMLElement | null, pressed: boolean): void {
  if (!button) return;
  button.dataset["first"] ??= button.getAttribute("aria-label") ?? "";
  button.toggleAttribute("data-pressed", pressed);
  const name = (pressed ? button.dataset["other"] : button.dataset["first"]) ?? "";
  button.setAttribute("aria-label", name);
  button.title = button.dataset["key"] ? `${name} (${button.dataset["key"]})` : name;
}
