/** Up to four partners side by side, a column each, and the choice whom to invite. */
import { contactWays } from '#shared/domain/contact.ts';
import { marketOf } from '#shared/domain/market.ts';
import type { PartnerProfile } from '#shared/domain/partner-profile.ts';
import { isolated } from '#shared/domain/plain-text.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { describedBy } from '../../components/field-parts.tsx';
import { Name } from '../../components/name.tsx';
import { formatCount } from '../../format/number.ts';
import { useDeskQuery } from '../../state/use-desk-query.ts';
import { GMV_BAND_NAMES, ratingInWords } from './partner-words.ts';

interface ComparePartnersProps {
  readonly shop: ShopKey;
  readonly partnerIds: readonly string[];
  readonly isChosen: (partnerId: string) => boolean;
  readonly mayChoose: (partnerId: string) => boolean;
  /** The id of the element that says why somebody may not be chosen. */
  readonly whyNot: (partnerId: string) => string | undefined;
  /** How many are invited of at most how many, in words. */
  readonly invited: string;
  readonly onChoose: (partnerId: string) => void;
  readonly onClose: () => void;
}

const ROWS: readonly { readonly name: string; readonly value: (partner: PartnerProfile) => string }[] = [
  { name: 'Sales in the last 30 days', value: ({ gmvBand }) => GMV_BAND_NAMES[gmvBand] },
  { name: 'Creators', value: ({ creatorCount }) => formatCount(creatorCount) },
  { name: 'Rating', value: ({ rating }) => ratingInWords(rating) },
  {
    name: 'Categories',
    value: ({ categories }) => categories.map(({ name }) => isolated(name)).join(', ') || 'None',
  },
  {
    name: 'Markets',
    value: ({ regions }) => regions.map((region) => marketOf(region).name).join(', ') || 'None',
  },
  {
    name: 'Contact',
    value: ({ contact }) =>
      contactWays(contact)
        .map(({ value }) => value)
        .join('\n') || 'None',
  },
];

export function ComparePartners(props: ComparePartnersProps) {
  const { shop, partnerIds, isChosen, mayChoose, whyNot, invited, onChoose, onClose } = props;
  const { data, error } = useDeskQuery(
    'readPartners',
    { shop, partnerIds },
    { shop, collections: ['partner'] },
  );
  const partners = partnerIds.flatMap((id) => data?.partners.filter((partner) => partner.id === id) ?? []);
  return (
    <Dialog
      title="Compare partners"
      size="broad"
      isOpen
      onClose={onClose}
      footer={
        <>
          <p className="comparison-count muted" role="status">
            {invited}
          </p>
          <Button kind="primary" onPress={onClose}>
            Done
          </Button>
        </>
      }
    >
      {error && <ErrorNote error={error} />}
      <table className="partner-comparison selectable">
        <thead>
          <tr>
            <td />
            {partners.map(({ id, name }) => (
              <th key={id} scope="col">
                <Name>{name}</Name>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map(({ name, value }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {partners.map((partner) => (
                <td key={partner.id}>
                  <Name>{value(partner)}</Name>
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">Invite</th>
            {partners.map(({ id, name }) => (
              <td key={id}>
                <Checkbox
                  label={`Invite ${isolated(name)}`}
                  hideLabel
                  isSelected={isChosen(id)}
                  isDisabled={!isChosen(id) && !mayChoose(id)}
                  {...describedBy(whyNot(id))}
                  onChange={() => onChoose(id)}
                />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </Dialog>
  );
}
