/** The sample quantity of a row: what the API knows, what it is to become, and the way to edit it. */
import { ArrowRight, Pencil } from 'lucide-react';
import type { RegisteredProduct } from '#shared/contract/query.ts';
import { sampleQuantityEditable } from '#shared/domain/registration.ts';
import { IconButton } from '../../components/button.tsx';
import { formatCount } from '../../format/number.ts';

interface SampleQuantityCellProps {
  readonly row: RegisteredProduct;
  readonly locale: string;
  readonly onEdit: (registrationId: string) => void;
}

export function SampleQuantityCell({ row, locale, onEdit }: SampleQuantityCellProps) {
  if (row.source === 'outbox')
    return (
      <>
        {formatCount(row.sampleQuantity, locale)}
        <span className="registered-no-edit" />
      </>
    );
  const { registration, sampleEdit } = row;
  return (
    <>
      {formatCount(registration.sampleQuantity, locale)}
      {sampleEdit && (
        <>
          <ArrowRight size={12} role="img" aria-label="to become" />
          {sampleEdit.state === 'queued' ? (
            formatCount(sampleEdit.sampleQuantity, locale)
          ) : (
            <s>{formatCount(sampleEdit.sampleQuantity, locale)}</s>
          )}
        </>
      )}
      {sampleQuantityEditable(registration.reviewStatus) ? (
        <IconButton label="Edit sample quantity" icon={Pencil} onPress={() => onEdit(registration.id)} />
      ) : (
        <span className="registered-no-edit" />
      )}
    </>
  );
}
