/**
 * Both periods on one line with now marked: what has passed is hatched, what is to come is filled, and lanes, ends and now are named, so
 * that no colour has to be told apart. In words the same stands in the sections below.
 */
import { type OpenPeriod, type Period, wholePeriod } from '#shared/domain/period.ts';
import { formatPeriod, type Place } from '../../format/moment.ts';
import { campaignTimeLeft, registrationTimeLeft } from '../../format/time-left.ts';
import { type Span, timelineOf } from './timeline.ts';
import './campaign-timeline.css';

interface CampaignTimelineProps {
  readonly registrationPeriod: OpenPeriod;
  readonly campaignPeriod: OpenPeriod;
  readonly now: number;
  readonly place: Place;
}

export function CampaignTimeline({ registrationPeriod, campaignPeriod, now, place }: CampaignTimelineProps) {
  const timeline = timelineOf(registrationPeriod, campaignPeriod, now);
  if (timeline === null) return null;
  const { at, beyond } = timeline.now;
  const ends = formatPeriod({ startTime: timeline.firstTime, endTime: timeline.lastTime }, now, place).split(
    ' – ',
  );
  const words = [
    inWords('Registration', registrationPeriod, registrationTimeLeft, now, place),
    inWords('Campaign', campaignPeriod, campaignTimeLeft, now, place),
  ];
  return (
    <div className="timeline" role="img" aria-label={`Timeline. ${words.filter(Boolean).join(' ')}`}>
      <div className="timeline-names" aria-hidden>
        <span>Registration</span>
        <span>Campaign</span>
      </div>
      <div className="timeline-lanes" aria-hidden>
        <div className="timeline-lane">
          <Bar span={timeline.registration} kind="registration" />
        </div>
        <div className="timeline-lane">
          <Bar span={timeline.campaign} kind="campaign" />
        </div>
        <div className="timeline-now" style={{ left: `${at}%` }}>
          <span className={nowClass(at)}>{NOW_WORDS[beyond ?? 'within']}</span>
        </div>
      </div>
      <div className="timeline-ends muted" aria-hidden>
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </div>
    </div>
  );
}

const NOW_WORDS = { within: 'Now', before: '◂ Now', after: 'Now ▸' } as const;

/** The word stays within the line at both of its ends. */
function nowClass(at: number): string {
  const side = at < 8 ? 'timeline-now-first' : at > 92 ? 'timeline-now-last' : 'timeline-now-middle';
  return `timeline-now-word ${side}`;
}

function Bar({ span, kind }: { span: Span | null; kind: 'registration' | 'campaign' }) {
  if (span === null) return null;
  return (
    <div
      className={`timeline-bar timeline-${kind}`}
      style={{ left: `${span.start}%`, width: `${span.length}%` }}
    >
      <div className="timeline-passed" style={{ width: `${span.passed}%` }} />
    </div>
  );
}

function inWords(
  name: string,
  openPeriod: OpenPeriod,
  timeLeft: (period: Period, now: number) => string,
  now: number,
  place: Place,
): string {
  const period = wholePeriod(openPeriod);
  return period === null ? '' : `${name} ${formatPeriod(period, now, place)}, ${timeLeft(period, now)}.`;
}
