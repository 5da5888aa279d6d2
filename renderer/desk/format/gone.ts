/** What stands for the name of something that is no longer known. */
export const GONE = {
  campaign: 'A campaign that is gone',
  product: 'A product that is gone',
  partner: 'A partner that is gone',
  category: 'A category that is gone',
} as const;
