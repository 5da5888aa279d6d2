/** Beginning with what was saved by name, and saving it: preferences, contacts, and rates of one account for one market. */
import { Save } from 'lucide-react';
import { useState } from 'react';
import type { ShopKey } from '#shared/domain/shop.ts';
import { Button } from '../../components/button.tsx';
import { NameTemplate } from './name-template.tsx';
import { templateOf } from './template-application.ts';
import { TemplateMenu } from './template-menu.tsx';
import { TemplateNote } from './template-note.tsx';
import type { CampaignInHand } from './use-campaign-form.ts';
import { useTemplates } from './use-templates.ts';

interface TemplatesProps {
  readonly shop: ShopKey;
  /** Contacts are a market's: templates of other markets are not offered. */
  readonly region: string;
  readonly hand: CampaignInHand;
}

/** In the first step, where a campaign begins: only once there is one to begin with. */
export function BeginWithTemplate({ shop, region, hand }: TemplatesProps) {
  const { templates, read, remove } = useTemplates(shop, region);
  if (templates.length === 0 && hand.form.template === null) return null;
  return (
    <div className="templates">
      <TemplateMenu
        templates={templates}
        onOpen={read}
        onUse={(template) => hand.change({ type: 'templateApplied', template })}
        onDelete={remove}
      />
      <TemplateNote hand={hand} />
    </div>
  );
}

export function Templates({ shop, region, hand }: TemplatesProps) {
  const { form, change, editable } = hand;
  const { templates, read, save, remove } = useTemplates(shop, region);
  const [isNaming, setNaming] = useState(false);
  return (
    <div className="templates">
      {editable.content && (
        <TemplateMenu
          templates={templates}
          onOpen={read}
          onUse={(template) => change({ type: 'templateApplied', template })}
          onDelete={remove}
        />
      )}
      <Button icon={Save} onPress={() => setNaming(true)}>
        Save as template
      </Button>
      <TemplateNote hand={hand} />
      {isNaming && (
        <NameTemplate
          taken={templates}
          onClose={() => setNaming(false)}
          onSave={async (name, id) => {
            const savedTime = Math.floor(Date.now() / 1000);
            if (await save(templateOf(form, { id, name, region, savedTime }))) setNaming(false);
          }}
        />
      )}
    </div>
  );
}
