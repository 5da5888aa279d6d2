/** What the words of a market are: the shapes that markets/ fills in and the generators draw from. Types only. */

/** At least one: a generator can always pick. */
export type Words = readonly [string, ...string[]];

/** Sentences of a campaign's detail, a list for each thing that an agency explains. {slots} are filled in. */
export interface Prose {
  readonly openings: Words;
  readonly creators: Words;
  readonly categories: Words;
  readonly targets: Words;
  readonly split: Words;
  readonly samples: Words;
  readonly schedule: Words;
  readonly closings: Words;
}

/** Patterns for names in one language, and the prose that goes with them. */
export interface Language {
  readonly campaignNames: Words;
  readonly prose: Prose;
}

export interface MarketWords {
  readonly agencyNames: Words;
  readonly agencyKinds: Words;
  readonly places: Words;
  readonly occasions: Words;
  /** The languages that agencies write in, each as often as its weight. */
  readonly languages: readonly [readonly [Language, number], ...(readonly [Language, number])[]];
}
