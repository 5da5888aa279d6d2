/**
 * What shops sell: categories with the things in them, what those cost, and how they are described.
 * The ids are the catalogue's own and the same in every market. Words and numbers only.
 */
import type { Words } from './words.ts';

/** The shape that a product's picture is drawn with. */
export type Silhouette =
  | 'bottle'
  | 'lipstick'
  | 'shirt'
  | 'dress'
  | 'shoe'
  | 'bag'
  | 'phone'
  | 'lamp'
  | 'pot'
  | 'jar'
  | 'toy'
  | 'ball'
  | 'paw'
  | 'watch';

export interface CatalogueCategory {
  readonly id: string;
  readonly name: string;
  readonly silhouette: Silhouette;
  readonly makers: Words;
  readonly things: Words;
  readonly traits: Words;
  readonly sizes: Words;
  /** Prices in US dollars, before the market's level. */
  readonly price: readonly [least: number, most: number];
  /** Commission rates of open collaborations, in 0.01 %. */
  readonly openRate: readonly [least: number, most: number];
}

export const CATALOGUE: readonly [CatalogueCategory, ...CatalogueCategory[]] = [
  {
    id: '601450',
    name: 'Beauty & Personal Care',
    silhouette: 'bottle',
    makers: ['Lumière', 'Dewdrop', 'Pure Petal', 'Mira', 'Botanica', 'Kohana', 'Aura Lab'],
    things: [
      'Vitamin C Serum',
      'Sunscreen SPF50+',
      'Cleansing Foam',
      'Sheet Mask Set',
      'Body Lotion',
      'Hair Oil',
      'Toner',
      'Night Cream',
    ],
    traits: ['Brightening', 'Hydrating', 'Fragrance-Free', 'Gentle', 'Niacinamide', 'Aloe', 'Oil-Control'],
    sizes: ['30 ml', '50 ml', '100 ml', '200 ml', 'Pack of 2', 'Travel Set'],
    price: [3, 38],
    openRate: [500, 2000],
  },
  {
    id: '601451',
    name: 'Makeup',
    silhouette: 'lipstick',
    makers: ['Velvetine', 'Rosa', 'Colour Pop House', 'Nala', 'Peachy', 'Fable'],
    things: [
      'Matte Lipstick',
      'Cushion Foundation',
      'Eyeshadow Palette',
      'Waterproof Mascara',
      'Liquid Eyeliner',
      'Lip Tint',
      'Setting Powder',
      'Blush Stick',
    ],
    traits: ['Long-Wear', 'Transfer-Proof', 'Soft Glow', 'Full Coverage', 'Everyday', 'High-Pigment'],
    sizes: ['Shade 01', 'Shade 02', 'Shade 05', '6 Colours', '12 Colours', 'Mini'],
    price: [2, 26],
    openRate: [600, 2200],
  },
  {
    id: '601152',
    name: 'Womenswear',
    silhouette: 'dress',
    makers: ['Maison Li', 'Soft Sunday', 'Aruna', 'Willow', 'Kaya', 'June & May'],
    things: [
      'Linen Dress',
      'Wide-Leg Trousers',
      'Knit Cardigan',
      'Pleated Skirt',
      'Crop Top',
      'Maxi Dress',
      'Blazer',
      'Pyjama Set',
    ],
    traits: ['Relaxed Fit', 'High-Waist', 'Floral', 'Ribbed', 'Oversized', 'Breathable', 'Plus Size'],
    sizes: ['S–L', 'XS–XL', 'One Size', 'M–3XL'],
    price: [6, 55],
    openRate: [500, 1800],
  },
  {
    id: '601153',
    name: 'Menswear',
    silhouette: 'shirt',
    makers: ['Forge', 'Harbour Line', 'Plainfield', 'Rangga', 'Oak & Ash', 'Metro'],
    things: [
      'Oxford Shirt',
      'Cargo Trousers',
      'Polo Shirt',
      'Graphic T-Shirt',
      'Hoodie',
      'Chino Shorts',
      'Bomber Jacket',
      'Boxer Briefs',
    ],
    traits: ['Slim Fit', 'Heavyweight', 'Quick-Dry', 'Stretch', 'Anti-Wrinkle', 'Organic Cotton'],
    sizes: ['S–XL', 'M–3XL', 'Pack of 3', 'Pack of 5'],
    price: [5, 52],
    openRate: [500, 1500],
  },
  {
    id: '601352',
    name: 'Shoes',
    silhouette: 'shoe',
    makers: ['Stride', 'Pacer', 'Nimbus', 'Tandem', 'Walkwell'],
    things: [
      'Running Shoes',
      'Platform Sandals',
      'Canvas Sneakers',
      'Loafers',
      'Slides',
      'Ankle Boots',
      'Kids Trainers',
    ],
    traits: ['Lightweight', 'Cloud-Sole', 'Non-Slip', 'Memory Foam', 'Waterproof', 'Wide Fit'],
    sizes: ['36–41', '39–45', '28–35', 'Unisex'],
    price: [9, 75],
    openRate: [400, 1400],
  },
  {
    id: '824328',
    name: 'Luggage & Bags',
    silhouette: 'bag',
    makers: ['Carryall', 'Tote & Co', 'Meridian', 'Petite', 'Nomad'],
    things: [
      'Crossbody Bag',
      'Canvas Tote',
      'Laptop Backpack',
      'Cabin Suitcase',
      'Card Holder',
      'Gym Duffel',
      'Makeup Pouch',
    ],
    traits: ['Water-Resistant', 'Vegan Leather', 'Foldable', 'Anti-Theft', 'Quilted', 'Multi-Pocket'],
    sizes: ['Small', 'Medium', 'Large', '20 inch', '15 inch'],
    price: [5, 90],
    openRate: [500, 1500],
  },
  {
    id: '601739',
    name: 'Phones & Electronics',
    silhouette: 'phone',
    makers: ['Volt', 'Sonika', 'Linkly', 'Orbit', 'PixelPro'],
    things: [
      'Wireless Earbuds',
      'Power Bank',
      'Fast Charger',
      'Bluetooth Speaker',
      'Phone Case',
      'USB-C Cable',
      'Ring Light',
      'Tripod',
    ],
    traits: ['65 W', 'Noise-Cancelling', 'Magnetic', 'Braided', 'Shockproof', 'Dual-Port', 'Ultra-Slim'],
    sizes: ['10,000 mAh', '20,000 mAh', '1 m', '2 m', 'Black', 'White'],
    price: [3, 85],
    openRate: [200, 900],
  },
  {
    id: '600001',
    name: 'Home & Living',
    silhouette: 'lamp',
    makers: ['Nest', 'Hygge Home', 'Casa Bella', 'Rumah Kita', 'Baan Suay'],
    things: [
      'Bedside Lamp',
      'Storage Box Set',
      'Blackout Curtain',
      'Bed Sheet Set',
      'Scented Candle',
      'Wall Shelf',
      'Bath Mat',
      'Laundry Basket',
    ],
    traits: ['Minimal', 'Space-Saving', 'Dimmable', 'Soft-Touch', 'Washable', 'Rattan', 'Stackable'],
    sizes: ['Set of 2', 'Set of 4', 'King', 'Queen', 'Small', 'Large'],
    price: [4, 70],
    openRate: [400, 1500],
  },
  {
    id: '600024',
    name: 'Kitchenware',
    silhouette: 'pot',
    makers: ['Copper & Clay', 'Dapur', 'Chefmate', 'Kru Kitchen', 'Whisk'],
    things: [
      'Non-Stick Pan',
      'Knife Set',
      'Lunch Box',
      'Mini Blender',
      'Vacuum Flask',
      'Air Fryer Liners',
      'Chopping Board',
      'Food Containers',
    ],
    traits: ['Leak-Proof', 'Induction', 'BPA-Free', 'Stainless', 'Rechargeable', 'Bamboo'],
    sizes: ['500 ml', '1 litre', '24 cm', '28 cm', '5 Pieces', '100 Pieces'],
    price: [3, 60],
    openRate: [400, 1400],
  },
  {
    id: '700437',
    name: 'Food & Beverages',
    silhouette: 'jar',
    makers: ['Morning Hill', 'Pantry', 'Kampung Rasa', 'Thai Garden', 'Oatly Fields', 'Crunch'],
    things: [
      'Cold Brew Coffee',
      'Crispy Seaweed',
      'Chilli Oil',
      'Granola',
      'Matcha Powder',
      'Honey',
      'Instant Noodles',
      'Protein Bar',
    ],
    traits: ['No Added Sugar', 'Extra Hot', 'Organic', 'Original', 'High-Fibre', 'Halal'],
    sizes: ['200 g', '500 g', '12 Sachets', 'Box of 6', 'Box of 24'],
    price: [2, 28],
    openRate: [300, 1200],
  },
  {
    id: '604206',
    name: 'Toys & Hobbies',
    silhouette: 'toy',
    makers: ['Playwell', 'Tiny Makers', 'Brick Street', 'Kiki', 'Wonderbox'],
    things: [
      'Building Blocks',
      'Plush Rabbit',
      'Watercolour Set',
      'Puzzle 1000 Pieces',
      'Remote Control Car',
      'Card Game',
      'Slime Kit',
    ],
    traits: ['Glow-in-the-Dark', 'Educational', 'Wooden', 'Mini', 'Jumbo', 'Washable'],
    sizes: ['Ages 3+', 'Ages 6+', 'Ages 8+', '24 Colours', '36 Colours'],
    price: [3, 48],
    openRate: [400, 1500],
  },
  {
    id: '603014',
    name: 'Sports & Outdoor',
    silhouette: 'ball',
    makers: ['Peakline', 'Flow', 'Trail', 'Ironside', 'Aqua'],
    things: [
      'Yoga Mat',
      'Resistance Bands',
      'Dumbbell Pair',
      'Camping Chair',
      'Swim Goggles',
      'Skipping Rope',
      'Water Bottle',
      'Badminton Set',
    ],
    traits: ['Non-Slip', 'Foldable', 'Anti-Fog', 'Adjustable', 'Pro', 'Eco'],
    sizes: ['6 mm', '2 kg', '5 kg', '750 ml', 'Set of 5'],
    price: [4, 65],
    openRate: [300, 1300],
  },
  {
    id: '602118',
    name: 'Pet Supplies',
    silhouette: 'paw',
    makers: ['Pawsome', 'Whisker', 'Happy Tail', 'Furry Friends'],
    things: [
      'Cat Litter',
      'Dog Treats',
      'Pet Bed',
      'Grooming Glove',
      'Cat Tree',
      'Slow Feeder Bowl',
      'Harness',
    ],
    traits: ['Tofu', 'Grain-Free', 'Calming', 'Reflective', 'Odour-Control', 'Durable'],
    sizes: ['6 litres', '500 g', 'S', 'M', 'L'],
    price: [3, 55],
    openRate: [400, 1400],
  },
  {
    id: '605196',
    name: 'Fashion Accessories',
    silhouette: 'watch',
    makers: ['Ondine', 'Silverleaf', 'Mona', 'Hour', 'Glint'],
    things: [
      'Hoop Earrings',
      'Quartz Watch',
      'Sunglasses',
      'Silk Scarf',
      'Pearl Necklace',
      'Hair Claw Set',
      'Leather Belt',
      'Bucket Hat',
    ],
    traits: ['Gold-Plated', 'Polarised', 'Hypoallergenic', 'Vintage', 'Minimalist', 'Reversible'],
    sizes: ['One Size', 'Set of 3', 'Set of 6', 'Adjustable'],
    price: [2, 45],
    openRate: [600, 2200],
  },
];
