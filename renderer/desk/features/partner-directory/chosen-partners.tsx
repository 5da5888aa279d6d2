/** Who is chosen, by name, wherever they stand in the directory: to look over, and to take out again. */
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import type { ShopKey } from '#shared/domain/shop.ts';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { GONE } from '../../format/gone.ts';
import { useDeskQuery } from '../../state/use-desk-query.ts';
import '../../components/list-filter.css';
import '../../components/popover.css';

interface ChosenPartnersProps {
  readonly shop: ShopKey;
  readonly chosen: readonly string[];
  /** Takes a partner out, or in again. */
  readonly onToggle: (partnerId: string) => void;
}

export function ChosenPartners({ shop, chosen, onToggle }: ChosenPartnersProps) {
  // Whoever is taken out stays in the list while it is open: to be taken in again.
  const [listed, setListed] = useState(chosen);
  return (
    <DialogTrigger onOpenChange={(isOpen) => isOpen && setListed(chosen)}>
      <Button size="small" kind="quiet" isDisabled={chosen.length === 0}>
        Show chosen
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom start" offset={4}>
        <Dialog className="popover-list check-list" aria-label="Chosen partners">
          <Names shop={shop} listed={listed} chosen={chosen} onToggle={onToggle} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Names({ shop, listed, chosen, onToggle }: ChosenPartnersProps & { listed: readonly string[] }) {
  const { data } = useDeskQuery(
    'readPartners',
    { shop, partnerIds: listed },
    { shop, collections: ['partner'] },
  );
  const names = new Map(data?.partners.map(({ id, name }) => [id, name]));
  if (data === null) return null;
  return listed.map((id) => (
    <div key={id} className="check-item">
      <Checkbox
        label={names.get(id) ?? GONE.partner}
        isSelected={chosen.includes(id)}
        onChange={() => onToggle(id)}
      />
    </div>
  ));
}
