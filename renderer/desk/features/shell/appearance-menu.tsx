/** Light, dark, or as the system has it. */
import { SunMoon } from 'lucide-react';
import { MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { APPEARANCES, type Preferences } from '#shared/contract/desk.ts';
import { IconButton } from '../../components/button.tsx';
import { ChoiceMenu } from '../../components/choice-menu.tsx';
import { savePreferences } from '../../state/session.ts';
import '../../components/popover.css';

const NAMES: Readonly<Record<Preferences['appearance'], string>> = {
  system: 'As the system',
  light: 'Light',
  dark: 'Dark',
};

const CHOICES = APPEARANCES.map((id) => ({ id, name: NAMES[id] }));

export function AppearanceMenu({ appearance }: { appearance: Preferences['appearance'] }) {
  return (
    <MenuTrigger>
      <IconButton label="Appearance" icon={SunMoon} />
      <Popover className="popover" placement="top start" offset={4}>
        <ChoiceMenu
          label="Appearance"
          choices={CHOICES}
          chosen={appearance}
          onChoose={(chosen) => void savePreferences({ appearance: chosen })}
        />
      </Popover>
    </MenuTrigger>
  );
}
