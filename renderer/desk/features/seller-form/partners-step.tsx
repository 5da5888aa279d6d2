/** The step "Partners": everybody, or those whom the seller invites from the directory. */
import { PARTICIPATIONS } from '#shared/domain/seller-campaign.ts';
import { MOST_INVITED_PARTNERS } from '#shared/domain/seller-campaign-rules.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { RadioGroup } from '../../components/radio-group.tsx';
import { GONE } from '../../format/gone.ts';
import { formatCount } from '../../format/number.ts';
import { PartnerDirectory } from '../partner-directory/partner-directory.tsx';
import { PartnerProblemList } from '../partner-directory/partner-problem-list.tsx';
import { PARTICIPATION_WORDS } from '../seller/seller-words.ts';
import type { CampaignInHand } from './use-campaign-form.ts';

const CHOICES = PARTICIPATIONS.map((value) => ({
  value,
  label: PARTICIPATION_WORDS[value].name,
  description: PARTICIPATION_WORDS[value].meaning,
}));

/** Of a campaign that is not published. */
const NOBODY: readonly string[] = [];

export function PartnersStep({ shop, hand }: { shop: ShopKey; hand: CampaignInHand }) {
  const { form, change, editable, partners } = hand;
  const isByInvitation = form.participation === 'INVITED_PARTNERS';
  return (
    <section className="registration-step partners-step" aria-labelledby="partners-step-title">
      <div className="step-head partners-head">
        <h3 id="partners-step-title" className="step-title" data-place="step" tabIndex={-1}>
          Who may join
        </h3>
        <div data-place="participation">
          <RadioGroup
            label="Who may join"
            hideLabel
            choices={CHOICES}
            value={form.participation}
            isDisabled={!editable.content}
            describedBy={editable.whyFixed}
            onChange={(participation) => change({ type: 'typed', fields: { participation } })}
          />
        </div>
        <PartnerProblems hand={hand} />
      </div>
      {isByInvitation && editable.content && (
        <PartnerDirectory
          shop={shop}
          chosen={form.invitedPartnerIds}
          excluded={NOBODY}
          invitedBefore={NOBODY}
          most={MOST_INVITED_PARTNERS}
          onChange={(invitedPartnerIds) => change({ type: 'typed', fields: { invitedPartnerIds } })}
        />
      )}
      {isByInvitation && !editable.content && (
        <div className="invited">
          <h4>
            {formatCount(form.invitedPartnerIds.length)} of {MOST_INVITED_PARTNERS} invited
          </h4>
          <p className="muted">More can be invited from the campaign’s details, under Partners.</p>
          <ul className="invited-names">
            {form.invitedPartnerIds.map((id) => (
              <li key={id}>{partners.nameOf(id) ?? GONE.partner}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

/** What is wrong with the choice as a whole, and with partners that are no longer there: those can be dropped here only. */
function PartnerProblems({ hand }: { hand: CampaignInHand }) {
  const { form, change, shown, editable } = hand;
  const drop = (partnerId: string): void =>
    change({
      type: 'typed',
      fields: { invitedPartnerIds: form.invitedPartnerIds.filter((id) => id !== partnerId) },
    });
  const problems = [...shown.values()].flatMap(({ key, step, sentence, place }) => {
    if (step !== 'partners') return [];
    const canBeLeftOut = place.at === 'partner' && editable.content;
    return [{ key, sentence, ...(canBeLeftOut && { onLeaveOut: () => drop(place.partnerId) }) }];
  });
  return <PartnerProblemList problems={problems} />;
}
