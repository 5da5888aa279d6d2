/**
 * A moment in a zone: segments to type, a calendar to choose from. Times are Unix seconds; null is an empty field. The zone
 * is the caller's to write beside it, and so is what is wrong with the time.
 */
import { CalendarDateTime, GregorianCalendar, toCalendar } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight, TriangleAlert } from 'lucide-react';
import { type SyntheticEvent, useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from 'react-aria-components/Calendar';
import { DateInput, DatePicker, DateSegment } from 'react-aria-components/DatePicker';
import { Dialog } from 'react-aria-components/Dialog';
import { Group } from 'react-aria-components/Group';
import { Heading } from 'react-aria-components/Heading';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Popover } from 'react-aria-components/Popover';
import { readWallTime, type WallReading, type WallTime, wallTimeAt } from '#shared/domain/zoned-time.ts';
import { offsetName } from '../format/moment.ts';
import { keepAnnouncerToText } from './announcer.ts';
import { FieldLabel, FieldNotes, type FieldTexts } from './field-parts.tsx';
import './date-time-field.css';
import './popover.css';

keepAnnouncerToText();

interface DateTimeFieldProps extends FieldTexts {
  readonly value: number | null;
  readonly onChange: (time: number | null) => void;
  /** IANA name. */
  readonly timeZone: string;
  /** BCP 47: the order of day, month and year, and the calendar. */
  readonly locale: string;
  readonly isDisabled?: boolean;
}

export function DateTimeField(props: DateTimeFieldProps) {
  const { label, description, problem, timeZone, locale, isDisabled = false } = props;
  const { shown, change, notice } = useWholeTime(props);
  const [skipped, setSkipped] = useState<SkippedTime | null>(null);
  // The same time is the same value: with another one the picker would forget what is half typed.
  const moment = useMemo(() => (shown === null ? null : dateTimeAt(shown, timeZone)), [shown, timeZone]);
  const type = (typed: CalendarDateTime | null): void => {
    const wall = typed && wallTimeOf(typed);
    const reading = wall && readWallTime(wall, timeZone);
    setSkipped(wall && reading?.kind === 'skipped' ? { wall, instead: reading.instead } : null);
    change(reading && timeOf(reading, shown));
  };
  const clock = shown === null ? null : clockNote(shown, skipped, timeZone);
  return (
    <I18nProvider locale={locale}>
      <DatePicker<CalendarDateTime>
        className="field date-time"
        value={moment}
        onChange={type}
        // What an empty field is filled from, segment by segment.
        placeholderValue={dateTimeAt(Date.now() / 1000, timeZone).set({ minute: 0, second: 0 })}
        granularity="minute"
        hourCycle={24}
        shouldForceLeadingZeros
        isDisabled={isDisabled}
        isInvalid={Boolean(problem)}
        validationBehavior="aria"
      >
        <FieldLabel label={label} hidden={false} />
        <Group
          className="field-frame date-time-frame"
          data-disabled={isDisabled || undefined}
          onKeyUp={notice}
          onBlur={notice}
        >
          <DateInput className="date-time-input">
            {(segment) => <DateSegment segment={segment} className="date-time-segment" />}
          </DateInput>
          <Button className="date-time-open">
            <CalendarDays size={14} aria-hidden />
          </Button>
        </Group>
        <FieldNotes description={description} problem={problem} />
        {clock && (
          <div className="date-time-clock" role="status">
            <TriangleAlert size={12} aria-hidden />
            <span>{clock.text}</span>
            {clock.other !== null && (
              <Button
                slot={null}
                className="button button-secondary button-small"
                isDisabled={isDisabled}
                onPress={() => change(clock.other)}
              >
                {clock.otherName}
              </Button>
            )}
          </div>
        )}
        <Popover className="popover date-time-popover" placement="bottom end" offset={4}>
          <Dialog className="date-time-dialog">
            <MonthView />
          </Dialog>
        </Popover>
      </DatePicker>
    </I18nProvider>
  );
}

/**
 * The picker keeps a time until every segment of it is empty. A time of which a segment is empty is none: what is not to be read on the
 * screen must not be sent. Its other segments stay, and the time is back when the empty one is filled as it was.
 */
function useWholeTime({ value, onChange }: Pick<DateTimeFieldProps, 'value' | 'onChange'>) {
  const [held, setHeld] = useState<number | null>(null);
  const change = (time: number | null): void => {
    setHeld(null);
    onChange(time);
  };
  const notice = ({ currentTarget }: SyntheticEvent): void => {
    const isWhole = currentTarget.querySelector('[data-placeholder]') === null;
    if (!isWhole && value !== null) {
      setHeld(value);
      onChange(null);
    }
    if (isWhole && value === null && held !== null) change(held);
  };
  return { shown: value ?? held, change, notice };
}

/** A typed time over which the clocks are put forward, and the moment that stands for it. */
interface SkippedTime {
  readonly wall: WallTime;
  readonly instead: number;
}

function dateTimeAt(time: number, timeZone: string): CalendarDateTime {
  const { year, month, day, hour, minute, second } = wallTimeAt(time, timeZone);
  return new CalendarDateTime(year, month, day, hour, minute, second);
}

function wallTimeOf(typed: CalendarDateTime): WallTime {
  const { year, month, day, hour, minute, second } = toCalendar(typed, new GregorianCalendar());
  return { year, month, day, hour, minute, second };
}

/** Of a time that comes twice, the one that is in the field already; else the first. */
function timeOf(reading: WallReading, shown: number | null): number {
  if (reading.kind === 'once') return reading.time;
  if (reading.kind === 'skipped') return reading.instead;
  return shown === reading.second ? reading.second : reading.first;
}

/** What has to be said of a time over which the clocks are changed, with the other moment that it can mean; null of any other time. */
function clockNote(time: number, skipped: SkippedTime | null, timeZone: string) {
  const wall = wallTimeAt(time, timeZone);
  const nameOf = (moment: number): string => offsetName(moment, { timeZone });
  if (skipped?.instead === time) {
    const text = `${clockText(skipped.wall)} does not exist on that day: clocks are put forward. It is read as ${clockText(wall)} ${nameOf(time)}.`;
    return { text, other: null, otherName: '' };
  }
  const reading = readWallTime(wall, timeZone);
  if (reading.kind !== 'twice') return null;
  const other = time === reading.first ? reading.second : reading.first;
  const which = time === reading.first ? 'first' : 'second';
  return {
    text: `${clockText(wall)} comes twice on that day: clocks are put back. The ${which} is meant, ${nameOf(time)}.`,
    other,
    otherName: `Use ${nameOf(other)}`,
  };
}

function clockText({ hour, minute }: WallTime): string {
  return [hour, minute].map((number) => String(number).padStart(2, '0')).join(':');
}

function MonthView() {
  return (
    <Calendar className="month">
      <header className="month-head">
        <Button slot="previous" className="button button-quiet button-icon">
          <ChevronLeft size={16} aria-hidden />
        </Button>
        <Heading className="month-title" />
        <Button slot="next" className="button button-quiet button-icon">
          <ChevronRight size={16} aria-hidden />
        </Button>
      </header>
      <CalendarGrid>
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className="month-weekday">{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>{(date) => <CalendarCell date={date} className="month-day" />}</CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  );
}
