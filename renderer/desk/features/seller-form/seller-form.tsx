/**
 * The dialog in which a seller's campaign is written, from its terms to Publish. Mounted once; open-form.ts opens it. Knows the desk
 * contract only; what is sent, and when, is the main process's.
 */
import { isolated } from '#shared/domain/plain-text.ts';
import type { Shop } from '#shared/domain/shop.ts';
import { sameShop } from '#shared/domain/shop-key.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { useNow } from '../../state/clock.ts';
import { shopsOf, useSession } from '../../state/session.ts';
import { FormReading } from '../registration/form-reading.tsx';
import { CampaignSteps } from './campaign-steps.tsx';
import { closeSellerForm, type OpenForm, useSellerFormPlace } from './open-form.ts';
import { useOpening } from './use-opening.ts';
import './seller-form.css';

export function SellerForm() {
  const open = useSellerFormPlace((place) => place.open);
  const session = useSession(({ session }) => session);
  const shop = open && session ? shopsOf(session).find(({ key }) => sameShop(key, open.shop)) : undefined;
  // Each opening begins anew, with what holds then.
  return open && shop ? <OpenDialog key={open.turn} open={open} shopRecord={shop.record} /> : null;
}

interface OpenProps {
  readonly open: OpenForm;
  readonly shopRecord: Shop;
}

function OpenDialog({ open: { shop, opening }, shopRecord }: OpenProps) {
  const outcome = useOpening({ shop, shopRecord, opening, now: useNow(shop) });
  const asked = opening.kind === 'edit' ? opening.campaign : null;
  const edited = outcome?.ok ? outcome.data.form.edits : asked;
  return (
    <Dialog
      title={edited ? 'Edit campaign' : 'New campaign'}
      subtitle={edited ? `${isolated(edited.name)} · ${isolated(shopRecord.name)}` : shopRecord.name}
      isOpen
      onClose={closeSellerForm}
      size="tall"
      isFlush
    >
      {outcome === null && <FormReading label="Reading the campaign" />}
      {outcome?.ok === false && <ErrorNote error={outcome.error} kind="block" />}
      {outcome?.ok && (
        <CampaignSteps shop={shop} shopRecord={shopRecord} opening={outcome.data} onClose={closeSellerForm} />
      )}
    </Dialog>
  );
}
