/**
 * Keyboard shortcuts as they are pressed and as they are written: Cmd on a Mac, Ctrl elsewhere. A layout whose letters are not Latin has no
 * "K": there the place of the key counts.
 */

const IS_MAC = navigator.platform.startsWith('Mac');

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Whether a key is pressed with the platform's command key and no other modifier. */
export function isCommand(event: Pressed): boolean {
  const [command, other] = IS_MAC ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  return command && !other && !event.altKey && !event.shiftKey;
}

/**
 * Which key of a shortcut is meant: a small Latin letter, a digit, or the name of any other key. Where the layout writes another script
 * at a key, and where it has digits only with Shift, the key's place says it.
 */
export function shortcutKey({ key, code }: Pressed): string {
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit !== undefined && !/^[0-9a-z]$/i.test(key)) return digit;
  const isForeign = key.length === 1 && key > '\x7f';
  const letter = isForeign ? /^Key([A-Z])$/.exec(code)?.[1] : undefined;
  return letter?.toLowerCase() ?? (key.length === 1 ? key.toLowerCase() : key);
}

/** "Ctrl+K", or "⌘K". */
export function commandText(key: string): string {
  return IS_MAC ? `⌘${key}` : `Ctrl+${key}`;
}
