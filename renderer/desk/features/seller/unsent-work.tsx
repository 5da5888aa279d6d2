/**
 * What about a campaign the API has not confirmed, or has refused: what it would do, how it stands, each reason at its field, and what a
 * person can do about it.
 */
import { FileDiff, Pencil, Undo2 } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { marketOf } from '#shared/domain/market.ts';
import {
  type EditSellerCampaignOperation,
  mayHaveArrived,
  type PublishSellerCampaignOperation,
  type SellerOperation,
} from '#shared/domain/outbox.ts';
import { isolated } from '#shared/domain/plain-text.ts';
import { actionOf } from '#shared/errors.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { SendButton } from '../../components/send-button.tsx';
import { countOf } from '../../format/number.ts';
import { partShown, useIsMarkedWork, useIsPartDue } from '../../state/arrival.ts';
import type { KnownShop } from '../../state/session.ts';
import { useSyncStatus } from '../../state/sync-statuses.ts';
import { type SendLock, useSendLock } from '../../state/use-send-lock.ts';
import { openSellerForm } from '../seller-form/open-form.ts';
import { DiscardButton, ResendButton } from '../unsent/unsent-buttons.tsx';
import { NOT_CONFIRMED, type UnsentWork as UnsentWorkInHand } from '../unsent/unsent-words.ts';
import { takeBack } from './operation-actions.ts';
import { operationInWords, type PlaceNames, whenSentInWords } from './operation-words.ts';
import { RefusalReasons } from './refusal-reasons.tsx';
import { NEEDS_ATTENTION, QUEUED } from './seller-words.ts';

interface UnsentWorkProps {
  readonly shop: KnownShop;
  readonly operations: readonly SellerOperation[];
  readonly names: Omit<PlaceNames, 'market'>;
  /** Opens both versions of a campaign that an edit met. */
  readonly onCompare: (operation: EditSellerCampaignOperation) => void;
}

export function UnsentWork({ shop, operations, names, onCompare }: UnsentWorkProps) {
  if (operations.length === 0) return null;
  return (
    <section className="unsent" aria-label="Not confirmed yet">
      {operations.map((operation) => (
        <UnsentOperation
          key={operation.id}
          shop={shop}
          operation={operation}
          names={names}
          onCompare={onCompare}
        />
      ))}
    </section>
  );
}

interface UnsentOperationProps extends Omit<UnsentWorkProps, 'operations'> {
  readonly operation: SellerOperation;
}

function UnsentOperation({ shop, operation, names, onCompare }: UnsentOperationProps) {
  const isQueued = operation.state === 'queued';
  const status = useSyncStatus(shop.key);
  const lock = useSendLock();
  const { name, tone, icon } = isQueued ? QUEUED : NEEDS_ATTENTION;
  const led = useLedWork(operation.id);
  return (
    <article {...led} className="unsent-operation" aria-label={operationInWords(operation)}>
      <p className="unsent-head">
        <Badge tone={tone} icon={icon}>
          {name}
        </Badge>
        <span className="unsent-name">{operationInWords(operation)}</span>
      </p>
      {isQueued ? (
        <p className="muted">{mayHaveArrived(operation) ? NOT_CONFIRMED : whenSentInWords(status)}</p>
      ) : (
        <RefusalReasons operation={operation} names={{ ...names, market: marketOf(shop.record.region) }} />
      )}
      <div className="unsent-actions">
        {isQueued ? (
          <QueuedActions shop={shop} operation={operation} lock={lock} />
        ) : (
          <RefusedActions shop={shop} operation={operation} lock={lock} onCompare={onCompare} />
        )}
      </div>
    </article>
  );
}

/** Work that a person was led to: it stays marked, and is brought into view and focused once. */
function useLedWork(operationId: string) {
  const article = useRef<HTMLElement>(null);
  const isMarked = useIsMarkedWork(operationId);
  const isDue = useIsPartDue() && isMarked;
  useLayoutEffect(() => {
    if (!isDue) return;
    article.current?.scrollIntoView({ block: 'nearest' });
    article.current?.focus({ preventScroll: true });
    partShown();
  }, [isDue]);
  return { ref: article, ...(isMarked && { tabIndex: -1, 'aria-current': true }) };
}

interface ActionsProps {
  readonly shop: KnownShop;
  readonly operation: SellerOperation;
  readonly lock: SendLock;
}

function QueuedActions({ shop, operation, lock }: ActionsProps) {
  const discarding = { shop: shop.key, work: workOf(operation), lock, ...discardingOf(operation) };
  return isWritten(operation) && !mayHaveArrived(operation) ? (
    <SendButton size="small" icon={Undo2} lock={lock} onSend={() => takeBack(shop.key, operation)}>
      Take back
    </SendButton>
  ) : (
    <DiscardButton {...discarding} kind="secondary" />
  );
}

function RefusedActions(props: ActionsProps & Pick<UnsentWorkProps, 'onCompare'>) {
  const { shop, operation, lock, onCompare } = props;
  const about = { shop: shop.key, work: workOf(operation), lock };
  const discarding = { ...about, ...discardingOf(operation) };
  const isConflict = operation.refusal !== null && actionOf(operation.refusal.code) === 'compareVersions';
  if (isConflict && operation.kind === 'editSellerCampaign')
    return (
      <>
        <Button size="small" kind="primary" icon={FileDiff} onPress={() => onCompare(operation)}>
          Compare versions
        </Button>
        <DiscardButton {...discarding} />
      </>
    );
  if (isPast(operation)) return <DiscardButton {...discarding} />;
  // Changed, it would be another campaign beside the one that may be there already.
  const mayMend = operation.kind !== 'publishSellerCampaign' || !mayHaveArrived(operation);
  return (
    <>
      {mayMend && isWritten(operation) && (
        <Button
          size="small"
          // A published campaign has its own Edit, which is the first thing to do there.
          kind={operation.kind === 'publishSellerCampaign' ? 'primary' : 'secondary'}
          icon={Pencil}
          isPending={lock.isHeld}
          onPress={() => openSellerForm(shop.key, { kind: 'mend', operation })}
        >
          {operation.kind === 'publishSellerCampaign' ? 'Edit' : 'Edit again'}
        </Button>
      )}
      <ResendButton {...about} />
      <DiscardButton {...discarding} />
    </>
  );
}

/** What was refused because it is too late, and will be each time. */
const TOO_LATE: ReadonlySet<string> = new Set([
  'CAMPAIGN_CLOSED',
  'SELLER_CAMPAIGN_NOT_FOUND',
  'JOIN_REQUEST_NOT_FOUND',
  'PARTNER_ALREADY_INVITED',
]);

function isPast({ refusal }: SellerOperation): boolean {
  return refusal !== null && TOO_LATE.has(refusal.code);
}

function isWritten(
  operation: SellerOperation,
): operation is PublishSellerCampaignOperation | EditSellerCampaignOperation {
  return operation.kind === 'publishSellerCampaign' || operation.kind === 'editSellerCampaign';
}

function workOf(operation: SellerOperation): UnsentWorkInHand {
  return { operationId: operation.id, state: operation.state, mayHaveArrived: mayHaveArrived(operation) };
}

interface Discarding {
  readonly title: string;
  readonly meaning: string;
  /** The answers, where "Discard" and "Keep" would leave open what is kept. */
  readonly yes?: string;
  readonly no?: string;
}

function discardingOf(operation: SellerOperation): Discarding {
  switch (operation.kind) {
    case 'publishSellerCampaign':
      return {
        title: 'Discard this campaign?',
        meaning: 'Everything that you entered for it is deleted. Nothing was published.',
      };
    case 'editSellerCampaign':
      return {
        title: 'Discard this edit?',
        meaning: 'The campaign stays as it is now; what you changed in this edit is deleted.',
      };
    case 'closeSellerCampaign':
      // One that was refused closes nothing any more: the campaign may be closed already.
      if (operation.state === 'parked')
        return { title: 'Discard closing early?', meaning: 'The campaign stays as it is now.' };
      return {
        title: 'Keep the campaign open?',
        meaning: 'It is not closed early: it runs until its end.',
        yes: 'Keep it open',
        no: 'Close early',
      };
    case 'invitePartners':
      return {
        title: 'Discard these invitations?',
        meaning: `${countOf(operation.partners.length, 'partner')} will not be invited.`,
      };
    case 'answerJoinRequest':
      return {
        title: 'Discard this answer?',
        meaning: `${isolated(operation.partner.name)} goes on waiting for your answer.`,
      };
  }
}
