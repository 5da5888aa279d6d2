/** The buttons beside work that has not been sent: sending it again, and giving it up. Those of one piece of work share a lock. */
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { ShopKey } from '#shared/domain/shop.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { SendButton } from '../../components/send-button.tsx';
import type { SendLock } from '../../state/use-send-lock.ts';
import { discard, resend } from './unsent-work.ts';

interface UnsentButtonProps {
  readonly shop: ShopKey;
  readonly operationId: string;
  readonly lock: SendLock;
}

export function ResendButton({ shop, operationId, lock }: UnsentButtonProps) {
  return (
    <SendButton size="small" icon={RotateCcw} lock={lock} onSend={() => resend(shop, operationId)}>
      Send again
    </SendButton>
  );
}

interface DiscardButtonProps extends UnsentButtonProps {
  /** The question, what a yes means, and the answers where "Discard" and "Keep" would leave open what is kept. */
  readonly title: string;
  readonly meaning: string;
  readonly yes?: string;
  readonly no?: string;
  /** Secondary where it is the only thing to do. */
  readonly kind?: 'secondary' | 'quiet';
}

/** Discarding cannot be taken back, so it is asked. */
export function DiscardButton(props: DiscardButtonProps) {
  const { shop, operationId, lock, title, meaning, yes = 'Discard', no = 'Keep', kind = 'quiet' } = props;
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button size="small" kind={kind} isPending={lock.isHeld} onPress={() => setAsks(true)}>
        Discard
      </Button>
      <ConfirmDialog
        title={title}
        confirmLabel={yes}
        cancelLabel={no}
        isOpen={asks}
        onCancel={() => setAsks(false)}
        onConfirm={() => {
          setAsks(false);
          lock.hold(() => discard(shop, operationId));
        }}
      >
        {meaning}
      </ConfirmDialog>
    </>
  );
}
