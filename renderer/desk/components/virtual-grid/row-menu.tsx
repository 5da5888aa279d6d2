/**
 * The menu of a row, under a right click, Shift+F10 or the menu key: the commands that are in the row, and copying. Fields and marked
 * text are left to the window's own menu.
 */
import { type RefObject, useContext, useEffect, useRef, useState } from 'react';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { CopyText } from '../copy-text.ts';
import { type RowCommand, rowCommands } from './row-commands.ts';
import '../popover.css';

interface Asked {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly commands: readonly RowCommand[];
}

export function RowMenu({ grid }: { grid: RefObject<HTMLElement | null> }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const anchor = useRef<HTMLSpanElement>(null);
  const copy = useContext(CopyText);

  useEffect(() => {
    const within = grid.current;
    const ask = (event: MouseEvent): void => {
      const { target } = event;
      if (!(target instanceof Element) || target.closest('input:not([type="checkbox"]), textarea')) return;
      const row = target.closest<HTMLElement>('[role="row"]:not(.grid-row-head)');
      if (!row || row.ariaHidden === 'true' || String(getSelection()) !== '') return;
      const commands = rowCommands(row, target, copy);
      if (commands.length === 0) return;
      event.preventDefault();
      setAsked({ x: event.clientX, y: event.clientY, name: row.ariaLabel ?? '', commands });
    };
    within?.addEventListener('contextmenu', ask);
    return () => within?.removeEventListener('contextmenu', ask);
  }, [grid, copy]);

  return (
    asked && (
      <>
        <span ref={anchor} style={{ position: 'fixed', left: asked.x, top: asked.y }} />
        <Popover
          className="popover"
          triggerRef={anchor}
          isOpen
          onOpenChange={(open) => !open && setAsked(null)}
          placement="bottom start"
          offset={0}
        >
          <Menu
            className="popover-list"
            aria-label={asked.name}
            autoFocus="first"
            onAction={(key) => {
              // The menu gives the focus back first: what the command opens takes it from there.
              setAsked(null);
              requestAnimationFrame(() => asked.commands.find(({ id }) => id === key)?.run());
            }}
          >
            {asked.commands.map(({ id, name }) => (
              <MenuItem key={id} id={id} className="popover-item">
                {name}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </>
    )
  );
}
