/** Light, dark, or as the system has it. */
import { Check, SunMoon } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { APPEARANCES, type Preferences } from '#shared/contract/desk.ts';
import { IconButton } from '../../components/button.tsx';
import { savePreferences } from '../../state/session.ts';
import '../../components/popover.css';

const NAMES: Readonly<Record<Preferences['appearance'], string>> = {
  system: 'As the system',
  light: 'Light',
  dark: 'Dark',
};

export function AppearanceMenu({ appearance }: { appearance: Preferences['appearance'] }) {
  return (
    <MenuTrigger>
      <IconButton label="Appearance" icon={SunMoon} />
      <Popover className="popover" placement="top start" offset={4}>
        <Menu
          className="popover-list"
          aria-label="Appearance"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[appearance]}
          onSelectionChange={(keys) => {
            const chosen = APPEARANCES.find((name) => keys !== 'all' && keys.has(name));
            if (chosen) void savePreferences({ appearance: chosen });
          }}
        >
          {APPEARANCES.map((name) => (
            <MenuItem key={name} id={name} className="popover-item">
              {({ isSelected }) => (
                <>
                  <Check size={14} className={isSelected ? undefined : 'popover-blank'} aria-hidden />
                  {NAMES[name]}
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
