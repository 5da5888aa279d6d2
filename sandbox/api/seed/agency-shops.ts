/**
 * The shops that an operations agency looks after for their owners: fifty, in every market, each of a modest size.
 * Data only; another shop is another name.
 */
import type { ShopPlan } from './plan.ts';

/** The names of shops, by the market that they sell in. Those with a star sell into it from another country. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  ID: [
    'Rumah Rotan',
    'Kopi Lereng',
    'Batik Pesisir',
    'Si Kecil Ceria',
    'Herbal Nyonya Mira',
    'Seoul Skin Lab *',
  ],
  MY: [
    'Kedai Pandan',
    'Songket Moden',
    'Dapur Mak Long',
    'Borneo Botanics',
    'Anggun Tudung',
    'KL Gadget House',
    'Little Durian Kids',
  ],
  SG: [
    'Lion City Larder',
    'Peranakan Pantry',
    'Orchid & Oud',
    'Tiong Bahru Threads',
    'Harbour Home',
    'Marina Sports Co.',
  ],
  TH: ['Siam Silk Studio', 'Mango Market BKK', 'Chiang Mai Clay', 'Thonglor Pets', 'K-Beauty Avenue *'],
  PH: [
    'Manila Made',
    'Isla Swim',
    'Cebu Guitars & More',
    'Sari-Sari Beauty',
    'Barako Roasters',
    'Bahay Linens',
    'Davao Cacao',
  ],
  VN: [
    'Hanoi Lacquer House',
    'Saigon Street Style',
    'Mekong Rice & Tea',
    'Da Lat Blooms',
    'Phin Coffee Club',
    'Ao Dai Atelier',
    'Hoi An Lanterns',
  ],
  GB: ['Nusantara Spice London', 'Thames Tea Traders', 'Batik & Brogue', 'Pennine Knitwear'],
  US: [
    'Archipelago Coffee Co.',
    'Pacific Rattan',
    'Spice Route Kitchen',
    'Golden Gate Wellness',
    'Lower East Ceramics',
    'Sunbelt Swim',
    'Prairie Pet Supply',
    'Jakarta Street Snacks *',
  ],
};

/** Ids 7200000000000001001 and up, in the order of the names. */
const FIRST_ID = 7_200_000_000_000_001_001n;

/** 40 to 120 products and up to 4 joined campaigns, which differ from shop to shop. */
export const AGENCY_SHOPS: readonly ShopPlan[] = Object.entries(NAMES)
  .flatMap(([region, names]) => names.map((name) => ({ region, name })))
  .map(({ region, name }, index) => ({
    id: String(FIRST_ID + BigInt(index)),
    name: name.replace(' *', ''),
    region,
    sellerType: name.endsWith('*') ? 'CROSS_BORDER' : 'LOCAL',
    products: 40 + ((index * 37) % 81),
    joinedCampaigns: index % 5,
    sellerCampaigns: 0,
  }));
