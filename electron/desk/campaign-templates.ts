/** What an account has saved by name to begin campaigns with. Knows neither the file nor the form. */
import type { DeskInput } from '#shared/contract/desk.ts';
import { failure, type Outcome, success } from '#shared/errors.ts';
import type { DeskHandlers } from './handlers.ts';
import type { DeskServices } from './services.ts';

/** An account has at most so many. */
const MOST_TEMPLATES = 100;

const COLLATOR = new Intl.Collator('en');

/** What templates need of the services. */
interface TemplateServices extends Pick<DeskServices, 'readCampaignTemplates' | 'saveCampaignTemplates'> {
  hasAccount(accountId: string): boolean;
}

function save(
  services: TemplateServices,
  { accountId, template }: DeskInput<'saveCampaignTemplate'>,
): Outcome<Record<string, never>> {
  const others = services.readCampaignTemplates(accountId).filter(({ id }) => id !== template.id);
  if (others.length >= MOST_TEMPLATES) return failure('INVALID_INPUT', `at most ${MOST_TEMPLATES} templates`);
  const saved = services.saveCampaignTemplates(accountId, [...others, template]);
  return saved.ok ? success({}) : saved;
}

export function campaignTemplateHandlers(
  services: TemplateServices,
): Pick<DeskHandlers, 'listCampaignTemplates' | 'saveCampaignTemplate' | 'deleteCampaignTemplate'> {
  const { hasAccount } = services;
  return {
    listCampaignTemplates: async ({ accountId }) => {
      if (!hasAccount(accountId)) return failure('NOT_FOUND');
      const templates = services.readCampaignTemplates(accountId);
      return success({
        templates: templates.toSorted((left, right) => COLLATOR.compare(left.name, right.name)),
      });
    },
    saveCampaignTemplate: async (input) =>
      hasAccount(input.accountId) ? save(services, input) : failure('NOT_FOUND'),
    deleteCampaignTemplate: async ({ accountId, templateId }) => {
      if (!hasAccount(accountId)) return failure('NOT_FOUND');
      const known = services.readCampaignTemplates(accountId);
      const left = known.filter(({ id }) => id !== templateId);
      const saved = services.saveCampaignTemplates(accountId, left);
      return saved.ok ? success({}) : saved;
    },
  };
}
