/**
 * How a partner's contact becomes a link that the system opens. Contact values are untrusted text: each kind
 * has one form of link, built from checked parts, and anything else opens nothing.
 */

export type ContactKind = 'email' | 'phone' | 'line' | 'viber' | 'whatsapp' | 'zalo';

const EMAIL = /^[^\s@<>()",;:\\?&#%]+@[^\s@<>()",;:\\?&#%]+$/;

/** Digits of a phone number, with a leading + kept; null when it is none. */
function phoneDigits(value: string): string | null {
  if (!/^\+?[\d\s().-]{5,31}$/.test(value)) return null;
  const digits = value.replace(/\D/g, '');
  return digits.length < 5 ? null : `${value.startsWith('+') ? '+' : ''}${digits}`;
}

function phoneLink(value: string, link: (digits: string) => string): string | null {
  const digits = phoneDigits(value.trim());
  return digits === null ? null : link(digits);
}

/** The link for a contact, or null when the value is not of its kind. */
export function contactLink(kind: ContactKind, value: string): string | null {
  switch (kind) {
    case 'email':
      return EMAIL.test(value) ? `mailto:${value}` : null;
    case 'phone':
      return phoneLink(value, (digits) => `tel:${digits}`);
    case 'whatsapp':
      return phoneLink(value, (digits) => `https://wa.me/${digits.replace('+', '')}`);
    case 'viber':
      return phoneLink(value, (digits) => `viber://chat?number=${encodeURIComponent(digits)}`);
    case 'zalo':
      return phoneLink(value, (digits) => `https://zalo.me/${digits.replace('+', '')}`);
    case 'line':
      return /^@?\w[\w.-]{1,62}$/.test(value) ? `https://line.me/R/ti/p/~${encodeURIComponent(value)}` : null;
  }
}
