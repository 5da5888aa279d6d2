/**
 * A moment in a zone: segments to type, a calendar to choose from. Times are Unix seconds; null is an empty field. The zone
 * is the caller's to write beside it, and so is what is wrong with the time.
 */
import { fromAbsolute, type ZonedDateTime } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
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
  // The same time is the same value: with another one the picker would forget what is half typed.
  const moment = useMemo(
    () => (shown === null ? null : fromAbsolute(shown * 1000, timeZone)),
    [shown, timeZone],
  );
  return (
    <I18nProvider locale={locale}>
      <DatePicker<ZonedDateTime>
        className="field date-time"
        value={moment}
        onChange={(typed) => change(typed === null ? null : Math.floor(secondsOf(typed, timeZone)))}
        // What an empty field is filled from, segment by segment.
        placeholderValue={fromAbsolute(Date.now(), timeZone).set({ minute: 0, second: 0, millisecond: 0 })}
        granularity="minute"
        hourCycle={24}
        hideTimeZone
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

/** A date that was filled in without its zone is meant in the field's. */
function secondsOf(moment: ZonedDateTime, timeZone: string): number {
  const inZone = moment.timeZone === timeZone ? moment : fromAbsolute(moment.toDate().getTime(), timeZone);
  return inZone.toDate().getTime() / 1000;
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
