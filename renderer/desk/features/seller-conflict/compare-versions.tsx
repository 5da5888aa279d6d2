/**
 * The dialog "Compare versions": what the person wanted beside what the campaign now is, part by part, with who changed it since both
 * began. Each part is chosen; where both sides changed it nothing is chosen beforehand. Knows the desk contract only.
 */

import { Lock, PencilLine } from 'lucide-react';
import { useId, useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { marketOf } from '#shared/domain/market.ts';
import type { EditSellerCampaignOperation, FieldRefusal } from '#shared/domain/outbox.ts';
import { shownText } from '#shared/domain/plain-text.ts';
import type { SellerCampaign, SellerCampaignContent } from '#shared/domain/seller-campaign.ts';
import { type AppError, sentenceOf } from '#shared/errors.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { SendButton } from '../../components/send-button.tsx';
import { GONE } from '../../format/gone.ts';
import { countOf } from '../../format/number.ts';
import type { KnownShop } from '../../state/session.ts';
import { useSendLock } from '../../state/use-send-lock.ts';
import { errorSentence } from '../registration/problem-sentences.ts';
import { PART_NAMES, placeInWords } from '../seller/operation-words.ts';
import { useCategoryNames, usePartnerNames, useProductNames } from '../seller/use-names.ts';
import { comparedLines, type Names, partInWords } from './part-words.ts';
import { resolve } from './resolve.ts';
import {
  type Choices,
  type Difference,
  differencesOf,
  firstChoices,
  type Resolution,
  resolutionOf,
  type Side,
} from './versions.ts';
import './compare-versions.css';

interface CompareVersionsProps {
  readonly shop: KnownShop;
  readonly operation: EditSellerCampaignOperation;
  /** The campaign as it now is. */
  readonly current: SellerCampaign;
  readonly onClose: () => void;
}

export function CompareVersions({ shop, operation, current, onClose }: CompareVersionsProps) {
  const differences = differencesOf(operation, current);
  const [choices, setChoices] = useState<Choices>(() => firstChoices(differences));
  const lock = useSendLock();
  const [operationId] = useState(() => crypto.randomUUID());
  const [error, setError] = useState<AppError | null>(null);
  const [problems, setProblems] = useState<readonly FieldRefusal[]>([]);
  const names = useNames(shop, operation, current);
  const resolution = resolutionOf(operation, current, differences, choices);
  const sendChosen = async (): Promise<void> => {
    const outcome = await resolve(shop.key, { refusedId: operation.id, operationId }, resolution);
    if (outcome.kind === 'done') return onClose();
    setError(outcome.error);
    setProblems(outcome.problems);
  };
  return (
    <Dialog title="Compare versions" subtitle={current.name} size="broad" isFlush isOpen onClose={onClose}>
      <div className="versions">
        <p className="versions-lead">{leadOf(differences, current)}</p>
        {error && <ErrorNote error={error} />}
        {problems.length > 0 && (
          <ul className="versions-problems" role="alert">
            {problems.map(({ place, error: problem }) => (
              <li key={`${JSON.stringify(place)} ${problem.code}`}>
                <strong>{placeInWords(place, { ...names, market: marketOf(shop.record.region) })}:</strong>{' '}
                {errorSentence(problem)}
              </li>
            ))}
          </ul>
        )}
        {differences.map((difference) => (
          <ComparedPart
            key={difference.part}
            shop={shop}
            difference={difference}
            names={names}
            choice={choices[difference.part] ?? null}
            onChoose={(side) => {
              setChoices((before) => ({ ...before, [difference.part]: side }));
              setProblems([]);
            }}
          />
        ))}
      </div>
      <footer className="dialog-footer">
        <p className="versions-note muted" aria-live="polite">
          {noteOn(resolution)}
        </p>
        <Button onPress={onClose}>Cancel</Button>
        <SendButton kind="primary" isDisabled={resolution.kind === 'open'} lock={lock} onSend={sendChosen}>
          Use these
        </SendButton>
      </footer>
    </Dialog>
  );
}

function leadOf(differences: readonly Difference[], { status }: SellerCampaign): string {
  if (differences.length === 0) return 'Both versions say the same now: there is nothing left to choose.';
  if (status === 'CLOSED')
    return 'The campaign was closed meanwhile, so nothing in it can be edited any more. Your edit can only be discarded.';
  const parts = countOf(differences.length, 'part');
  return `${parts} ${differences.length === 1 ? 'differs' : 'differ'} between your edit and the campaign as somebody else left it. Choose what holds; nothing has been overwritten.`;
}

function noteOn(resolution: Resolution): string {
  switch (resolution.kind) {
    case 'open':
      return `Still to choose: ${resolution.parts.map((part) => PART_NAMES[part]).join(', ')}.`;
    case 'discard':
      return 'Nothing of yours is left to send: your edit is discarded.';
    case 'edit':
      return 'What you chose as yours is sent as an edit of the campaign as it now is.';
  }
}

interface ComparedPartProps {
  readonly shop: KnownShop;
  readonly difference: Difference;
  readonly names: Names;
  readonly choice: Side | null;
  readonly onChoose: (side: Side) => void;
}

const CHANGED_BY = {
  you: { words: 'Changed by you', tone: 'accent' },
  them: { words: 'Changed somewhere else', tone: 'neutral' },
  both: { words: 'Changed by both', tone: 'warning' },
} as const;

function ComparedPart({ shop, difference, names, choice, onChoose }: ComparedPartProps) {
  const { part, base, yours, theirs, changedBy, unavailable } = difference;
  const reasonId = useId();
  const { words, tone } = CHANGED_BY[changedBy];
  const linesOf = (content: SellerCampaignContent): readonly string[] =>
    partInWords(part, content, shop.record, names);
  const began = linesOf(base);
  return (
    <section className="version-part">
      <header className="version-head">
        <h3>{PART_NAMES[part]}</h3>
        <Badge tone={tone} icon={PencilLine}>
          {words}
        </Badge>
      </header>
      <div className="version-sides">
        <div className="version-base">
          <p className="version-name">Before</p>
          <div className="version-lines">
            <Lines lines={began} base={began} />
          </div>
        </div>
        <RadioGroup
          className="version-choices"
          aria-label={PART_NAMES[part]}
          value={choice}
          onChange={(side) => onChoose(side === 'yours' ? 'yours' : 'theirs')}
        >
          <VersionChoice
            side="yours"
            lines={linesOf(yours)}
            base={began}
            isDisabled={unavailable !== null}
            reasonId={unavailable === null ? undefined : reasonId}
          />
          <VersionChoice side="theirs" lines={linesOf(theirs)} base={began} />
        </RadioGroup>
      </div>
      {unavailable && (
        <p id={reasonId} className="version-reason">
          <Lock size={12} aria-hidden />
          {sentenceOf(unavailable)}
        </p>
      )}
    </section>
  );
}

const SIDE_NAMES: Readonly<Record<Side, string>> = { yours: 'Yours', theirs: 'Theirs' };

interface VersionChoiceProps {
  readonly side: Side;
  readonly lines: readonly string[];
  readonly base: readonly string[];
  readonly isDisabled?: boolean;
  readonly reasonId?: string | undefined;
}

function VersionChoice({ side, lines, base, isDisabled = false, reasonId }: VersionChoiceProps) {
  const linesId = useId();
  return (
    <Radio
      value={side}
      className="version-choice"
      isDisabled={isDisabled}
      aria-label={SIDE_NAMES[side]}
      aria-describedby={reasonId === undefined ? linesId : `${linesId} ${reasonId}`}
    >
      <span className="version-name">
        <span className="version-dot" aria-hidden />
        {SIDE_NAMES[side]}
      </span>
      <span id={linesId} className="version-lines">
        <Lines lines={lines} base={base} />
      </span>
    </Radio>
  );
}

/** What was not there in the beginning is underlined, not only coloured. */
function Lines({ lines, base }: { lines: readonly string[]; base: readonly string[] }) {
  return comparedLines(lines, base).map(({ place, text, isNew }) => (
    <span key={place} className="version-line">
      {isNew ? (
        <ins>
          <bdi className="own-directions">{shownText(text)}</bdi>
        </ins>
      ) : (
        <bdi className="own-directions">{shownText(text)}</bdi>
      )}
    </span>
  ));
}

/** What is called how in any of the three versions. */
function useNames(
  { key }: KnownShop,
  { base, changes }: EditSellerCampaignOperation,
  current: SellerCampaign,
): Names {
  const offers = [...base.products, ...current.products];
  const ofOffers = new Map(offers.map(({ productId, productName }) => [productId, productName]));
  const added = (changes.products ?? []).map(({ productId }) => productId);
  const product = useProductNames(key, [...new Set(added.filter((id) => !ofOffers.has(id)))]);
  const invited = [base, changes, current].flatMap(({ invitedPartnerIds }) => invitedPartnerIds ?? []);
  const partner = usePartnerNames(key, [...new Set(invited)]);
  const category = useCategoryNames(key);
  return {
    product: (id) => ofOffers.get(id) ?? product(id) ?? GONE.product,
    partner: (id) => partner(id) ?? GONE.partner,
    category,
  };
}
