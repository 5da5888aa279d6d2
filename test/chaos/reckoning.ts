// What must be true when all is well again: what was promised has arrived once, or waits for a person with a reason that was
// really given; what was refused or given up has not arrived; nothing arrived that nobody asked for, or under terms that
// nobody had read; no draft is lost. Returns what is not so.

import { isDeepStrictEqual } from 'node:util';
import type { DeskClient } from '#desk/desk-client.ts';
import type { SandboxServer } from '#sandbox/api/server.ts';
import type { SeenAnswer } from '#sandbox/api/witness.ts';
import type { Operation } from '#shared/domain/outbox.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import type { OwnShop } from './asking.ts';
import type { Intent, Ledger } from './ledger.ts';

export async function operationsIn(client: DeskClient, shop: ShopKey): Promise<readonly Operation[]> {
  const answer = await client.call('listOperations', { shop });
  if (!answer.ok) throw new Error(`no operations: ${answer.error.code}`);
  return answer.data.operations;
}

type Control = ReturnType<() => SandboxServer['control']>;
type Acceptance = Awaited<ReturnType<Control['acceptances']>>[number];

/** What the API has of an intent, and what the app still holds of it. */
interface Fate {
  /** How often it was carried out. */
  readonly carriedOut: number;
  readonly accepted: readonly Acceptance[];
  readonly waiting: Operation | undefined;
  readonly answers: readonly SeenAnswer[];
}

export async function brokenPromises(
  client: DeskClient,
  control: Control,
  shops: readonly OwnShop[],
  ledger: Ledger,
): Promise<string[]> {
  const waiting = (await Promise.all(shops.map(({ key }) => operationsIn(client, key)))).flat();
  const carriedOut = await control.carriedOut();
  const acceptances = await control.acceptances();
  const broken = [...ledger.intents.values()].flatMap((intent) => {
    const id = intent.operationId;
    const fate = {
      carriedOut: carriedOut.filter(({ key }) => key === id).length,
      accepted: acceptances.filter(({ idempotency_key }) => idempotency_key === id),
      waiting: waiting.find((one) => one.id === id),
      answers: ledger.answers.filter(({ idempotencyKey }) => idempotencyKey === id),
    };
    return problemsOf(intent, fate).map((problem) => `${problem}: ${described(intent, fate)}`);
  });
  const strangers = [...carriedOut.map(({ key }) => key), ...waiting.map(({ id }) => id)]
    .filter((id) => !ledger.intents.has(id))
    .map((id) => `nobody asked for: ${id}`);
  return [...ledger.problems, ...broken, ...strangers, ...(await lostDrafts(client, ledger))];
}

function described(
  { kind, operationId, told, ended }: Intent,
  { carriedOut, waiting, answers }: Fate,
): string {
  const heard = answers.map(({ status, code }) => `${status}/${code}`).join(' ') || 'nothing';
  const left = waiting ? `${waiting.state} (${waiting.refusal?.code ?? 'no whole refusal'})` : 'gone';
  return `${kind} ${operationId}, told ${told}, ${ended ?? 'left alone'}, carried out ${carriedOut} times, ${left}, answered ${heard}`;
}

function problemsOf(intent: Intent, fate: Fate): string[] {
  const { told, ended, submission } = intent;
  const { carriedOut, waiting, accepted } = fate;
  const problems = [
    ...(carriedOut > 1 ? ['carried out more than once'] : []),
    ...(waiting?.state === 'queued' ? ['still queued'] : []),
    ...(waiting?.state === 'parked' && !isReasonGiven(fate)
      ? ['parked without a reason that was given']
      : []),
    ...(submission && accepted.some((one) => one.terms_version !== submission.termsVersion)
      ? ['accepted under terms that nobody read']
      : []),
  ];
  if (told === 'refused') return [...problems, ...refusedProblems(fate)];
  if (ended === 'withdrawn') return [...problems, ...withdrawnProblems(fate)];
  if (told === 'queued' && ended === null) return [...problems, ...promiseProblems(intent, fate)];
  return problems;
}

/** It was told as not done: it never is. */
function refusedProblems({ carriedOut, waiting }: Fate): string[] {
  return [
    ...(carriedOut > 0 ? ['told as refused, and carried out'] : []),
    ...(waiting ? ['told as refused, and kept'] : []),
  ];
}

/** It was given up: nothing is left of it. What had been carried out before has its answer. */
function withdrawnProblems({ carriedOut, waiting }: Fate): string[] {
  return [
    ...(waiting ? ['given up, and still there'] : []),
    ...(carriedOut > 0 ? ['given up as not sent, and carried out'] : []),
  ];
}

/** It was promised: it is at the API once, or in front of the person. */
function promiseProblems({ submission }: Intent, { carriedOut, accepted, waiting }: Fate): string[] {
  if (submission === null)
    return carriedOut + (waiting ? 1 : 0) === 1 ? [] : ['neither done once nor waiting'];
  const held = waiting?.kind === 'registerProducts' ? waiting.offers.map(({ productId }) => productId) : [];
  return submission.productIds
    .filter(
      (id) =>
        countOf(
          accepted.map(({ product_id }) => product_id),
          id,
        ) +
          countOf(held, id) !==
        1,
    )
    .map((id) => `product ${id} is neither accepted once nor waiting`);
}

const countOf = (ids: readonly string[], id: string): number => ids.filter((one) => one === id).length;

/** Whether the API refused the whole or a part of it for good: not with "later", and not by silence. */
function isReasonGiven({ answers, waiting }: Fate): boolean {
  const isRefusal = ({ status }: SeenAnswer): boolean =>
    status >= 400 && status < 500 && ![401, 408, 423, 425, 429].includes(status);
  if (answers.some(isRefusal)) return true;
  // Something on the way that is no API kept it from arriving.
  if (waiting?.refusal?.code === 'REFUSED_ON_THE_WAY') return answers.some(({ code }) => code === null);
  const canBePartly = waiting?.kind === 'registerProducts' || waiting?.kind === 'invitePartners';
  return canBePartly && answers.some(({ code }) => code === 0);
}

async function lostDrafts(client: DeskClient, { drafts, sellerDrafts }: Ledger): Promise<string[]> {
  const lost: string[] = [];
  for (const { shop, draft } of drafts.values()) {
    const read = await client.call('readCampaign', { shop, campaignId: draft.campaignId });
    if (!read.ok || !isDeepStrictEqual(read.data.draft, draft)) lost.push(`lost draft: ${draft.campaignId}`);
  }
  for (const { shop, draft } of sellerDrafts.values()) {
    const read = await client.call('readSellerDraft', { shop, draftId: draft.id });
    if (!read.ok || !isDeepStrictEqual(read.data.draft, draft)) lost.push(`lost draft: ${draft.name}`);
  }
  return lost;
}
