/** A choice of several with one of them taken in or out; what is taken in stands last. */
export function toggled<Item>(items: readonly Item[], item: Item, isOn: boolean): Item[] {
  const others = items.filter((other) => other !== item);
  return isOn ? [...others, item] : others;
}
