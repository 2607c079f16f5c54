/** Menus are `<details>`: they open without script. This closes them the way people expect. */
export function menus(root: Document): void {
  root.addEventListener("click", ({ target }) => {
    for (const menu of openMenus(root)) {
      if (!(target instanceof Node && menu.contains(target))) menu.open = false;
    }
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of openMenus(root)) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  });
}

function openMenus(root: Document): NodeListOf<HTMLDetailsElement> {
  return root.querySelectorAll<HTMLDetailsElement>("details.menu[open]");
}
