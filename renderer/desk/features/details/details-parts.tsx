/** What details are made of, whoever started the campaign: headed sections, facts, and the times of a period. */
import type { ReactNode } from 'react';
import type { Period } from '#shared/domain/period.ts';
import { formatMoment, type Place } from '../../format/moment.ts';
import { capitalised } from '../../format/time-left.ts';
import './campaign-details.css';

export function Section({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <section className="details-section">
      <h3>{heading}</h3>
      {children}
    </section>
  );
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd className="selectable">{children}</dd>
    </div>
  );
}

interface TimesProps {
  readonly period: Period;
  /** Of its start and its end. */
  readonly names: readonly [string, string];
  readonly left: string;
  readonly urgent: boolean;
  readonly place: Place;
}

export function Times({ period, names, left, urgent, place }: TimesProps) {
  return (
    <>
      <p className={urgent ? 'details-left details-urgent' : 'details-left'}>{capitalised(left)}</p>
      <dl className="facts">
        <Fact name={names[0]}>{formatMoment(period.startTime, place)}</Fact>
        <Fact name={names[1]}>{formatMoment(period.endTime, place)}</Fact>
      </dl>
    </>
  );
}
