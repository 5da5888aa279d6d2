/**
 * Shown in place of the form when the partner has changed the terms since the person read them: each changed
 * term, old beside new. Nothing goes on before the person has decided.
 */
import { ArrowRight, FileDiff, PencilLine } from 'lucide-react';
import { useState } from 'react';
import type { Campaign } from '#shared/domain/campaign.ts';
import { marketOf } from '#shared/domain/market.ts';
import { shownText } from '#shared/domain/plain-text.ts';
import type { Shop } from '#shared/domain/shop.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { formatMoment, placeOf } from '../../format/moment.ts';
import { countOf } from '../../format/number.ts';
import { formatRate } from '../../format/rate.ts';
import { changedTerms, differingPart } from './terms-difference.ts';
import './terms-comparison.css';

interface TermsComparisonProps {
  readonly read: Campaign;
  readonly current: Campaign;
  readonly shopRecord: Shop;
  /** The old terms are those of a submission that was refused, not only of a form that is open. */
  readonly isMending: boolean;
  readonly onAccept: () => void;
  readonly onDiscard: () => void;
}

export function TermsComparison(props: TermsComparisonProps) {
  const { read, current, shopRecord, isMending, onAccept, onDiscard } = props;
  const [asks, setAsks] = useState(false);
  const place = placeOf(shopRecord);
  const changed = changedTerms(read, current, {
    rate: (rate) => formatRate(rate, marketOf(shopRecord.region).locale),
    period: ({ startTime, endTime }) => `${formatMoment(startTime, place)} – ${formatMoment(endTime, place)}`,
  });
  return (
    <div className="registration">
      <section className="registration-step terms-comparison" aria-labelledby="terms-title">
        <div className="step-head" role="alert">
          <h3 id="terms-title" className="step-title">
            <FileDiff size={16} aria-hidden /> The partner changed the terms
          </h3>
          <p className="muted">
            {changed.length === 0
              ? 'The terms were published anew; nothing that is shown here differs.'
              : `${countOf(changed.length, 'term')} changed since you read them. Nothing was sent under the new terms.`}
          </p>
        </div>
        {changed.length > 0 && (
          <table className="terms-table selectable">
            <thead>
              <tr>
                <th scope="col">Term</th>
                <th scope="col">{isMending ? 'Terms when you submitted' : 'Terms when you began'}</th>
                <th scope="col">Terms now</th>
              </tr>
            </thead>
            <tbody>
              {changed.map(({ term, before, after }) => {
                const part = differingPart(shownText(before), shownText(after));
                return (
                  <tr key={term}>
                    <th scope="row">
                      {term}
                      <Badge tone="warning" icon={PencilLine}>
                        Changed
                      </Badge>
                    </th>
                    <td className="own-directions" dir="auto">
                      {part.start}
                      <del>{part.before}</del>
                      {part.end}
                    </td>
                    <td>
                      <ArrowRight size={12} aria-hidden className="terms-arrow" />
                      <bdi className="own-directions">
                        {part.start}
                        <ins>{part.after}</ins>
                        {part.end}
                      </bdi>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </section>
      <footer className="dialog-footer">
        <Button onPress={() => setAsks(true)}>Discard registration</Button>
        <Button kind="primary" onPress={onAccept} autoFocus>
          Accept new terms and continue
        </Button>
      </footer>
      <ConfirmDialog
        title="Discard this registration?"
        confirmLabel="Discard"
        cancelLabel="Keep"
        isOpen={asks}
        onCancel={() => setAsks(false)}
        onConfirm={onDiscard}
      >
        The products, rates, samples and contact that you entered are deleted. Nothing was sent to the
        partner.
      </ConfirmDialog>
    </div>
  );
}
