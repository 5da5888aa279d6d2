/** The buttons beside unsent work: sending it again, and giving it up. Each says first what it may come to. Those of one piece of work share a lock. */
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { ShopKey } from '#shared/domain/shop.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { SendButton } from '../../components/send-button.tsx';
import type { SendLock } from '../../state/use-send-lock.ts';
import { discardingWords, SENDING_ONCE_MORE, type UnsentWork } from './unsent-words.ts';
import { discard, resend } from './unsent-work.ts';

interface UnsentButtonProps {
  readonly shop: ShopKey;
  readonly work: UnsentWork;
  readonly lock: SendLock;
}

/** What may have arrived is sent once more only when that has been said. */
export function ResendButton({ shop, work, lock }: UnsentButtonProps) {
  const [asks, setAsks] = useState(false);
  const { title, meaning, yes, no } = SENDING_ONCE_MORE;
  if (!work.mayHaveArrived)
    return (
      <SendButton size="small" icon={RotateCcw} lock={lock} onSend={() => resend(shop, work)}>
        Send again
      </SendButton>
    );
  return (
    <>
      <Button size="small" icon={RotateCcw} isPending={lock.isHeld} onPress={() => setAsks(true)}>
        Send again
      </Button>
      <ConfirmDialog
        title={title}
        confirmLabel={yes}
        cancelLabel={no}
        isOpen={asks}
        onCancel={() => setAsks(false)}
        onConfirm={() => {
          setAsks(false);
          lock.hold(() => resend(shop, work));
        }}
      >
        {meaning}
      </ConfirmDialog>
    </>
  );
}

interface DiscardButtonProps extends UnsentButtonProps {
  /** The question, what a yes means where nothing has arrived, and the answers where "Discard" and "Keep" would leave open what is kept. */
  readonly title: string;
  readonly meaning: string;
  readonly yes?: string;
  readonly no?: string;
  /** Secondary where it is the only thing to do. */
  readonly kind?: 'secondary' | 'quiet';
}

/** Discarding cannot be taken back, so it is asked; and what was asked is what is done, whatever becomes of the work meanwhile. */
export function DiscardButton(props: DiscardButtonProps) {
  const { shop, work, lock, title, meaning, yes = 'Discard', no = 'Keep', kind = 'quiet' } = props;
  const [asked, setAsked] = useState<UnsentWork | null>(null);
  return (
    <>
      <Button size="small" kind={kind} isPending={lock.isHeld} onPress={() => setAsked(work)}>
        Discard
      </Button>
      <ConfirmDialog
        title={title}
        confirmLabel={yes}
        cancelLabel={no}
        isOpen={asked !== null}
        onCancel={() => setAsked(null)}
        onConfirm={() => {
          setAsked(null);
          if (asked) lock.hold(() => discard(shop, asked));
        }}
      >
        {discardingWords(meaning, asked ?? work)}
      </ConfirmDialog>
    </>
  );
}
