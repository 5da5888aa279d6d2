/**
 * How to reach the partner, each way with buttons to copy it and to open it in the program of this machine. Values
 * are untrusted: they are text here, and the main process decides what may be opened.
 */
import { Copy, ExternalLink, Mail, MessageCircle, Phone } from 'lucide-react';
import { CONTACT_WAY_NAMES, type Contact, type ContactWay, contactWays } from '#shared/domain/contact.ts';
import { contactAddress } from '#shared/domain/contact-address.ts';
import { isolated } from '#shared/domain/plain-text.ts';
import { IconButton } from '../../components/button.tsx';
import { Name } from '../../components/name.tsx';
import { deskCall } from '../../desk-client.ts';
import { notify } from '../../state/notices.ts';
import { notifyError } from '../../state/notify-error.ts';

/** In the middle of "Copy email", "Open LINE": brands keep their capitals. */
const SPOKEN: Readonly<Record<ContactWay, string>> = { ...CONTACT_WAY_NAMES, email: 'email', phone: 'phone' };
const ICONS = { email: Mail, phone: Phone };

interface PartnerContactProps {
  readonly contact: Contact;
  readonly partnerName: string;
  /** Whose numbers they are where they have no country code. */
  readonly region: string;
}

export function PartnerContact({ contact, partnerName, region }: PartnerContactProps) {
  const ways = contactWays(contact);
  if (ways.length === 0) return <p className="muted">{isolated(partnerName)} gave no contact.</p>;
  return (
    <ul className="contact">
      {ways.map(({ kind, value }) => {
        const Icon = kind === 'email' || kind === 'phone' ? ICONS[kind] : MessageCircle;
        return (
          <li key={kind} className="contact-way">
            <Icon size={16} aria-hidden />
            <span className="contact-name">{CONTACT_WAY_NAMES[kind]}</span>
            <Name className="contact-value selectable" isCut>
              {value}
            </Name>
            <IconButton label={`Copy ${SPOKEN[kind]}`} icon={Copy} onPress={() => void copy(kind, value)} />
            {/* What leads nowhere for certain can only be copied. */}
            {contactAddress(kind, value, region) && (
              <IconButton
                label={`Open ${SPOKEN[kind]}`}
                icon={ExternalLink}
                onPress={() => void open(kind, value, region)}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

async function copy(kind: ContactWay, value: string): Promise<void> {
  const answer = await deskCall('copyText', { text: value });
  if (answer.ok) notify({ text: `${CONTACT_WAY_NAMES[kind]} copied.`, tone: 'positive' });
  else notifyError(answer.error);
}

async function open(kind: ContactWay, value: string, region: string): Promise<void> {
  const answer = await deskCall('openContact', { kind, value, region });
  if (!answer.ok) notifyError(answer.error);
}
