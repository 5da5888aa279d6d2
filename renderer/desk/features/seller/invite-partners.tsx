/** The dialog "Invite partners": more partners for a campaign that is published, out of the directory. */
import { useState } from 'react';
import { MOST_INVITED_PARTNERS } from '#shared/domain/seller-campaign-rules.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { type AppError, sentenceOf } from '#shared/errors.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { SendButton } from '../../components/send-button.tsx';
import { deskCall } from '../../desk-client.ts';
import { countOf } from '../../format/number.ts';
import { useSendLock } from '../../state/use-send-lock.ts';
import { PartnerDirectory } from '../partner-directory/partner-directory.tsx';
import { PartnerProblemList } from '../partner-directory/partner-problem-list.tsx';
import { useInvitedPartners } from '../partner-directory/use-invited-partners.ts';
import { tellSent } from '../unsent/unsent-work.ts';

const NOBODY = { partnerIds: [], partners: [] };

interface InvitePartnersProps {
  readonly shop: ShopKey;
  readonly campaign: { readonly id: string; readonly name: string };
  /** Partners that are in it or wait for an answer: they cannot be chosen. */
  readonly excluded: readonly string[];
  /** Partners that were invited before, whatever they answered. */
  readonly invited: readonly string[];
  readonly onClose: () => void;
}

export function InvitePartners({ shop, campaign, excluded, invited, onClose }: InvitePartnersProps) {
  const lock = useSendLock();
  const [operationId] = useState(() => crypto.randomUUID());
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [error, setError] = useState<AppError | null>(null);
  const partners = useInvitedPartners(shop, chosen, NOBODY);
  const choose = (ids: readonly string[]): void => {
    setChosen(ids);
    setError(null);
  };
  const problems = chosen
    .filter((id) => !partners.has(id))
    .map((id) => ({
      key: `partner-${id}`,
      sentence: `${partners.nameOf(id) ?? 'A partner'}: ${sentenceOf('PARTNER_NOT_FOUND')}`,
      onLeaveOut: () => choose(chosen.filter((other) => other !== id)),
    }));
  const invite = async (): Promise<void> => {
    const answer = await deskCall('invitePartners', {
      shop,
      operationId,
      sellerCampaignId: campaign.id,
      partnerIds: chosen,
    });
    const problem = answer.ok ? answer.data.problem : answer.error;
    setError(problem);
    if (problem) return;
    tellSent(`${countOf(chosen.length, 'invitation')} queued.`);
    onClose();
  };
  return (
    <Dialog title="Invite partners" subtitle={campaign.name} size="wide" isFlush isOpen onClose={onClose}>
      {error && (
        <div className="list-error">
          <ErrorNote error={error} />
        </div>
      )}
      <div className="seller-directory">
        <PartnerProblemList problems={problems} />
        <PartnerDirectory
          shop={shop}
          chosen={chosen}
          onChange={choose}
          excluded={excluded}
          invitedBefore={invited}
          most={MOST_INVITED_PARTNERS}
        />
      </div>
      <footer className="dialog-footer">
        <Button onPress={onClose}>Cancel</Button>
        <SendButton kind="primary" isDisabled={chosen.length === 0} lock={lock} onSend={invite}>
          {chosen.length === 0 ? 'Invite' : `Invite ${countOf(chosen.length, 'partner')}`}
        </SendButton>
      </footer>
    </Dialog>
  );
}
