/**
 * How a partner's contact becomes a link that the system opens. Contact values are untrusted text: each kind has one form of link, built
 * from checked parts, and anything else opens nothing.
 */
import type { ContactWay } from '#shared/domain/contact.ts';
import { contactAddress } from '#shared/domain/contact-address.ts';

/** The link for a contact of a partner in `region`, or null when the value is not of its kind or leads nowhere for certain. */
export function contactLink(way: ContactWay, value: string, region: string): string | null {
  const address = contactAddress(way, value, region);
  if (address === null) return null;
  switch (address.kind) {
    case 'email':
      return `mailto:${address.email}`;
    case 'national':
      return `tel:${address.digits}`;
    case 'line':
      // "~" leads to a person; an official account has its @ there.
      return `https://line.me/R/ti/p/${address.isOfficial ? '@' : '~'}${encodeURIComponent(address.id)}`;
    case 'international':
      return way === 'email' || way === 'line' ? null : NUMBER_LINKS[way](address.digits);
  }
}

const NUMBER_LINKS: Readonly<Record<Exclude<ContactWay, 'email' | 'line'>, (digits: string) => string>> = {
  phone: (digits) => `tel:+${digits}`,
  whatsapp: (digits) => `https://wa.me/${digits}`,
  viber: (digits) => `viber://chat?number=%2B${digits}`,
  zalo: (digits) => `https://zalo.me/${digits}`,
};
