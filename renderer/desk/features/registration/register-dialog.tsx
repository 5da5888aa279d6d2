/**
 * The dialog "Register products": from choosing products to Submit, for a new registration and for
 * mending a refused one. Knows the desk contract only; what is sent, and when, is the main process's.
 */
import { useState } from 'react';
import type { Shop, ShopKey } from '#shared/domain/shop.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { nowOf } from '../../state/clock.ts';
import { DraftChoice } from './draft-choice.tsx';
import { FormReading } from './form-reading.tsx';
import type { RegistrationForm } from './registration-form.ts';
import { RegistrationSteps } from './registration-steps.tsx';
import { type OpeningRequest, type ReadyOpening, useOpening } from './use-opening.ts';
import './registration.css';

interface RegisterDialogProps {
  readonly shop: ShopKey;
  readonly shopRecord: Shop;
  readonly campaignId: string;
  readonly onClose: () => void;
  /** The parked operation that is being mended. */
  readonly replaces?: string;
  /** Products to begin with: those to register again. */
  readonly productIds?: readonly string[];
}

/** Mounted when it is opened, so that it begins with what holds then. */
export function RegisterDialog(props: RegisterDialogProps) {
  const { shop, shopRecord, campaignId, onClose, replaces, productIds } = props;
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
  if (outcome === null) return <FormReading label="Reading products" />;
  if (!outcome.ok) return <ErrorNote error={outcome.error} kind="block" />;
  const opening: ReadyOpening = outcome.data;
  if (opening.otherDraft && chosen === null) {
    return (
      <DraftChoice
        draft={opening.otherDraft}
        now={nowOf(request.shop)}
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
