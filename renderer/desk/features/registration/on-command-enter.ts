/** Ctrl+Enter (Cmd+Enter on a Mac) goes on in a form, wherever in it the focus is. */
import type { KeyboardEvent } from 'react';

/** A handler for the capture of keys: it is heard before a button that has the focus, which would take the key as a press. */
export function onCommandEnter(goOn: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    // A key that is held is pressed once.
    if (!event.repeat) goOn();
  };
}
