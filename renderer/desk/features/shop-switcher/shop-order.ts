/**
 * Which shops the switcher shows in which order, and which shops a typed text means. Pure: knows no screen.
 */
import { foldedWords, foldText } from '#shared/domain/fold-text.ts';
import { marketOf } from '#shared/domain/market.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { sameShop, shopText } from '#shared/domain/shop-key.ts';
import type { KnownShop } from '../../state/session.ts';

/** With so few shops all are in sight: neither a search nor a list of recent ones helps. */
const FEW_SHOPS = 8;
const MOST_RECENT = 5;
/** Ctrl or Cmd with 1 to 9. */
const SHORTCUTS = 9;

export interface ShopSection {
  readonly id: string;
  /** "Recent", or whose shops these are. */
  readonly name: string;
  readonly shops: readonly KnownShop[];
}

/** All shops, those shown last before the others, which stand by account. Each shop stands once. */
export function shopSections(
  shops: readonly KnownShop[],
  recentShops: readonly ShopKey[],
  current: ShopKey,
): ShopSection[] {
  const recent = isManyShops(shops)
    ? recentShops
        .filter((key) => !sameShop(key, current))
        .flatMap((key) => shops.find((shop) => sameShop(shop.key, key)) ?? [])
        .slice(0, MOST_RECENT)
    : [];
  const rest = shops.filter((shop) => !recent.includes(shop));
  const sections: ShopSection[] = [...Map.groupBy(rest, ({ key }) => key.accountId)].map(([id, its]) => ({
    id,
    name: its[0]?.accountName ?? '',
    shops: its,
  }));
  return recent.length > 0 ? [{ id: 'recent', name: 'Recent', shops: recent }, ...sections] : sections;
}

export function isManyShops(shops: readonly KnownShop[]): boolean {
  return shops.length > FEW_SHOPS;
}

/** The shops whose name, market or account has every word of the text; those whose name begins with it first. */
export function shopsMatching(shops: readonly KnownShop[], text: string): KnownShop[] {
  const words = foldedWords(text);
  const beginning = foldText(text).trim();
  const matching = shops.filter((shop) => {
    const searched = searchedText(shop);
    return words.every((word) => searched.includes(word));
  });
  return matching.sort((a, b) => rankOf(a, beginning) - rankOf(b, beginning));
}

function searchedText({ record, accountName, accountEmail }: KnownShop): string {
  return foldText(
    [record.name, record.region, marketOf(record.region).name, accountName, accountEmail].join(' '),
  );
}

function rankOf({ record }: KnownShop, beginning: string): number {
  const name = foldText(record.name);
  if (name.startsWith(beginning)) return 0;
  return name.includes(beginning) ? 1 : 2;
}

/** The digit that goes to a shop with Ctrl or Cmd, by the fixed order of all shops; null for those after the ninth. */
export function shortcutDigits(shops: readonly KnownShop[]): ReadonlyMap<string, number> {
  return new Map(shops.slice(0, SHORTCUTS).map(({ key }, index) => [shopText(key), index + 1]));
}

/** The shop that a digit goes to. */
export function shopOfDigit(shops: readonly KnownShop[], digit: number): KnownShop | null {
  return digit >= 1 && digit <= SHORTCUTS ? (shops[digit - 1] ?? null) : null;
}
