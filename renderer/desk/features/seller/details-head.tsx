/** The head of details of a seller's campaign: its name, and how it stands. */
import type { ReactNode } from 'react';
import { Name } from '../../components/name.tsx';
import { nameOrPlaceholder } from './seller-words.ts';

interface DetailsHeadProps {
  readonly name: string;
  /** Badges. */
  readonly children: ReactNode;
}

export function DetailsHead({ name, children }: DetailsHeadProps) {
  return (
    <header className="details-title">
      <h2 className="selectable">
        <Name>{nameOrPlaceholder(name)}</Name>
      </h2>
      <p className="details-badges">{children}</p>
    </header>
  );
}
