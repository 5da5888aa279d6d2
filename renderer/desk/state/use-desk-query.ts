/**
 * A call of the desk contract as a value that stays true: asked again when records that it is about
 * change, and never showing one shop's data under another.
 */
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { DeskCallName, DeskInput, DeskOutput } from '#shared/contract/desk.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { shopText } from '#shared/domain/shop-key.ts';
import type { AppError } from '#shared/errors.ts';
import { useSame } from '../components/use-same.ts';
import { deskCall } from '../desk-client.ts';
import { createQuestion } from './question.ts';
import { type ChangedCollection, whenChanged } from './when-changed.ts';

export interface DeskQuery<Data> {
  readonly data: Data | null;
  readonly error: AppError | null;
  /** Asks again. */
  readonly retry: () => void;
}

/** @param about the shop, and the collections whose changes make the answer old. */
export function useDeskQuery<Name extends DeskCallName>(
  name: Name,
  input: DeskInput<Name>,
  about: { readonly shop: ShopKey; readonly collections: readonly ChangedCollection[] },
): DeskQuery<DeskOutput<Name>> {
  const [question] = useState(() => createQuestion<DeskOutput<Name>>());
  const answer = useSyncExternalStore(question.subscribe, question.snapshot);
  const subject = shopText(about.shop);
  // Inputs are plain data: equal text is an equal question, whatever object carries it.
  const inputText = JSON.stringify(input);
  const collections = useSame(about.collections);
  const { accountId, shopId } = about.shop;

  // biome-ignore lint/correctness/useExhaustiveDependencies: inputText stands for input.
  useEffect(() => {
    question.pose(subject, () => deskCall(name, input));
  }, [question, subject, name, inputText]);

  useEffect(
    () => whenChanged({ accountId, shopId }, collections, question.refresh),
    [question, accountId, shopId, collections],
  );

  const retry = useCallback(() => question.refresh(), [question]);
  const mine = answer.subject === subject;
  return { data: mine ? answer.data : null, error: mine ? answer.error : null, retry };
}
