/** What is still on this machine: registrations and edits that wait to be sent, or that were refused and wait for a person. */
import { CloudUpload, TriangleAlert } from 'lucide-react';
import type { RegisteredProduct } from '#shared/contract/query.ts';
import { marketOf } from '#shared/domain/market.ts';
import type { Registration } from '#shared/domain/registration.ts';
import type { Shop, ShopKey } from '#shared/domain/shop.ts';
import { Button } from '../../components/button.tsx';
import { countOf, formatCount } from '../../format/number.ts';
import { useSendLock } from '../../state/use-send-lock.ts';
import { errorSentence, sampleSentence } from '../registration/problem-sentences.ts';
import { DiscardButton, ResendButton } from '../unsent/unsent-buttons.tsx';
import { NOT_CONFIRMED, type UnsentWork } from '../unsent/unsent-words.ts';
import { STATUS_WORDS } from './registered-status.ts';
import { StatusBadge } from './status-badge.tsx';
import { mayResend, type UnsentTogether } from './unsent-together.ts';

type UnsentRow = Extract<RegisteredProduct, { source: 'outbox' }>;
type SampleEdit = NonNullable<Extract<RegisteredProduct, { source: 'api' }>['sampleEdit']>;

interface QueuedRegistrationProps {
  readonly shop: ShopKey;
  readonly row: UnsentRow;
  /** The products that it was submitted together with; null when it was alone. */
  readonly together: UnsentTogether | null;
  readonly onMend: (operationId: string) => void;
}

export function QueuedRegistration({ shop, row, together, onMend }: QueuedRegistrationProps) {
  const isQueued = row.state === 'queued';
  const ownReason = row.refusal ? errorSentence(row.refusal) : 'Refused together with another product.';
  return (
    <>
      <p className="registered-line">
        <StatusBadge status={isQueued ? 'QUEUED' : 'REFUSED'} />
        {isQueued && !together && <span className="muted">{queuedWords(row)}</span>}
      </p>
      {!isQueued && !together?.reason && <p className="registered-refusal">{ownReason}</p>}
      {!together && (
        <RegistrationActions shop={shop} work={row} count={1} mayResend={mayResend([row])} onMend={onMend} />
      )}
    </>
  );
}

/** Above the rows of products that wait together: what is true of all of them, and what can be done with them. */
export function TogetherNote({
  shop,
  together,
  onMend,
}: Pick<QueuedRegistrationProps, 'shop' | 'onMend'> & { readonly together: UnsentTogether }) {
  const { count, state, reason } = together;
  return (
    <section className="registered-together" aria-label={`${countOf(count, 'product')} submitted together`}>
      <p>
        {state === 'queued'
          ? `${countOf(count, 'product')} queued together. ${queuedWords(together)}`
          : `${countOf(count, 'product')} submitted together need attention.`}
      </p>
      {reason && <p className="registered-refusal">{reason}</p>}
      <RegistrationActions
        shop={shop}
        work={together}
        count={count}
        mayResend={together.mayResend}
        onMend={onMend}
      />
    </section>
  );
}

function queuedWords({ mayHaveArrived }: Pick<UnsentWork, 'mayHaveArrived'>): string {
  return mayHaveArrived ? NOT_CONFIRMED : STATUS_WORDS.QUEUED.meaning;
}

interface RegistrationActionsProps extends Pick<QueuedRegistrationProps, 'shop' | 'onMend'> {
  readonly work: UnsentWork;
  readonly count: number;
  readonly mayResend: boolean;
}

function RegistrationActions(props: RegistrationActionsProps) {
  const { shop, work, count, onMend } = props;
  const isAlone = count === 1;
  const lock = useSendLock();
  return (
    <div className="registered-actions">
      {work.state === 'parked' && (
        <>
          <Button size="small" isPending={lock.isHeld} onPress={() => onMend(work.operationId)}>
            Edit again
          </Button>
          {props.mayResend && <ResendButton shop={shop} work={work} lock={lock} />}
        </>
      )}
      <DiscardButton
        shop={shop}
        work={work}
        lock={lock}
        title={isAlone ? 'Discard this registration?' : `Discard all ${formatCount(count)} products?`}
        meaning={`${isAlone ? 'What' : `${countOf(count, 'product')} were submitted together and are discarded together: what`} you entered for ${isAlone ? 'it' : 'them'} is deleted, and nothing is sent to the partner.`}
      />
    </div>
  );
}

interface QueuedEditProps {
  readonly shop: ShopKey;
  readonly shopRecord: Shop;
  readonly registration: Registration;
  readonly edit: SampleEdit;
  readonly onEdit: (registrationId: string) => void;
}

export function QueuedEdit({ shop, shopRecord, registration, edit, onEdit }: QueuedEditProps) {
  const lock = useSendLock();
  const market = marketOf(shopRecord.region);
  const change = `Samples ${formatCount(registration.sampleQuantity, market.locale)} → ${formatCount(edit.sampleQuantity, market.locale)}`;
  const isQueued = edit.state === 'queued';
  const Icon = isQueued ? CloudUpload : TriangleAlert;
  const reason = edit.refusal
    ? sampleSentence(
        edit.refusal.code,
        { market, policy: shopRecord.registrationPolicy },
        registration.sampleQuantity,
      )
    : null;
  return (
    <div className="registered-edit">
      <p className={isQueued ? 'muted' : 'registered-refusal'}>
        <Icon size={12} aria-hidden />
        {isQueued
          ? `${change}, ${edit.mayHaveArrived ? 'sent, not confirmed yet' : 'queued'}`
          : `${change}, refused. ${reason ?? ''}`}
      </p>
      <div className="registered-actions">
        {!isQueued && (
          <Button size="small" isPending={lock.isHeld} onPress={() => onEdit(registration.id)}>
            Edit again
          </Button>
        )}
        <DiscardButton
          shop={shop}
          work={edit}
          lock={lock}
          title="Discard this edit?"
          meaning={`The sample quantity stays at ${formatCount(registration.sampleQuantity, market.locale)}.`}
        />
      </div>
    </div>
  );
}
