/** How partners reach the seller: the email, and the messenger of the market. */
import { type Market, MESSENGER_NAMES } from '#shared/domain/market.ts';
import { TextField } from '../../components/text-field.tsx';

const PLACEHOLDERS = { line: '@yourshop', viber: '+63 …', whatsapp: '+…', zalo: '+84 …' } as const;

interface ContactFieldsProps {
  readonly title: string;
  /** The step's heading says it already: it is only spoken. */
  readonly hideTitle?: boolean;
  readonly market: Market;
  readonly email: string;
  readonly messenger: string;
  /** What is said now, by the key of its place. */
  readonly shown: ReadonlyMap<string, { readonly sentence: string }>;
  readonly onEmail: (text: string) => void;
  readonly onMessenger: (text: string) => void;
}

export function ContactFields(props: ContactFieldsProps) {
  const { title, hideTitle = false, market, email, messenger, shown, onEmail, onMessenger } = props;
  return (
    <section className="contact-fields" aria-labelledby="contact-title">
      <h4 id="contact-title" className={hideTitle ? 'visually-hidden' : undefined}>
        {title}
      </h4>
      <div data-place="email">
        <TextField
          label="Email"
          inputMode="email"
          isRequired
          value={email}
          placeholder="name@example.com"
          problem={shown.get('email')?.sentence ?? null}
          onChange={onEmail}
        />
      </div>
      {market.messenger !== null && (
        <div data-place="messenger">
          <TextField
            label={MESSENGER_NAMES[market.messenger]}
            isRequired={market.messengerRequired}
            value={messenger}
            placeholder={PLACEHOLDERS[market.messenger]}
            description={market.messengerRequired ? undefined : 'Optional'}
            problem={shown.get('messenger')?.sentence ?? null}
            onChange={onMessenger}
          />
        </div>
      )}
    </section>
  );
}
