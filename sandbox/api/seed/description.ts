/**
 * Writes a campaign's detail the way agencies do: several short paragraphs about creators, categories, targets,
 * the split, samples and timing. Pure; the sentences come from the market's words.
 */

import type { Random } from './random.ts';
import type { Prose } from './words.ts';

/** What the {slots} of a pattern stand for. */
export type Slots = Readonly<Record<string, string>>;

const SHORTEST = 200;
const LONGEST = 950;

/** A pattern with its {slots} filled in. */
export function fill(pattern: string, slots: Slots): string {
  return pattern.replaceAll(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot);
}

/** A detail of 200 to 950 characters: some agencies write a few lines, others a page. */
export function writeDescription(random: Random, prose: Prose, slots: Slots): string {
  const always = [prose.openings, prose.creators, prose.samples].map((list) =>
    fill(random.pick(list), slots),
  );
  const more = random
    .several(
      [prose.categories, prose.targets, prose.split, prose.schedule, prose.closings],
      random.integer(1, 5),
    )
    .map((list) => fill(random.pick(list), slots));
  const separator = random.pick(['\n\n', '\n', '\n\n']);
  const bullet = random.chance(0.3) ? '• ' : '';

  const paragraphs = [...always];
  for (const paragraph of [...more, ...prose.split.map((pattern) => fill(pattern, slots))]) {
    const length = paragraphs.join(separator).length;
    const isEnough = length >= SHORTEST && !more.includes(paragraph);
    if (isEnough || paragraphs.includes(paragraph) || length + paragraph.length + 8 > LONGEST) continue;
    paragraphs.push(paragraph);
  }
  return paragraphs
    .map((paragraph, index) => (index === 0 ? paragraph : `${bullet}${paragraph}`))
    .join(separator);
}
