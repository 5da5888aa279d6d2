/**
 * The way to join a campaign around its terms: the button that opens the registration, why it is not possible when
 * it is not, a draft to go on with, and what is registered already.
 */
import { CloudUpload, PackageCheck, TriangleAlert } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import type { DeskOutput } from '#shared/contract/desk.ts';
import { type Campaign, joiningProblem } from '#shared/domain/campaign.ts';
import { sentenceOf } from '#shared/errors.ts';
import { Button } from '../../components/button.tsx';
import { commandText } from '../../components/shortcut.ts';
import { Tooltip } from '../../components/tooltip.tsx';
import { formatShortMoment, placeOf } from '../../format/moment.ts';
import { countOf } from '../../format/number.ts';
import { formatRate } from '../../format/rate.ts';
import { registrationTimeLeft } from '../../format/time-left.ts';
import { leadToProduct } from '../../state/arrival.ts';
import { useNow } from '../../state/clock.ts';
import type { KnownShop } from '../../state/session.ts';
import { RegisteredProducts } from '../joined/registered-products.tsx';
import { inOrderOfAttention, keyOf, standingOf } from '../joined/registered-status.ts';
import { RegisterDialog } from '../registration/register-dialog.tsx';
import { CampaignTerms, CampaignTitle } from './campaign-terms.tsx';
import { Section } from './details-parts.tsx';

interface JoiningProps extends Pick<DeskOutput<'readCampaign'>, 'registeredProducts' | 'draft'> {
  readonly shop: KnownShop;
  readonly campaign: Campaign;
  /** What is registered comes before the terms. */
  readonly followFirst: boolean;
  /** What went wrong with the newest answer, if anything. */
  readonly problem: ReactNode;
}

/** What the dialog is open for. */
interface Opening {
  readonly replaces?: string;
  readonly productIds?: readonly string[];
}

export function Joining(props: JoiningProps) {
  const { shop, campaign, registeredProducts, draft, followFirst, problem } = props;
  const [opening, setOpening] = useState<Opening | null>(null);
  const now = useNow(shop.key);
  const registered = registeredProducts.length > 0 && (
    <Section heading="Registered products">
      <RegisteredProducts
        shop={shop.key}
        shopRecord={shop.record}
        campaign={campaign}
        registeredProducts={registeredProducts}
        onRegisterAgain={(productIds) => setOpening({ productIds })}
        onMend={(operationId) => setOpening({ replaces: operationId })}
      />
    </Section>
  );
  return (
    <>
      <div className="details-body">
        {problem}
        <CampaignTitle campaign={campaign} now={now} />
        {followFirst ? registered : <StandingLine {...props} />}
        <CampaignTerms shop={shop} campaign={campaign} />
        {!followFirst && registered}
      </div>
      <Footer shop={shop} campaign={campaign} draft={draft} now={now} onRegister={() => setOpening({})} />
      {opening && (
        <RegisterDialog
          shop={shop.key}
          shopRecord={shop.record}
          campaignId={campaign.id}
          onClose={() => setOpening(null)}
          {...opening}
        />
      )}
    </>
  );
}

const STANDING_ICONS = { danger: TriangleAlert, accent: CloudUpload, neutral: PackageCheck } as const;

/** Where the terms come first: how the shop stands in the campaign, and the way to its products below. */
function StandingLine({ shop, campaign, registeredProducts }: JoiningProps) {
  const standing = standingOf(registeredProducts);
  const [first] = inOrderOfAttention(registeredProducts);
  if (!standing || !first) return null;
  const Icon = STANDING_ICONS[standing.tone];
  return (
    <p className={`details-standing tone-text-${standing.tone}`}>
      <Icon size={14} aria-hidden />
      <span>{standing.text}</span>
      <Button size="small" onPress={() => leadToProduct(shop.key, campaign.id, keyOf(first))}>
        Show
      </Button>
    </p>
  );
}

interface FooterProps extends Pick<JoiningProps, 'shop' | 'campaign' | 'draft'> {
  readonly now: number;
  readonly onRegister: () => void;
}

function Footer({ shop, campaign, draft, now, onRegister }: FooterProps) {
  const noteId = useId();
  const problem = joiningProblem(campaign, now);
  const left = registrationTimeLeft(campaign.registrationPeriod, now);
  const savedAt = draft && formatShortMoment(draft.savedTime, now, placeOf(shop.record));
  const note = problem
    ? `${sentenceOf(problem)}${problem === 'CAMPAIGN_CLOSED' ? '' : ` It ${left}.`}`
    : draft
      ? `Draft of ${countOf(draft.offers.length, 'product')}, saved ${savedAt}.`
      : `At least ${formatRate(campaign.commissionRequirement, placeOf(shop.record).locale)} commission.\nRegistration ${left}.`;
  return (
    <footer className="details-footer">
      <p id={noteId} className="muted">
        {note}
      </p>
      <Tooltip text={commandText('Enter')}>
        <Button kind="primary" isDisabled={problem !== null} aria-describedby={noteId} onPress={onRegister}>
          Register products
        </Button>
      </Tooltip>
    </footer>
  );
}
