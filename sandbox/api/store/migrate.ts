/** Makes the tables. The sandbox's data is made from a seed: a file of another version is emptied and made again. */
import type { Db, Tables } from './schema.ts';

/** Raise it with every change of the tables below. */
const SCHEMA_VERSION = '4';

type ColumnKind = 'text' | 'text?' | 'integer' | 'integer?';
type Columns<Row> = { readonly [Column in keyof Row]: ColumnKind };

const COLUMNS: { readonly [Table in keyof Tables]: Columns<Tables[Table]> } = {
  accounts: { id: 'text', name: 'text', email: 'text', password_hash: 'text' },
  shops: {
    id: 'text',
    account_id: 'text',
    name: 'text',
    region: 'text',
    currency: 'text',
    time_zone: 'text',
    seller_type: 'text',
    registration_policy: 'text',
    payment_account_active: 'integer',
    operations_allowed: 'integer',
    feed_generation: 'text',
    last_sequence: 'integer',
    oldest_sequence: 'integer',
    settled_time: 'integer',
  },
  partners: {
    id: 'text',
    name: 'text',
    home_region: 'text',
    region: 'text',
    creator_count: 'integer',
    categories: 'text',
    regions: 'text',
    gmv_band: 'text',
    rating: 'integer?',
    contact_info: 'text',
  },
  campaigns: {
    id: 'text',
    region: 'text',
    partner_id: 'text',
    name: 'text',
    description: 'text',
    registration_start_time: 'integer',
    registration_end_time: 'integer',
    campaign_start_time: 'integer',
    campaign_end_time: 'integer',
    commission_rate: 'integer',
    contact_info: 'text',
    target_seller_types: 'text',
    is_targeted: 'integer',
    is_published: 'integer',
    closed_time: 'integer?',
    terms_version: 'text',
  },
  campaign_targets: { campaign_id: 'text', shop_id: 'text' },
  products: {
    id: 'text',
    shop_id: 'text',
    name: 'text',
    category_id: 'text',
    category_name: 'text',
    lowest_price: 'text',
    highest_price: 'text',
    currency: 'text',
    inventory: 'integer',
    sku_count: 'integer',
    status: 'text',
    audit_status: 'text',
    under_enforcement: 'integer',
    open_collaboration_commission_rate: 'integer?',
  },
  registrations: {
    id: 'text',
    shop_id: 'text',
    campaign_id: 'text',
    product_id: 'text',
    total_commission_rate: 'integer',
    creator_commission_rate: 'integer?',
    partner_commission_rate: 'integer?',
    sample_quota: 'integer',
    review_status: 'text',
    reject_reasons: 'text',
    rejected_forever: 'integer',
    seller_contact: 'text',
    submitted_time: 'integer',
    reviewed_time: 'integer?',
    collaborated_creators: 'integer',
    promoting_creators: 'integer',
    samples_requested: 'integer',
    orders: 'integer',
    gmv: 'text',
    estimated_commission: 'text',
    actual_commission: 'text',
  },
  seller_campaigns: {
    id: 'text',
    shop_id: 'text',
    version: 'integer',
    name: 'text',
    description: 'text',
    registration_start_time: 'integer',
    registration_end_time: 'integer',
    campaign_start_time: 'integer',
    campaign_end_time: 'integer',
    participation: 'text',
    invited_partner_ids: 'text',
    products: 'text',
    creator_preferences: 'text',
    seller_contact: 'text',
    created_time: 'integer',
    published_time: 'integer?',
    closed_time: 'integer?',
  },
  participants: {
    id: 'text',
    shop_id: 'text',
    seller_campaign_id: 'text',
    partner_id: 'text',
    status: 'text',
    message: 'text',
    changed_time: 'integer',
    products: 'text',
  },
  feed: {
    shop_id: 'text',
    collection: 'text',
    record_id: 'text',
    sequence: 'integer',
    first_sequence: 'integer',
    is_deleted: 'integer',
  },
  idempotency: {
    shop_id: 'text',
    key: 'text',
    request_hash: 'text',
    answer: 'text',
    created_time: 'integer',
  },
  acceptances: {
    shop_id: 'text',
    campaign_id: 'text',
    product_id: 'text',
    registration_id: 'text',
    idempotency_key: 'text',
    terms_version: 'text',
    accepted_time: 'integer',
  },
  oauth_grants: { id: 'text', account_id: 'text', scope: 'text', revoked_time: 'integer?' },
  oauth_codes: {
    code_hash: 'text',
    grant_id: 'text',
    redirect_uri: 'text',
    code_challenge: 'text',
    expires_time: 'integer',
    used_time: 'integer?',
  },
  oauth_tokens: {
    token_hash: 'text',
    grant_id: 'text',
    kind: 'text',
    expires_time: 'integer?',
    used_time: 'integer?',
  },
  settings: { name: 'text', value: 'text' },
};

const INDEXES: readonly { table: keyof Tables; columns: readonly [string, ...string[]]; unique: boolean }[] =
  [
    ...(
      [
        'accounts',
        'shops',
        'partners',
        'campaigns',
        'products',
        'registrations',
        'seller_campaigns',
        'participants',
        'oauth_grants',
      ] as const
    ).map((table) => ({ table, columns: ['id'] as const, unique: true })),
    { table: 'accounts', columns: ['email'], unique: true },
    { table: 'shops', columns: ['account_id'], unique: false },
    { table: 'shops', columns: ['region'], unique: false },
    { table: 'campaign_targets', columns: ['campaign_id', 'shop_id'], unique: true },
    { table: 'products', columns: ['shop_id', 'id'], unique: true },
    // The database itself lets no product be registered twice in a campaign.
    { table: 'registrations', columns: ['shop_id', 'campaign_id', 'product_id'], unique: true },
    { table: 'registrations', columns: ['product_id'], unique: false },
    { table: 'registrations', columns: ['review_status'], unique: false },
    { table: 'seller_campaigns', columns: ['shop_id'], unique: false },
    // A partner is in a campaign once, however often it is invited.
    { table: 'participants', columns: ['seller_campaign_id', 'partner_id'], unique: true },
    { table: 'participants', columns: ['status'], unique: false },
    { table: 'feed', columns: ['shop_id', 'collection', 'record_id'], unique: true },
    { table: 'feed', columns: ['shop_id', 'sequence'], unique: true },
    { table: 'idempotency', columns: ['shop_id', 'key'], unique: true },
    { table: 'oauth_codes', columns: ['code_hash'], unique: true },
    { table: 'oauth_tokens', columns: ['token_hash'], unique: true },
    { table: 'settings', columns: ['name'], unique: true },
  ];

/** What a file holds: this version's world, one that another version made, or nothing yet. Throws when it is no file of the sandbox. */
export async function stateOf(db: Db): Promise<'current' | 'outdated' | 'empty'> {
  const tables = (await db.introspection.getTables()).map((table) => table.name);
  if (tables.length === 0) return 'empty';
  const version = tables.includes('settings')
    ? await db.selectFrom('settings').select('value').where('name', '=', 'schema_version').executeTakeFirst()
    : undefined;
  // Whose tables these are nobody knows: they are not the sandbox's to empty.
  if (!version) throw new Error('The database file was not made by the sandbox API. Name another file.');
  return version.value === SCHEMA_VERSION ? 'current' : 'outdated';
}

/** Empties the file and makes the tables; the caller sows and then calls `markSeeded` in the same transaction. */
export async function makeTables(db: Db): Promise<void> {
  const tables: (keyof Tables)[] = Object.keys(COLUMNS).filter(isTable);
  for (const table of tables) {
    await db.schema.dropTable(table).ifExists().execute();
    const columns = Object.entries<ColumnKind>(COLUMNS[table]);
    const creation = columns.reduce((builder, [name, kind]) => {
      const type = kind.startsWith('text') ? 'text' : 'integer';
      return builder.addColumn(name, type, (column) => (kind.endsWith('?') ? column : column.notNull()));
    }, db.schema.createTable(table));
    await creation.execute();
  }
  for (const { table, columns, unique } of INDEXES) {
    const index = db.schema
      .createIndex(`${table}_by_${columns.join('_')}`)
      .on(table)
      .columns([...columns]);
    await (unique ? index.unique() : index).execute();
  }
}

/** Ends the sowing of a world whose present is `now`, in Unix seconds. */
export async function markSeeded(db: Db, now: number): Promise<void> {
  await db
    .insertInto('settings')
    .values([
      { name: 'schema_version', value: SCHEMA_VERSION },
      { name: 'seeded_time', value: String(now) },
    ])
    .execute();
}

/** The present of the world that was sown: all that happened since is younger, or of that second. */
export async function seededTime(db: Db): Promise<number> {
  const { value } = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', 'seeded_time')
    .executeTakeFirstOrThrow();
  return Number(value);
}

function isTable(name: string): name is keyof Tables {
  return Object.hasOwn(COLUMNS, name);
}
