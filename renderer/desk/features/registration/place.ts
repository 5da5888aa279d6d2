/** Finds the element of a place in the form, and gives it the focus. Elements carry the place's key in data-place. */

export function focusPlace(root: HTMLElement | null, key: string): void {
  const place = root?.querySelector<HTMLElement>(`[data-place="${CSS.escape(key)}"]`);
  const field = place?.querySelector<HTMLElement>('input');
  (field ?? place)?.focus();
}
