// Context menus in a page: reports where one is asked for, and draws the menu that the app then pops up. A window of
// Chromium has no menus of the app's own. The factory runs in pages as its own source text.

/** What the page knows of the place where a menu was asked for. */
export interface MenuPlace {
  x: number;
  y: number;
  isEditable: boolean;
  selectionText: string;
  linkURL: string;
  linkText: string;
  canUndo: boolean;
  canRedo: boolean;
}

/** A line of a menu as it is drawn. */
export interface MenuLine {
  type: 'item' | 'separator';
  label: string;
  isEnabled: boolean;
}

/** Reports every place where the page lets a menu come, and answers the way to draw one. */
export function createContextMenus(asked: (place: MenuPlace) => void) {
  let close: (() => void) | undefined;

  function isEditable(target: EventTarget | null): boolean {
    if (target instanceof HTMLTextAreaElement) return !target.disabled && !target.readOnly;
    if (target instanceof HTMLInputElement)
      return (
        !target.disabled &&
        !target.readOnly &&
        !/^(button|checkbox|radio|submit|reset|file|image|range|color)$/.test(target.type)
      );
    return target instanceof HTMLElement && target.isContentEditable;
  }

  window.addEventListener('contextmenu', (event) => {
    if (event.defaultPrevented) return;
    // Chromium's own menu would offer what Electron does not have.
    event.preventDefault();
    const [target = null] = event.composedPath();
    const link = target instanceof Element ? target.closest('a') : null;
    asked({
      x: Math.round(event.clientX),
      y: Math.round(event.clientY),
      isEditable: isEditable(target),
      selectionText: String(getSelection()),
      linkURL: link?.href ?? '',
      linkText: link?.textContent ?? '',
      canUndo: document.queryCommandEnabled('undo'),
      canRedo: document.queryCommandEnabled('redo'),
    });
  });

  function styled<Name extends 'div' | 'hr'>(
    name: Name,
    style: Partial<CSSStyleDeclaration>,
  ): HTMLElementTagNameMap[Name] {
    const element = document.createElement(name);
    Object.assign(element.style, style);
    return element;
  }

  function drawn(lines: MenuLine[]): { menu: HTMLElement; items: HTMLElement[] } {
    const menu = styled('div', {
      position: 'fixed',
      zIndex: '2147483647',
      margin: '0',
      minWidth: '140px',
      padding: '4px',
      border: '1px solid GrayText',
      borderRadius: '6px',
      background: 'Menu',
      color: 'MenuText',
      font: 'menu',
      colorScheme: 'light dark',
    });
    menu.setAttribute('role', 'menu');
    const items = lines.map(({ type, label, isEnabled }) => {
      if (type === 'separator')
        return styled('hr', { margin: '4px 0', border: '0', borderTop: '1px solid GrayText' });
      const item = styled('div', { padding: '4px 12px', cursor: 'default' });
      item.setAttribute('role', 'menuitem');
      item.setAttribute('aria-disabled', String(!isEnabled));
      if (!isEnabled) item.style.color = 'GrayText';
      item.textContent = label;
      return item;
    });
    menu.append(...items);
    return { menu, items };
  }

  function place(menu: HTMLElement, x: number, y: number): void {
    // Over all that is modal too.
    menu.popover = 'manual';
    document.documentElement.append(menu);
    menu.showPopover();
    const { width, height } = menu.getBoundingClientRect();
    menu.style.left = `${Math.max(0, Math.min(x, innerWidth - width))}px`;
    menu.style.top = `${Math.max(0, Math.min(y, innerHeight - height))}px`;
  }

  /** Draws the menu. `chosen` is called once: with the number of the line, or -1 when it was left. */
  function show(lines: MenuLine[], x: number, y: number, chosen: (index: number) => void): void {
    close?.();
    const { menu, items } = drawn(lines);
    place(menu, x, y);
    const ends = new AbortController();
    const usable = [...lines.keys()].filter(
      (index) => lines[index]?.type === 'item' && lines[index].isEnabled,
    );
    let active = -1;

    function end(index: number): void {
      close = undefined;
      ends.abort();
      menu.remove();
      chosen(index);
    }
    close = () => end(-1);

    function activate(index: number): void {
      active = index;
      for (const [at, item] of items.entries()) item.style.background = at === index ? 'Highlight' : '';
    }

    /** Hears before the page does, which shall hear nothing of what is the menu's. The focus stays where it is: the commands are about it. */
    function hear<Type extends keyof WindowEventMap>(
      type: Type,
      act: (event: WindowEventMap[Type]) => void,
    ): void {
      const first = { capture: true, signal: ends.signal };
      addEventListener(
        type,
        (event) => {
          const isOutside = !(event instanceof KeyboardEvent) && !event.composedPath().includes(menu);
          if (isOutside) {
            if (type === 'pointerdown') end(-1);
            return;
          }
          event.preventDefault();
          event.stopImmediatePropagation();
          act(event);
        },
        first,
      );
    }
    const usableAt = (event: Event): number =>
      usable.find((index) => event.composedPath().includes(items[index] ?? menu)) ?? -1;
    for (const type of ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'contextmenu'] as const)
      hear(type, () => undefined);
    hear('pointermove', (event) => activate(usableAt(event)));
    hear('click', (event) => {
      const index = usableAt(event);
      if (index >= 0) end(index);
    });
    hear('keydown', ({ key }) => {
      const at = usable.indexOf(active);
      if (key === 'Escape') end(-1);
      else if (key === 'ArrowDown') activate(usable[(at + 1) % usable.length] ?? -1);
      else if (key === 'ArrowUp') activate(usable.at(Math.max(at, 0) - 1) ?? -1);
      else if (key === 'Enter' && active >= 0) end(active);
    });
    addEventListener('blur', () => end(-1), { signal: ends.signal });
  }

  return { show };
}
