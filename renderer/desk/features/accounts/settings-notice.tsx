/** Tells, until it is read, what happened to the file of settings. Knows no file: only what the session says of it. */
import { useState } from 'react';
import type { Session } from '#shared/contract/desk.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';

const WORDS: Readonly<Record<NonNullable<Session['settingsNotice']>, { title: string; text: string }>> = {
  putAside: {
    title: 'The settings were damaged',
    text: 'The settings file could not be read. It was put aside in the same folder, with “.broken” in its name. Sign in again to each account: its shops, drafts and unsent work come back with it.',
  },
  partly: {
    title: 'Part of the settings was damaged',
    text: 'What could not be read was left out, and a copy of the file was kept in the same folder, with “.broken” in its name. If an account is missing, sign in to it again: its shops, drafts and unsent work come back with it.',
  },
  rewritten: {
    title: 'The settings file was damaged',
    text: 'Something outside Campaign Desk damaged the settings file. It has been written again whole: nothing is lost. The damaged one was put aside in the same folder, with “.broken” in its name.',
  },
};

export function SettingsNotice({ settingsNotice }: Pick<Session, 'settingsNotice'>) {
  const [read, setRead] = useState<Session['settingsNotice']>(null);
  if (settingsNotice === null || settingsNotice === read) return null;
  const { title, text } = WORDS[settingsNotice];
  const close = () => setRead(settingsNotice);
  return (
    <Dialog
      role="alertdialog"
      size="narrow"
      title={title}
      isOpen
      onClose={close}
      footer={
        <Button kind="primary" onPress={close} autoFocus>
          Continue
        </Button>
      }
    >
      <p>{text}</p>
    </Dialog>
  );
}
