/**
 * The dialog "Register products": from choosing products to Submit, for a new registration and for
 * mending a refused one. Knows the desk contract only; what is sent, and when, is the main process's.
 */
import { useState } from 'react';
import type { Shop, ShopKey } from '#shared/domain/shop.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { DraftChoice } from './draft-choice.tsx';
import type { RegistrationForm } from './registration-form.ts';
import { RegistrationSteps } from './registration-steps.tsx';
import { type OpeningRequest, type ReadyOpening, useOpening } from './use-opening.ts';
import './registration.css';

export interface RegisterDialogProps {
  shop: ShopKey;
  shopRecord: Shop;
  campaignId: string;
  isOpen: boolean;
  onClose(): void;
  /** The parked operation that is being mended. */
  replaces?: string;
  /** Products to begin with: those to register again. */
  productIds?: string[];
}

export function RegisterDialog(props: RegisterDialogProps) {
  // Each opening begins anew, with what holds then.
  return props.isOpen ? <OpenDialog {...props} /> : null;
}

function OpenDialog({ shop, shopRecord, campaignId, onClose, replaces, productIds }: RegisterDialogProps) {
  const [request, setRequest] = useState<OpeningRequest>({
    shop,
    shopRecord,
    campaignId,
    replaces: replaces ?? null,
    productIds: productIds ?? [],
  });
  const [name, setName] = useState('');
  return (
    <Dialog title="Register products" subtitle={name} isOpen onClose={onClose} size="wide" isFlush>
      <Opened
        key={request.replaces}
        request={request}
        onCampaign={setName}
        onClose={onClose}
        onContinueDraft={() => setRequest({ ...request, replaces: null, productIds: [] })}
      />
    </Dialog>
  );
}

interface OpenedProps {
  readonly request: OpeningRequest;
  readonly onCampaign: (name: string) => void;
  readonly onClose: () => void;
  readonly onContinueDraft: () => void;
}

function Opened({ request, onCampaign, onClose, onContinueDraft }: OpenedProps) {
  const outcome = useOpening(request);
  const [chosen, setChosen] = useState<RegistrationForm | null>(null);
  if (outcome === null) return <Reading />;
  if (!outcome.ok) return <ErrorNote error={outcome.error} kind="block" />;
  const opening: ReadyOpening = outcome.data;
  if (opening.otherDraft && chosen === null) {
    return (
      <DraftChoice
        draft={opening.otherDraft}
        onContinueDraft={onContinueDraft}
        onReplaceDraft={() => setChosen(opening.form)}
      />
    );
  }
  return (
    <RegistrationSteps
      shop={request.shop}
      shopRecord={request.shopRecord}
      opening={opening}
      onCampaign={onCampaign}
      onClose={onClose}
    />
  );
}

function Reading() {
  return (
    <div className="registration-reading" role="status" aria-label="Reading products">
      <Skeleton width="40%" />
      <Skeleton width="70%" />
      <Skeleton width="55%" />
    </div>
  );
}
