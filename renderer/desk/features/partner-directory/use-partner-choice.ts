/**
 * Whom the seller chooses from the directory: who may be chosen, as far as there is room and nobody is in it already. Knows no row and no
 * question.
 */
import { useMemo } from 'react';
import { toggled } from '../../components/toggled.ts';
import { chosenWith, hasRoomFor, invitedInAll } from './invitations.ts';

export interface PartnerChoiceProps {
  /** Ids of the partners that are chosen to be invited. */
  readonly chosen: readonly string[];
  readonly onChange: (partnerIds: string[]) => void;
  /** Partners that are in it or wait for an answer: they cannot be chosen. */
  readonly excluded: readonly string[];
  /** Partners that were invited before, whatever they answered: they count. */
  readonly invitedBefore: readonly string[];
  /** How many can be invited in all, those from before with them. */
  readonly most: number;
}

export interface PartnerChoice {
  /** How many are invited in all. */
  readonly invited: number;
  readonly isChosen: (partnerId: string) => boolean;
  readonly isExcluded: (partnerId: string) => boolean;
  /** There is no room for one more. */
  readonly isFull: (partnerId: string) => boolean;
  readonly mayChoose: (partnerId: string) => boolean;
  readonly toggle: (partnerId: string) => void;
  /** Chooses as many of these as there is room for. */
  readonly add: (partnerIds: readonly string[]) => void;
  readonly drop: (partnerIds: readonly string[]) => void;
}

export function usePartnerChoice(props: PartnerChoiceProps): PartnerChoice {
  const { chosen, onChange, excluded, invitedBefore, most } = props;
  const chosenSet = useMemo(() => new Set(chosen), [chosen]);
  const isExcluded = useMemo(() => {
    const ids = new Set(excluded);
    return (id: string): boolean => ids.has(id);
  }, [excluded]);
  const isFull = (id: string): boolean => !chosenSet.has(id) && !hasRoomFor(id, invitedBefore, chosen, most);
  const mayChoose = (id: string): boolean => !isExcluded(id) && !isFull(id);
  return {
    invited: invitedInAll(invitedBefore, chosen),
    isChosen: (id) => chosenSet.has(id),
    isExcluded,
    isFull,
    mayChoose,
    toggle(id) {
      const isOn = chosenSet.has(id);
      if (isOn || mayChoose(id)) onChange(toggled(chosen, id, !isOn));
    },
    add(ids) {
      const more = ids.filter((id) => !isExcluded(id));
      onChange(chosenWith(more, invitedBefore, chosen, most));
    },
    drop: (ids) => onChange(chosen.filter((id) => !ids.includes(id))),
  };
}
