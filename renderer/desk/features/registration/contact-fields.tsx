/** How the partner reaches the seller about this registration: the email, and the messenger of the market. */
import { MESSENGER_NAMES } from '#shared/domain/market.ts';
import { TextField } from '../../components/text-field.tsx';
import type { RegistrationInHand } from './use-registration.ts';

const PLACEHOLDERS = { line: '@yourshop', viber: '+63 …', whatsapp: '+…', zalo: '+84 …' } as const;

export function ContactFields({ hand }: { hand: RegistrationInHand }) {
  const { form, context, shown, change } = hand;
  const { market } = context;
  return (
    <section className="contact-fields" aria-labelledby="contact-title">
      <h4 id="contact-title">Your contact for the partner</h4>
      <div data-place="email">
        <TextField
          label="Email"
          inputMode="email"
          isRequired
          value={form.email}
          placeholder="name@example.com"
          problem={shown.get('email')?.sentence ?? null}
          onChange={(text) => change({ type: 'emailTyped', text })}
        />
      </div>
      {market.messenger !== null && (
        <div data-place="messenger">
          <TextField
            label={MESSENGER_NAMES[market.messenger]}
            isRequired={market.messengerRequired}
            value={form.messenger}
            placeholder={PLACEHOLDERS[market.messenger]}
            description={market.messengerRequired ? undefined : 'Optional'}
            problem={shown.get('messenger')?.sentence ?? null}
            onChange={(text) => change({ type: 'messengerTyped', text })}
          />
        </div>
      )}
    </section>
  );
}
