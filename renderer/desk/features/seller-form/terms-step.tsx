/** The step "Terms": what the campaign is called and about, and its two periods in the shop's time zone. */
import { typedLine } from '#shared/domain/plain-text.ts';
import { CAMPAIGN_LENGTH_LIMIT } from '#shared/domain/seller-campaign-rules.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { sentenceOf } from '#shared/errors.ts';
import { DateTimeField } from '../../components/date-time-field.tsx';
import { TextArea } from '../../components/text-area.tsx';
import { TextField } from '../../components/text-field.tsx';
import { dateLocale, zoneOfPeriod } from '../../format/moment.ts';
import { countOf } from '../../format/number.ts';
import type { TimeField } from './draft-content.ts';
import { BeginWithTemplate } from './templates.tsx';
import type { CampaignInHand } from './use-campaign-form.ts';

const DAY = 24 * 60 * 60;

interface TermsStepProps {
  readonly shop: ShopKey;
  readonly region: string;
  readonly hand: CampaignInHand;
}

export function TermsStep({ shop, region, hand }: TermsStepProps) {
  const { form, change, shown, editable } = hand;
  return (
    <section className="registration-step form-scroll" aria-labelledby="terms-step-title">
      <div className="form-title terms-head">
        <h3 id="terms-step-title" className="step-title" data-place="step" tabIndex={-1}>
          What the campaign is about, and when
        </h3>
        {form.edits === null && <BeginWithTemplate shop={shop} region={region} hand={hand} />}
      </div>
      <div className="form-column">
        <div data-place="name">
          <TextField
            label="Campaign name"
            value={form.name}
            isRequired
            isDisabled={!editable.content}
            describedBy={editable.whyFixed}
            description={
              editable.content ? `Under 50 characters: ${typedLine(form.name).length} so far` : undefined
            }
            problem={shown.get('name')?.sentence ?? null}
            onChange={(name) => change({ type: 'typed', fields: { name } })}
          />
        </div>
        <div data-place="description">
          <TextArea
            label="Campaign detail"
            rows={5}
            value={form.description}
            isDisabled={!editable.content}
            describedBy={editable.whyFixed}
            placeholder="What you sell, to whom, and what partners and creators can expect"
            description={
              editable.content ? `Under 1,000 characters: ${form.description.length} so far` : undefined
            }
            problem={shown.get('description')?.sentence ?? null}
            onChange={(description) => change({ type: 'typed', fields: { description } })}
          />
        </div>
        <PeriodFields
          hand={hand}
          title="Registration period"
          start="registrationStartTime"
          end="registrationEndTime"
          rule={`Partners join and products are offered in this time. It ends with the campaign at the latest.`}
        />
        <PeriodFields
          hand={hand}
          title="Campaign period"
          start="campaignStartTime"
          end="campaignEndTime"
          rule={`Creators promote in this time. It is shorter than ${CAMPAIGN_LENGTH_LIMIT / DAY} days.`}
        />
      </div>
    </section>
  );
}

interface PeriodFieldsProps {
  readonly hand: CampaignInHand;
  readonly title: string;
  readonly start: TimeField;
  readonly end: TimeField;
  readonly rule: string;
}

function PeriodFields({ hand, title, start, end, rule }: PeriodFieldsProps) {
  const { form, change, shown, editable, context } = hand;
  const field = (name: TimeField, label: string, isEditable: boolean, whyNot: string | undefined) => (
    <div data-place={name}>
      <DateTimeField
        label={label}
        value={form[name]}
        timeZone={context.place.timeZone}
        locale={dateLocale(context.place.locale)}
        isDisabled={!isEditable}
        description={isEditable ? undefined : whyNot}
        problem={shown.get(name)?.sentence ?? null}
        onChange={(time) => change({ type: 'typed', fields: { [name]: time } })}
      />
    </div>
  );
  return (
    <fieldset className="period">
      <legend className="field-label">{title}</legend>
      <p className="field-description">
        {rule} Times in{' '}
        {zoneOfPeriod({ startTime: form[start], endTime: form[end] }, context.now, context.place)}.
      </p>
      <div className="period-fields">
        {field(start, 'Start', editable.starts, sentenceOf('START_NOT_EDITABLE'))}
        {field(end, 'End', editable.ends, sentenceOf('CAMPAIGN_CLOSED'))}
        <p className="period-length muted">{lengthInWords(form[start], form[end])}</p>
      </div>
    </fieldset>
  );
}

/** "30 days", "2 days and 5 hours"; nothing while an end is missing or the order is wrong. */
function lengthInWords(start: number | null, end: number | null): string {
  if (start === null || end === null || end <= start) return '';
  const days = Math.floor((end - start) / DAY);
  const hours = Math.floor(((end - start) % DAY) / 3600);
  const parts = [...(days > 0 ? [countOf(days, 'day')] : []), ...(hours > 0 ? [countOf(hours, 'hour')] : [])];
  return parts.length === 0 ? 'Less than an hour' : parts.join(' and ');
}
