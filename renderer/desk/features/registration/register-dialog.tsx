/**
 * The dialog "Register products": from choosing products to Submit, for a new registration and for
 * mending a refused one. Knows the desk contract only; what is sent, and when, is the main process's.
 */
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Shop, ShopKey } from '#shared/domain/shop.ts';

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

export function RegisterDialog({ isOpen, onClose }: RegisterDialogProps): React.JSX.Element {
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Modal>
        <Dialog>
          <Heading slot="title">Register products</Heading>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
