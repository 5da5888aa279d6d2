// Accelerators: Electron's text such as `CmdOrCtrl+Shift+P` as the key that a page reports.

const modifiers: Record<string, string> = {
  alt: 'alt',
  option: 'alt',
  command: 'meta',
  cmd: 'meta',
  meta: 'meta',
  super: 'meta',
  control: 'ctrl',
  ctrl: 'ctrl',
  shift: 'shift',
};

const keys: Record<string, string> = {
  plus: '+',
  space: ' ',
  esc: 'escape',
  return: 'enter',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
};

const order = ['ctrl', 'alt', 'shift', 'meta'];

/** The key in the form `ctrl+shift+p`, by which the page's world reports it. */
export function acceleratorKey(accelerator: string, platform: NodeJS.Platform = process.platform): string {
  const parts = accelerator.toLowerCase().split('+');
  const key = parts.pop() ?? '';
  const pressed = parts.map((part) => {
    if (part === 'commandorcontrol' || part === 'cmdorctrl') return platform === 'darwin' ? 'meta' : 'ctrl';
    return modifiers[part] ?? part;
  });
  return [...order.filter((modifier) => pressed.includes(modifier)), keys[key] ?? key].join('+');
}
