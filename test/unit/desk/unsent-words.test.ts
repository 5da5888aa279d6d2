// What is said of work that is still on this machine: "nothing was sent" only of what never left.
import { expect, it, test } from 'vitest';
import { possibleActions } from '#desk/features/seller/possible-actions.ts';
import {
  discardedWords,
  discardingWords,
  NOT_CONFIRMED,
  SENDING_ONCE_MORE,
} from '#desk/features/unsent/unsent-words.ts';
import { sentenceOf } from '#shared/errors.ts';
import { editOperationOf, sellerCampaignOf } from '#test/fixtures/seller-records.ts';

const work = { operationId: '00000000-0000-4000-8000-000000000001' };

test.each([
  ['queued', false, 'Discarded. Nothing was sent.'],
  ['queued', true, 'Discarded here. It may have arrived: look again after the next sync.'],
  ['parked', false, 'Discarded.'],
  ['parked', true, 'Discarded here. It may have arrived: look again after the next sync.'],
] as const)('discarded while %s, may have arrived: %s', (state, mayHaveArrived, words) => {
  expect(discardedWords({ ...work, state, mayHaveArrived })).toBe(words);
});

it('says before discarding what it comes to', () => {
  const meaning = 'Everything that you entered for it is deleted. Nothing was published.';
  expect(discardingWords(meaning, { mayHaveArrived: false })).toBe(meaning);
  expect(discardingWords(meaning, { mayHaveArrived: true })).toBe(
    'It was sent and may have arrived: the API has not confirmed it. Discarding it here does not undo it. If it has arrived, it stays there and shows after the next sync.',
  );
});

it('says beside it, and before it is sent once more, that it may be there already', () => {
  expect(NOT_CONFIRMED).toBe(
    'Sent, but not confirmed: it may have arrived. It is sent again until the API answers, and done only once.',
  );
  expect(SENDING_ONCE_MORE.meaning).toBe(
    'It was sent before and may have arrived. It is sent as something new, so it could be there twice. Sync and look whether it is there first.',
  );
});

it('does not offer to take back an edit, or to keep a campaign open, when that was sent', () => {
  const firstAttempt = { time: 1, body: '{}' };
  const edit = editOperationOf({ firstAttempt });
  expect(possibleActions(sellerCampaignOf(), [edit]).note).toBe(
    'An edit was sent and is not confirmed yet. Edit again when it is.',
  );
  const { id, createdTime, attempts, state, refusal, sellerCampaignId } = edit;
  const base = { id, createdTime, attempts, state, refusal, sellerCampaignId, firstAttempt };
  const close = { ...base, kind: 'closeSellerCampaign', campaignName: 'Ours' } as const;
  expect(possibleActions(sellerCampaignOf(), [close]).note).toBe(
    'Closing early was sent and is not confirmed yet, so nothing can be edited.',
  );
});

test.each([
  ['MAY_HAVE_ARRIVED', 'This has been sent and may have arrived: the API has not confirmed it yet.'],
  ['ANSWER_UNRELATED', 'The API answered about something other than what was sent. It is sent again.'],
  [
    'IDEMPOTENCY_KEY_REUSED',
    'The API already has another version of this. It may have been done: look whether it is there, then discard this or send it once more.',
  ],
  [
    'SENT_TOO_LONG_AGO',
    'This was sent over 30 days ago and never confirmed. It may have been done: look whether it is there, then discard this or send it once more.',
  ],
  [
    'REFUSED_ON_THE_WAY',
    'Something between this computer and the API keeps refusing this, while everything else gets through. It may have arrived. Ask whoever runs your network, then send it once more.',
  ],
  [
    'REQUEST_TOO_LARGE',
    'This was too large for the API, or for the network on the way to it, so it was turned away. Send less at once: fewer products, or a shorter text.',
  ],
] as const)('%s', (code, sentence) => {
  expect(sentenceOf(code)).toBe(sentence);
});
