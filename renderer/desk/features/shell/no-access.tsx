/** Above a shop that its account has lost: that nothing is sent for it, and what can be done with its unsent work. */
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { deskCall } from '../../desk-client.ts';
import { notify } from '../../state/notices.ts';
import { notifyError } from '../../state/notify-error.ts';
import type { KnownShop } from '../../state/session.ts';

export function NoAccess({ shop: { key, record, accountName } }: { shop: KnownShop }) {
  const [isAsking, setAsking] = useState(false);
  const copy = async (): Promise<void> => {
    const answer = await deskCall('copyUnsent', { shop: key });
    if (answer.ok) notify({ text: 'Unsent work copied to the clipboard.', tone: 'positive' });
    else notifyError(answer.error);
  };
  const discard = async (): Promise<void> => {
    setAsking(false);
    const answer = await deskCall('discardUnsent', { shop: key });
    if (answer.ok) notify({ text: `Discarded the unsent work of ${record.name}.` });
    else notifyError(answer.error);
  };
  return (
    <div className="sign-in-banner" role="status" aria-label="No access">
      <p>
        {accountName} no longer has access to this shop. Nothing is sent for it. Its unsent work is only on
        this computer: copy it, discard it, or ask for access.
      </p>
      <Button size="small" onPress={() => void copy()}>
        Copy unsent work
      </Button>
      <Button size="small" kind="quiet" onPress={() => setAsking(true)}>
        Discard…
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title="Discard all unsent work of this shop?"
        confirmLabel="Discard for good"
        cancelLabel="Keep"
        onConfirm={() => void discard()}
        onCancel={() => setAsking(false)}
      >
        {`Every draft of ${record.name}, and every change that still waits, is deleted from this computer. Nowhere else is a copy of it. What has reached the API stays there.`}
      </ConfirmDialog>
    </div>
  );
}
