/**
 * Product pictures: flat drawings by category on a coloured ground, the same for the same product every time. Made of shapes only:
 * no text from outside gets into them, so there is nothing to escape.
 */
import type { FastifyInstance } from 'fastify';
import { Refusal } from './rules/refusal.ts';
import { CATALOGUE, type Silhouette } from './seed/catalogue.ts';
import { PRODUCT_IMAGES } from './seed/products.ts';
import { type Random, randomOf } from './seed/random.ts';
import type { Store } from './store/store.ts';

/** Shapes on a ground of 200 × 200; `main`, `shade` and `light` are the colours of a product. */
const DRAWINGS: Readonly<Record<Silhouette, string>> = {
  bottle:
    '<rect class="shade" x="86" y="44" width="28" height="22" rx="4"/><rect class="main" x="70" y="66" width="60" height="94" rx="14"/><rect class="light" x="80" y="96" width="40" height="34" rx="4"/>',
  lipstick:
    '<rect class="shade" x="80" y="104" width="40" height="58" rx="4"/><rect class="light" x="84" y="88" width="32" height="18"/><path class="main" d="M88 88V56q0-8 24-14v46z"/>',
  shirt:
    '<path class="main" d="M72 48 44 66l12 28 14-8v70h60V86l14 8 12-28-28-18q-12 14-28 14T72 48z"/><path class="shade" d="M84 52q16 18 32 0l-4 14q-12 8-24 0z"/>',
  dress:
    '<path class="main" d="M82 42h10l8 10 8-10h10l-2 40 30 78H54l30-78z"/><path class="shade" d="M84 82h32l2 10H82z"/>',
  shoe: '<path class="main" d="M40 96q22 4 34-16l44 34q36 4 42 22v10H40z"/><path class="light" d="M40 146h120v10q0 4-4 4H44q-4 0-4-4z"/><path class="shade" d="m86 92 10-8m2 18 10-8m2 18 10-8" fill="none" stroke-width="5" stroke-linecap="round"/>',
  bag: '<path class="shade" d="M76 80q0-34 24-34t24 34" fill="none" stroke-width="9"/><rect class="main" x="52" y="78" width="96" height="80" rx="12"/><rect class="light" x="88" y="100" width="24" height="14" rx="5"/>',
  phone:
    '<rect class="main" x="68" y="38" width="64" height="124" rx="14"/><rect class="light" x="76" y="50" width="48" height="92" rx="5"/><circle class="shade" cx="100" cy="152" r="5"/>',
  lamp: '<path class="main" d="M76 46h48l22 52H54z"/><rect class="shade" x="95" y="98" width="10" height="46"/><rect class="shade" x="70" y="144" width="60" height="12" rx="6"/><ellipse class="light" cx="100" cy="100" rx="34" ry="6"/>',
  pot: '<rect class="main" x="52" y="84" width="96" height="66" rx="16"/><rect class="shade" x="46" y="74" width="108" height="14" rx="7"/><circle class="shade" cx="100" cy="66" r="8"/><rect class="light" x="34" y="96" width="18" height="10" rx="5"/><rect class="light" x="148" y="96" width="18" height="10" rx="5"/>',
  jar: '<rect class="shade" x="68" y="48" width="64" height="20" rx="6"/><rect class="main" x="62" y="70" width="76" height="90" rx="16"/><circle class="light" cx="100" cy="116" r="22"/>',
  toy: '<rect class="main" x="52" y="104" width="50" height="50" rx="8"/><rect class="shade" x="104" y="104" width="46" height="50" rx="8"/><rect class="light" x="78" y="56" width="48" height="46" rx="8"/>',
  ball: '<circle class="main" cx="100" cy="102" r="56"/><path class="light" d="M48 84q52 30 104 0M52 128q48-26 96 0" fill="none" stroke-width="7"/><path class="shade" d="M100 46v112" fill="none" stroke-width="7"/>',
  paw: '<ellipse class="main" cx="100" cy="124" rx="36" ry="30"/><circle class="shade" cx="60" cy="92" r="14"/><circle class="shade" cx="86" cy="66" r="15"/><circle class="shade" cx="114" cy="66" r="15"/><circle class="shade" cx="140" cy="92" r="14"/>',
  watch:
    '<rect class="shade" x="84" y="36" width="32" height="128" rx="8"/><circle class="main" cx="100" cy="100" r="40"/><circle class="light" cx="100" cy="100" r="29"/><path class="shade" d="M100 82v20l12 8" fill="none" stroke-width="5" stroke-linecap="round"/>',
};

/** Mounts the pictures: public, as a shop's pictures are, and unchanging. */
export function mountImages(app: FastifyInstance, store: Store): void {
  app.get<{ Params: { file: string } }>(`${PRODUCT_IMAGES}/:file`, async (request, reply) => {
    const id = /^(\d{1,19})\.svg$/.exec(request.params.file)?.[1];
    const product =
      id === undefined
        ? undefined
        : await store.db.selectFrom('products').select('category_id').where('id', '=', id).executeTakeFirst();
    if (id === undefined || !product) throw new Refusal('NOT_FOUND');
    return reply
      .type('image/svg+xml; charset=utf-8')
      .headers({
        'cache-control': 'public, max-age=86400, immutable',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
        'x-content-type-options': 'nosniff',
      })
      .send(drawPicture(id, product.category_id));
  });
}

/** The picture of a product, as SVG: its category's drawing in colours of its own. */
function drawPicture(productId: string, categoryId: string): string {
  const random = randomOf('picture', productId);
  const category = CATALOGUE.find(({ id }) => id === categoryId);
  const hue = random.integer(0, 359);
  const ground = (hue + random.pick([25, 150, 180, 210])) % 360;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" width="400" height="400">
<style>
.main{fill:hsl(${hue} 55% 52%)}
.shade{fill:hsl(${hue} 45% 34%);stroke:hsl(${hue} 45% 34%)}
.light{fill:hsl(${hue} 70% 88%);stroke:hsl(${hue} 70% 88%)}
[fill="none"]{fill:none}
:not([stroke-width]){stroke:none}
</style>
<rect width="200" height="200" fill="hsl(${ground} 42% 90%)"/>
${backdrop(random, ground)}
<ellipse cx="100" cy="166" rx="52" ry="7" fill="hsl(${ground} 30% 70%)"/>
${DRAWINGS[category?.silhouette ?? 'jar']}
</svg>
`;
}

/** Something quiet behind the product: a disc, a band or nothing. */
function backdrop(random: Random, hue: number): string {
  const colour = `hsl(${hue} 45% 82%)`;
  return random.pick([
    `<circle cx="${random.integer(60, 140)}" cy="${random.integer(60, 120)}" r="${random.integer(50, 80)}" fill="${colour}"/>`,
    `<path d="M0 ${random.integer(110, 150)}h200v90H0z" fill="${colour}"/>`,
    '',
  ]);
}
