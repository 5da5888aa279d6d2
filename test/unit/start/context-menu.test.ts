// What a right click offers: editing where there is a field, copying where something is marked, nothing elsewhere.
import type { EditFlags } from 'electron';
import { expect, test, vi } from 'vitest';

vi.mock('electron', () => ({ Menu: {} }));
const { commandsAt } = await import('#electron/start/context-menu.ts');

const flags = (able: Partial<EditFlags>): EditFlags => ({
  canUndo: false,
  canRedo: false,
  canCut: false,
  canCopy: false,
  canPaste: false,
  canDelete: false,
  canSelectAll: false,
  canEditRichly: false,
  ...able,
});

test('a field offers every editing command, and which of them do something now', () => {
  const commands = commandsAt({
    isEditable: true,
    selectionText: 'rate',
    editFlags: flags({ canCut: true, canCopy: true, canPaste: true }),
  });
  expect(commands.flatMap(({ role, enabled }) => (role ? [[role, enabled]] : []))).toEqual([
    ['undo', false],
    ['redo', false],
    ['cut', true],
    ['copy', true],
    ['paste', true],
    ['selectAll', false],
  ]);
});

test('text that is marked can be copied', () => {
  expect(commandsAt({ isEditable: false, selectionText: 'term', editFlags: flags({}) })).toEqual([
    { role: 'copy' },
  ]);
});

test.each(['', '  \n'])('nothing marked (%j): no menu', (selectionText) => {
  expect(commandsAt({ isEditable: false, selectionText, editFlags: flags({}) })).toEqual([]);
});
