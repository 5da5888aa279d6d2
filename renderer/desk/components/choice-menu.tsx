/** A menu to choose one of a few from: the one chosen has a mark. What opens it is the caller's. */
import { Check } from 'lucide-react';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { shownName } from '#shared/domain/plain-text.ts';
import { classNames } from './class-names.ts';
import { Name } from './name.tsx';
import './popover.css';

interface Choice<Id extends string> {
  readonly id: Id;
  readonly name: string;
  /** At the end of its line. */
  readonly note?: string | undefined;
}

interface ChoiceMenuProps<Id extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Id>[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
  readonly className?: string;
}

export function ChoiceMenu<Id extends string>(props: ChoiceMenuProps<Id>) {
  const { label, choices, chosen, onChoose, className } = props;
  return (
    <Menu
      className={classNames('popover-list', className)}
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const choice = choices.find(({ id }) => keys !== 'all' && keys.has(id));
        if (choice) onChoose(choice.id);
      }}
    >
      {choices.map(({ id, name, note }) => (
        <MenuItem key={id} id={id} textValue={shownName(name)} className="popover-item">
          {({ isSelected }) => (
            <>
              <Check size={14} className={isSelected ? undefined : 'popover-blank'} aria-hidden />
              <Name className="popover-item-words" isCut>
                {name}
              </Name>
              {note !== undefined && <span className="muted">{note}</span>}
            </>
          )}
        </MenuItem>
      ))}
    </Menu>
  );
}
