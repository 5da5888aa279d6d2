/** What promotion has brought: one line that says the most, and all figures behind it. */
import { formatMoney } from '#shared/domain/money.ts';
import type { Registration } from '#shared/domain/registration.ts';
import { countOf, formatCount } from '../../format/number.ts';

interface ProgressFactsProps {
  readonly registration: Registration;
  readonly locale: string;
}

export function ProgressFacts({ registration, locale }: ProgressFactsProps) {
  const { progress, sampleQuantity } = registration;
  const count = (value: number): string => formatCount(value, locale);
  const facts: readonly [string, string][] = [
    ['Creators', `${count(progress.collaboratedCreators)}, ${count(progress.promotingCreators)} promoting`],
    ['Samples requested', `${count(progress.samplesRequested)} of ${count(sampleQuantity)}`],
    ['Orders', `${count(progress.orders)} paid, net of returns`],
    ['GMV', formatMoney(progress.gmv, locale)],
    ['Commission, estimated', formatMoney(progress.estimatedCommission, locale)],
    ['Commission, actual', formatMoney(progress.actualCommission, locale)],
  ];
  return (
    <details className="registered-progress">
      <summary>
        {countOf(progress.promotingCreators, 'creator')} promoting · {countOf(progress.orders, 'order')} ·{' '}
        {formatMoney(progress.gmv, locale)}
      </summary>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
