/** One place that "Go to" leads to. */
import { Handshake, Store } from 'lucide-react';
import { Name } from '../../components/name.tsx';
import { useAttentionOf } from '../../state/attention.ts';
import { AttentionCount } from '../shop-switcher/attention-count.tsx';
import type { Destination } from './destinations.ts';

interface DestinationOptionProps {
  readonly id: string;
  readonly destination: Destination;
  /** Enter goes here. */
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onPress: () => void;
}

export function DestinationOption({ id, destination, isActive, onPoint, onPress }: DestinationOptionProps) {
  const { name, note, shop, campaign } = destination;
  const attention = useAttentionOf(shop);
  const Icon = campaign ? Handshake : Store;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the focus and the keys.
    // biome-ignore lint/a11y/useFocusableInteractive: the combobox points at it with aria-activedescendant.
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className="go-to-option"
      onPointerMove={onPoint}
      onClick={onPress}
    >
      <Icon size={16} aria-hidden />
      <Name className="go-to-name ellipsis">{name}</Name>
      <span className="go-to-note ellipsis">{note}</span>
      {campaign === null && <AttentionCount count={attention} />}
    </div>
  );
}
