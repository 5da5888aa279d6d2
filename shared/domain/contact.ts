/**
 * How partner and seller reach each other. A registration stores the seller's contact: the email is
 * required everywhere, the messenger where the market asks for it.
 */
import { type Market, MESSENGER_NAMES, MESSENGERS, type Messenger } from './market.ts';
import { typedWord } from './plain-text.ts';

/** Every way is optional on a partner's side. Values are untrusted text. */
export interface Contact {
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly line?: string | undefined;
  readonly viber?: string | undefined;
  readonly whatsapp?: string | undefined;
  readonly zalo?: string | undefined;
}

/** In the order in which they are shown. */
export const CONTACT_WAYS = ['email', 'phone', ...MESSENGERS] as const;
export type ContactWay = (typeof CONTACT_WAYS)[number];

/** How a way is written on screen. */
export const CONTACT_WAY_NAMES: Readonly<Record<ContactWay, string>> = {
  email: 'Email',
  phone: 'Phone',
  ...MESSENGER_NAMES,
};

/** What a seller gives with a registration: the email, and the messenger of the market. */
export interface SellerContact {
  readonly email: string;
  readonly messenger?: { readonly kind: Messenger; readonly value: string } | undefined;
}

/** Why a contact may not be sent; each is shown at its field and enforced by the API under the same name. */
export type ContactProblem = 'EMAIL_REQUIRED' | 'EMAIL_INVALID' | 'MESSENGER_REQUIRED' | 'MESSENGER_INVALID';

const LONGEST_EMAIL = 254;
const LONGEST_MESSENGER = 64;

// One @, no blanks, nothing unseen, a dot in the domain: what the platform's own form accepts. Proof of an address is a mail to it.
const EMAIL = /^[^\s\p{C}@<>()",;:\\]+@[^\s\p{C}@<>()",;:\\.]+(?:\.[^\s\p{C}@<>()",;:\\.]+)+$/u;
// Phone-number messengers take digits with the usual separators; LINE ids are letters, digits and . _ - with an optional @.
const PHONE_NUMBER = /^\+?\d[\d\s()-]{4,30}$/;
const LINE_ID = /^@?[\w.-]{2,63}$/;

/** The problem of an email, or null. What surrounds it unseen is the caller's to drop (`typedContact`). */
export function emailProblem(email: string): ContactProblem | null {
  if (email === '') return 'EMAIL_REQUIRED';
  return email.length <= LONGEST_EMAIL && EMAIL.test(email) ? null : 'EMAIL_INVALID';
}

/** The problem of a messenger value in a market, or null. An empty value is fine where the market does not ask for one. */
export function messengerProblem(market: Market, value: string): ContactProblem | null {
  if (market.messenger === null) return null;
  if (value === '') return market.messengerRequired ? 'MESSENGER_REQUIRED' : null;
  const form = market.messenger === 'line' ? LINE_ID : PHONE_NUMBER;
  return value.length <= LONGEST_MESSENGER && form.test(value) ? null : 'MESSENGER_INVALID';
}

/** A typed contact as it is given: a messenger that is empty, or that the market has none of, is left out. */
export function givenContact(email: string, messenger: string, market: Market): SellerContact {
  return market.messenger === null
    ? typedContact({ email })
    : typedContact({ email, messenger: { kind: market.messenger, value: messenger } });
}

/** A contact as it is checked and sent: without blanks around it or anything unseen, and without a messenger that is only that. */
export function typedContact(contact: SellerContact): SellerContact {
  const email = typedWord(contact.email);
  const messenger = contact.messenger && { ...contact.messenger, value: typedWord(contact.messenger.value) };
  return messenger && messenger.value !== '' ? { email, messenger } : { email };
}

/** What a contact gives as the market's messenger; empty when it gives none. */
export function messengerIn(contact: SellerContact | null, market: Market): string {
  const messenger = contact?.messenger;
  return messenger?.kind === market.messenger ? (messenger?.value ?? '') : '';
}

/** The ways that a contact offers, in the order of CONTACT_WAYS. */
export function contactWays(contact: Contact): { kind: ContactWay; value: string }[] {
  return CONTACT_WAYS.flatMap((kind) => {
    const value = contact[kind];
    return value === undefined || value === '' ? [] : [{ kind, value }];
  });
}
