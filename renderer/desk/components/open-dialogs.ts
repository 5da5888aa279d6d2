/** Whether a dialog, or a popover that is one, lies over the window: the window's own keys rest until it is closed. */
export function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
}
