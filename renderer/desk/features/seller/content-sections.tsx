/**
 * Everything that was entered of a campaign, section by section, whether it is published, waits to be sent or is a draft. Text is shown
 * as text.
 */
import type { ReactNode } from 'react';
import { marketOf } from '#shared/domain/market.ts';
import { type OpenPeriod, type Period, periodState, wholePeriod } from '#shared/domain/period.ts';
import { isolated } from '#shared/domain/plain-text.ts';
import { MOST_INVITED_PARTNERS } from '#shared/domain/seller-campaign-rules.ts';
import { Name, OutsideText } from '../../components/name.tsx';
import { formatMoment, type Place, placeOf } from '../../format/moment.ts';
import { formatCount } from '../../format/number.ts';
import { campaignTimeLeft, formatAge, registrationTimeLeft } from '../../format/time-left.ts';
import { useNow } from '../../state/clock.ts';
import type { KnownShop } from '../../state/session.ts';
import { Fact, Section, Times } from '../details/details-parts.tsx';
import { CampaignTimeline } from './campaign-timeline.tsx';
import { PARTICIPATION_WORDS, preferencesInWords } from './seller-words.ts';
import type { ShownContent } from './shown-content.ts';
import { useCategoryNames } from './use-names.ts';

interface ContentProps {
  readonly shop: KnownShop;
  readonly content: ShownContent;
}

interface PeriodSectionsProps extends ContentProps {
  /** Time is left or has passed: of a campaign that is not published it has not begun to count. */
  readonly isLive: boolean;
  /** When it was closed early; null when it was not. */
  readonly closedTime?: number | null;
}

/** Both periods, as a line and in words. */
export function PeriodSections({ shop, content, isLive, closedTime = null }: PeriodSectionsProps) {
  const now = useNow(shop.key);
  const place = placeOf(shop.record);
  const { registrationPeriod, campaignPeriod } = content;
  const leftIn = (timeLeft: (period: Period, now: number) => string) => (period: Period) =>
    closedTime !== null && closedTime < period.endTime
      ? `closed early ${formatAge(closedTime, now)}`
      : timeLeft(period, now);
  return (
    <>
      <CampaignTimeline
        registrationPeriod={until(registrationPeriod, closedTime)}
        campaignPeriod={until(campaignPeriod, closedTime)}
        now={now}
        place={place}
      />
      <Section heading="Registration period">
        <PeriodTimes
          period={registrationPeriod}
          names={['Opens', 'Closes']}
          left={isLive ? leftIn(registrationTimeLeft) : null}
          isUrgent={(period) => closedTime === null && periodState(period, now) === 'closingSoon'}
          place={place}
        />
      </Section>
      <Section heading="Campaign period">
        <PeriodTimes
          period={campaignPeriod}
          names={['Starts', 'Ends']}
          left={isLive ? leftIn(campaignTimeLeft) : null}
          isUrgent={() => false}
          place={place}
        />
      </Section>
    </>
  );
}

/** A period as far as it came before the campaign was closed early. */
function until({ startTime, endTime }: OpenPeriod, closedTime: number | null): OpenPeriod {
  if (closedTime === null || endTime === null) return { startTime, endTime };
  return { startTime, endTime: Math.min(endTime, closedTime) };
}

interface PeriodTimesProps {
  readonly period: OpenPeriod;
  readonly names: readonly [string, string];
  readonly left: ((period: Period) => string) | null;
  readonly isUrgent: (period: Period) => boolean;
  readonly place: Place;
}

function PeriodTimes({ period, names, left, isUrgent, place }: PeriodTimesProps) {
  const whole = wholePeriod(period);
  if (left !== null && whole !== null)
    return <Times period={whole} names={names} left={left(whole)} urgent={isUrgent(whole)} place={place} />;
  const moment = (time: number | null): ReactNode =>
    time === null ? <span className="muted">Not chosen yet</span> : formatMoment(time, place);
  return (
    <dl className="facts">
      <Fact name={names[0]}>{moment(period.startTime)}</Fact>
      <Fact name={names[1]}>{moment(period.endTime)}</Fact>
    </dl>
  );
}

export function ParticipationSection({
  content,
  partnerNames,
}: {
  readonly content: ShownContent;
  /** Whom the seller invites, by name; null where the partners have a section of their own. */
  readonly partnerNames: readonly string[] | null;
}) {
  const { name, meaning, icon: Icon } = PARTICIPATION_WORDS[content.participation];
  const isByInvitation = content.participation === 'INVITED_PARTNERS';
  return (
    <Section heading="Who may join">
      <p className="seller-participation">
        <Icon size={16} aria-hidden />
        <span>
          {name}
          {isByInvitation &&
            `, ${formatCount(content.invitedPartnerIds.length)} of ${MOST_INVITED_PARTNERS} invited`}
        </span>
      </p>
      <p className="muted">{meaning}</p>
      {partnerNames && partnerNames.length > 0 && (
        <p className="selectable">{partnerNames.map(isolated).join(', ')}</p>
      )}
    </Section>
  );
}

/** The detail, the wishes and the contact: what partners read besides the offer. */
export function WordSections({ shop, content }: ContentProps) {
  const { locale } = marketOf(shop.record.region);
  const wishes = preferencesInWords(content.creatorPreferences, useCategoryNames(shop.key), locale);
  return (
    <>
      <Section heading="Campaign detail">
        {content.description ? (
          <OutsideText className="details-description selectable">{content.description}</OutsideText>
        ) : (
          <p className="muted">No detail was written.</p>
        )}
      </Section>
      <Section heading="Creator preferences">
        {wishes.length === 0 ? (
          <p className="muted">Any creators are welcome.</p>
        ) : (
          <dl className="facts">
            {wishes.map(({ name, value }) => (
              <Fact key={name} name={name}>
                <OutsideText className="seller-wish">{value}</OutsideText>
              </Fact>
            ))}
          </dl>
        )}
      </Section>
      <Section heading="Contact">
        <dl className="facts">
          <Fact name="Email">
            {content.email ? <Name>{content.email}</Name> : <span className="muted">Not entered yet</span>}
          </Fact>
          {content.messenger && (
            <Fact name={content.messenger.name}>
              <Name>{content.messenger.value}</Name>
            </Fact>
          )}
        </dl>
      </Section>
    </>
  );
}
