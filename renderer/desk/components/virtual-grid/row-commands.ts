/** What can be done with a row, read from the row as it stands in the document: so that no menu knows more, or less, than the row shows. */

export interface RowCommand {
  readonly id: string;
  readonly name: string;
  readonly run: () => void;
}

/** Longer texts are cut in the menu, not in what is copied. */
const LONGEST_NAME = 40;

const cut = (text: string): string =>
  text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME - 1).trimEnd()}…` : text;

function textOf(element: Element | null | undefined): string {
  if (!(element instanceof HTMLElement)) return '';
  // biome-ignore lint/performance/useDomNodeTextContent: the parts of a cell that stand apart are words apart.
  return element.innerText.replace(/\s+/g, ' ').trim();
}

/** @param target what was pointed at, or what has the focus: of its cell the text can be copied */
export function rowCommands(row: HTMLElement, target: Element, copy: (text: string) => void): RowCommand[] {
  const commands: RowCommand[] = [];
  const checkbox = row.querySelector<HTMLInputElement>('input[type="checkbox"]');
  if (checkbox && !checkbox.disabled)
    commands.push({
      id: 'check',
      name: checkbox.checked ? 'Do not choose' : 'Choose',
      run: () => checkbox.click(),
    });
  else if (!checkbox && row.matches('.grid-row-pressable'))
    commands.push({ id: 'open', name: 'Open', run: () => row.click() });
  for (const [index, button] of [...row.querySelectorAll('button')].entries()) {
    const name = button.getAttribute('aria-label') ?? textOf(button);
    if (name !== '' && !button.disabled)
      commands.push({ id: `button-${index}`, name: cut(name), run: () => button.click() });
  }
  const cellText = textOf(target.closest('[role="gridcell"]'));
  const rowName = row.getAttribute('aria-label') ?? '';
  for (const [id, text] of [
    ['copy-cell', cellText],
    ['copy-name', rowName],
  ] as const) {
    const isSaid = text === '' || (id === 'copy-name' && text === cellText);
    if (!isSaid) commands.push({ id, name: `Copy “${cut(text)}”`, run: () => copy(text) });
  }
  return commands;
}
