/**
 * Where a person was in "All shops": filters, search and scroll. Kept while the window lives, so that coming back
 * from an item finds the list as it was left. Holds no records.
 */
import { create } from 'zustand';
import type { AttentionFilters } from './attention-list.ts';

interface OverviewPlace {
  readonly filters: AttentionFilters;
  readonly text: string;
  /** Pixels from the top of the list. */
  readonly scrollOffset: number;
}

export const NO_ATTENTION_FILTERS: AttentionFilters = { kinds: [], shop: null };

export const useOverviewPlace = create<OverviewPlace>(() => ({
  filters: NO_ATTENTION_FILTERS,
  text: '',
  scrollOffset: 0,
}));

export function changeAttentionFilters(change: Partial<AttentionFilters>): void {
  useOverviewPlace.setState(({ filters }) => ({ filters: { ...filters, ...change }, scrollOffset: 0 }));
}
