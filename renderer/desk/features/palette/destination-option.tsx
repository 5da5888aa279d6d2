/** A line of "Go to": a place that it leads to, or the way to more of them. */
import { ChevronDown, Handshake, Store } from 'lucide-react';
import type { ReactNode } from 'react';
import { Name } from '../../components/name.tsx';
import { useAttentionOf } from '../../state/attention.ts';
import { AttentionCount } from '../shop-switcher/attention-count.tsx';
import type { Destination } from './destinations.ts';

interface OptionLine {
  readonly id: string;
  /** Enter goes here. */
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onPress: () => void;
}

interface DestinationOptionProps extends OptionLine {
  readonly destination: Destination;
}

export function DestinationOption({ destination, ...line }: DestinationOptionProps) {
  const { name, note, shop, campaign } = destination;
  const attention = useAttentionOf(shop);
  const Icon = campaign ? Handshake : Store;
  return (
    <Line {...line}>
      <Icon size={16} aria-hidden />
      <Name className="go-to-name ellipsis">{name}</Name>
      <span className="go-to-note ellipsis">{note}</span>
      {campaign === null && <AttentionCount count={attention} />}
    </Line>
  );
}

/** Brings more into the list; "Go to" stays open. */
export function MoreOption({ words, ...line }: OptionLine & { readonly words: string }) {
  return (
    <Line {...line}>
      <ChevronDown size={16} aria-hidden />
      <span className="go-to-name ellipsis">{words}</span>
    </Line>
  );
}

function Line({ id, isActive, onPoint, onPress, children }: OptionLine & { readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the focus and the keys.
    // biome-ignore lint/a11y/useFocusableInteractive: the combobox points at it with aria-activedescendant.
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className="go-to-option"
      onPointerMove={onPoint}
      // The focus stays in the text, also when the list goes on.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {children}
    </div>
  );
}
