/** What is still on this machine: registrations and edits that wait to be sent, or that were refused and wait for a person. */
import { CloudUpload, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { RegisteredProduct } from '#shared/contract/query.ts';
import { marketOf } from '#shared/domain/market.ts';
import type { Registration } from '#shared/domain/registration.ts';
import type { Shop, ShopKey } from '#shared/domain/shop.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { deskCall } from '../../desk-client.ts';
import { countOf, formatCount } from '../../format/number.ts';
import { notify } from '../../state/notices.ts';
import { errorSentence, sampleSentence } from '../registration/problem-sentences.ts';
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
        {isQueued && !together && <span className="muted">{STATUS_WORDS.QUEUED.meaning}</span>}
      </p>
      {!isQueued && !together?.reason && <p className="registered-refusal">{ownReason}</p>}
      {!together && (
        <RegistrationActions
          shop={shop}
          operationId={row.operationId}
          state={row.state}
          count={1}
          mayResend={mayResend([row])}
          onMend={onMend}
        />
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
  const { operationId, count, state, reason } = together;
  return (
    <section className="registered-together" aria-label={`${countOf(count, 'product')} submitted together`}>
      <p>
        {state === 'queued'
          ? `${countOf(count, 'product')} queued together. ${STATUS_WORDS.QUEUED.meaning}`
          : `${countOf(count, 'product')} submitted together need attention.`}
      </p>
      {reason && <p className="registered-refusal">{reason}</p>}
      <RegistrationActions
        shop={shop}
        operationId={operationId}
        state={state}
        count={count}
        mayResend={together.mayResend}
        onMend={onMend}
      />
    </section>
  );
}

interface RegistrationActionsProps extends Pick<QueuedRegistrationProps, 'shop' | 'onMend'> {
  readonly operationId: string;
  readonly state: UnsentRow['state'];
  readonly count: number;
  readonly mayResend: boolean;
}

function RegistrationActions(props: RegistrationActionsProps) {
  const { shop, operationId, state, count, onMend } = props;
  const isAlone = count === 1;
  return (
    <div className="registered-actions">
      {state === 'parked' && (
        <>
          <Button size="small" onPress={() => onMend(operationId)}>
            Edit again
          </Button>
          {props.mayResend && (
            <Button size="small" onPress={() => void resend(shop, operationId)}>
              Send again
            </Button>
          )}
        </>
      )}
      <DiscardButton
        shop={shop}
        operationId={operationId}
        title={isAlone ? 'Discard this registration?' : `Discard all ${formatCount(count)} products?`}
      >
        {`${isAlone ? 'What' : `${countOf(count, 'product')} were submitted together and are discarded together: what`} you entered for ${isAlone ? 'it' : 'them'} is deleted, and nothing is sent to the partner.`}
      </DiscardButton>
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
        {isQueued ? `${change}, queued` : `${change}, refused. ${reason ?? ''}`}
      </p>
      <div className="registered-actions">
        {!isQueued && (
          <Button size="small" onPress={() => onEdit(registration.id)}>
            Edit again
          </Button>
        )}
        <DiscardButton shop={shop} operationId={edit.operationId} title="Discard this edit?">
          {`The sample quantity stays at ${formatCount(registration.sampleQuantity, market.locale)}.`}
        </DiscardButton>
      </div>
    </div>
  );
}

interface DiscardButtonProps {
  readonly shop: ShopKey;
  readonly operationId: string;
  readonly title: string;
  readonly children: string;
}

/** Discarding cannot be taken back, so it is asked. */
function DiscardButton({ shop, operationId, title, children }: DiscardButtonProps) {
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button size="small" kind="quiet" onPress={() => setAsks(true)}>
        Discard
      </Button>
      <ConfirmDialog
        title={title}
        confirmLabel="Discard"
        cancelLabel="Keep"
        isOpen={asks}
        onCancel={() => setAsks(false)}
        onConfirm={() => {
          setAsks(false);
          void discard(shop, operationId);
        }}
      >
        {children}
      </ConfirmDialog>
    </>
  );
}

async function discard(shop: ShopKey, operationId: string): Promise<void> {
  const answer = await deskCall('discardOperation', { shop, operationId });
  // It may have been sent between the question and the answer.
  if (answer.ok) notify({ text: 'Discarded. Nothing was sent.' });
  else notify({ text: errorSentence(answer.error), tone: 'danger' });
}

async function resend(shop: ShopKey, operationId: string): Promise<void> {
  const answer = await deskCall('resendOperation', { shop, operationId });
  if (!answer.ok) notify({ text: errorSentence(answer.error), tone: 'danger' });
}
