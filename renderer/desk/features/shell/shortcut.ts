/** Keyboard shortcuts as they are pressed and as they are written: Cmd on a Mac, Ctrl elsewhere. */

const IS_MAC = navigator.platform.startsWith('Mac');

/** Whether a key is pressed with the platform's command key and no other modifier. */
export function isCommand(event: KeyboardEvent): boolean {
  const [command, other] = IS_MAC ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  return command && !other && !event.altKey && !event.shiftKey;
}

/** "Ctrl+K", or "⌘K". */
export function commandText(key: string): string {
  return IS_MAC ? `⌘${key}` : `Ctrl+${key}`;
}
