/** The step "Contact": how partners reach the seller, by the market's rules. */
import { ContactFields } from '../registration/contact-fields.tsx';
import type { CampaignInHand } from './use-campaign-form.ts';
import '../registration/offer-step.css';

export function ContactStep({ hand }: { hand: CampaignInHand }) {
  const { form, context, shown, change } = hand;
  return (
    <section className="registration-step form-scroll" aria-labelledby="contact-step-title">
      <h3 id="contact-step-title" className="step-title form-title" data-place="step" tabIndex={-1}>
        How partners reach you
      </h3>
      <div className="form-column form-column-narrow">
        <ContactFields
          title="Your contact for partners"
          hideTitle
          email={form.email}
          messenger={form.messenger}
          market={context.market}
          shown={shown}
          onEmail={(email) => change({ type: 'typed', fields: { email } })}
          onMessenger={(messenger) => change({ type: 'typed', fields: { messenger } })}
        />
        <p className="field-description">
          Partners who may join see this.{' '}
          {form.edits === null && 'It is filled in with what you gave last time. '}
          You can change it while the campaign runs.
        </p>
      </div>
    </section>
  );
}
