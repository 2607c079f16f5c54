const small = 480;

/**
 * Shows a panel: in the picture where that has room, else as a sheet at the window's foot, above everything, because a
 * phone's player is too small for menus.
 */
export function showPanel(root: HTMLElement, panel: HTMLElement): void {
  panel.hidden = false;
  if (root.clientWidth > small || typeof panel.showPopover !== "function") return;
  panel.popover = "manual";
  panel.showPopover();
}

export function hidePanel(panel: HTMLElement): void {
  panel.hidden = true;
  panel.removeAttribute("popover");
}
