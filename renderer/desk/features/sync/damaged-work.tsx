/** The way out of unsent work that is damaged: what happened, what to do next, and giving it up for good. */
import { useState } from 'react';
import type { UnsentCounts } from '#shared/domain/outbox.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { deskCall } from '../../desk-client.ts';
import { notify } from '../../state/notices.ts';
import { notifyError } from '../../state/notify-error.ts';
import { useSendLock } from '../../state/use-send-lock.ts';
import { damageWords } from './sync-words.ts';

interface DamagedWorkProps {
  readonly shop: ShopKey;
  readonly unreadable: UnsentCounts;
}

export function DamagedWork({ shop, unreadable }: DamagedWorkProps) {
  const [isOpen, setOpen] = useState(false);
  const lock = useSendLock();
  const discard = async (): Promise<void> => {
    setOpen(false);
    const answer = await deskCall('discardUnreadable', { shop });
    if (!answer.ok) return notifyError(answer.error);
    notify({ text: 'Discarded what was damaged.' });
  };
  return (
    <>
      <Button size="small" isPending={lock.isHeld} onPress={() => setOpen(true)}>
        What to do
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        title="Unsent work is damaged"
        confirmLabel="Discard for good"
        cancelLabel="Keep for now"
        onConfirm={() => lock.hold(discard)}
        onCancel={() => setOpen(false)}
      >
        {damageWords(unreadable)}
      </ConfirmDialog>
    </>
  );
}
