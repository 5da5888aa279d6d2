/** A seller's contact as it is sent: without blanks around it, and without a messenger that is only blank. */
import type { SellerContact } from '#shared/domain/contact.ts';

export function trimmedContact(contact: SellerContact): SellerContact {
  const email = contact.email.trim();
  const messenger = contact.messenger && { ...contact.messenger, value: contact.messenger.value.trim() };
  return messenger && messenger.value !== '' ? { email, messenger } : { email };
}
