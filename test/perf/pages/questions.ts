/** The questions that both sides answer: a list of what can be joined now, and a person typing a search into it. */
import type { CampaignQuery } from '#shared/contract/query.ts';

/** 2026-11-01T00:00:00Z: the generated campaigns lie around it. */
export const BENCH_NOW = 1_793_491_200;

export const OPEN_QUESTION: CampaignQuery = {
  scope: 'available',
  text: '',
  registrationStates: ['open', 'closingSoon'],
  invitedOnly: false,
  requirement: { lowest: 0, highest: 2_000 },
  regions: ['TH', 'GB'],
  sort: { column: 'registrationPeriod', direction: 'ascending' },
  offset: 0,
  limit: 50,
};

const TYPED = ['beauty samples', 'songkran live', 'ครีม', 'agency jakarta 30'];
/** Put in whole, so that no earlier answer helps: common, rare, and nowhere. */
const PASTED = ['commission', 'kitchenware', 'chanoi', 'qx', 'zzzzzz', '฿'];

/** Every state of the search box, one letter at a time, then taken back to two letters. */
export function typedQuestions(): string[] {
  return TYPED.flatMap((text) => {
    const states = [...text].map((_, index, letters) => letters.slice(0, index + 1).join(''));
    return [...states, ...states.slice(1, -1).reverse()];
  });
}

export function pastedQuestions(): string[] {
  return PASTED;
}
