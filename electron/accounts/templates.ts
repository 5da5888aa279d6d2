/**
 * Templates of campaigns by account, in the settings file. Each is parsed when it is read: what cannot be read is left out, and a copy of
 * the file is kept. Knows nothing of the campaigns that are made of them.
 */
import { z } from 'zod';
import { accountId, campaignTemplate } from '#shared/contract/record.ts';
import type { CampaignTemplate } from '#shared/domain/seller-draft.ts';
import { type Outcome, success } from '#shared/errors.ts';
import { diskError } from '../disk/disk-error.ts';
import type { SettingsFile } from './settings-file.ts';

export interface TemplateStore {
  /** In the order in which they were saved. */
  readCampaignTemplates(accountId: string): readonly CampaignTemplate[];
  /** Writes all templates of an account. Fails when the disk does not take it; nothing has changed then. */
  saveCampaignTemplates(accountId: string, templates: readonly CampaignTemplate[]): Outcome<null>;
  /** Forgets the templates of an account: on disk with the next write of the settings. */
  removeCampaignTemplates(accountId: string): void;
}

const NAME = 'campaignTemplates';

export function createTemplateStore(file: SettingsFile): TemplateStore {
  let byAccount = readAll(file);

  function save(next: ReadonlyMap<string, readonly CampaignTemplate[]>): void {
    file.write(NAME, Object.fromEntries(next));
    byAccount = next;
  }

  return {
    readCampaignTemplates: (account) => byAccount.get(account) ?? [],
    saveCampaignTemplates: (account, templates) => {
      try {
        save(new Map([...byAccount, [account, templates]]));
        return success(null);
      } catch (error) {
        return { ok: false, error: diskError(error) };
      }
    },
    removeCampaignTemplates: (account) => {
      if (!byAccount.has(account)) return;
      byAccount = new Map([...byAccount].filter(([id]) => id !== account));
      file.keep(NAME, Object.fromEntries(byAccount));
    },
  };
}

function readAll(file: SettingsFile): ReadonlyMap<string, readonly CampaignTemplate[]> {
  let isReadable = true;
  function parse<Value>(schema: z.ZodType<Value>, value: unknown): Value[] {
    const parsed = schema.safeParse(value);
    isReadable &&= parsed.success;
    return parsed.success ? [parsed.data] : [];
  }

  const entries = parse(z.record(z.string(), z.unknown()), file.read(NAME) ?? {}).flatMap(Object.entries);
  const byAccount = new Map(
    entries.flatMap(([account, value]) =>
      parse(accountId, account).map((id) => {
        const templates = parse(z.array(z.unknown()), value).flat();
        return [id, templates.flatMap((one) => parse(campaignTemplate, one))] as const;
      }),
    ),
  );
  if (!isReadable) file.keepCopy();
  return byAccount;
}
