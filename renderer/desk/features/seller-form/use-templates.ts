/** The templates of an account for one market: read, saved and deleted, with what is said of it. */
import { useCallback, useEffect, useState } from 'react';
import { isolated } from '#shared/domain/plain-text.ts';
import type { CampaignTemplate } from '#shared/domain/seller-draft.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { deskCall } from '../../desk-client.ts';
import { notify } from '../../state/notices.ts';
import { notifyError } from '../../state/notify-error.ts';

export function useTemplates({ accountId }: ShopKey, region: string) {
  const [templates, setTemplates] = useState<readonly CampaignTemplate[]>([]);
  const read = useCallback(async (): Promise<void> => {
    const answer = await deskCall('listCampaignTemplates', { accountId });
    if (answer.ok) setTemplates(answer.data.templates.filter((template) => template.region === region));
    else notifyError(answer.error);
  }, [accountId, region]);
  useEffect(() => void read(), [read]);
  const save = async (template: CampaignTemplate): Promise<boolean> => {
    const answer = await deskCall('saveCampaignTemplate', { accountId, template });
    if (!answer.ok) {
      notifyError(answer.error);
      return false;
    }
    // Whoever is told so finds the dialog closed: nobody waits for the list.
    notify({ text: `Template “${isolated(template.name)}” saved.`, tone: 'positive' });
    void read();
    return true;
  };
  const remove = async (template: CampaignTemplate): Promise<void> => {
    const answer = await deskCall('deleteCampaignTemplate', { accountId, templateId: template.id });
    if (!answer.ok) return notifyError(answer.error);
    notify({
      text: `Template “${isolated(template.name)}” deleted.`,
      action: { label: 'Undo', run: () => void save(template) },
    });
    await read();
  };
  return { templates, read: () => void read(), save, remove };
}
