/** Beginning with what was saved by name, and saving it: preferences, contacts, and rates of one account for one market. */
import { ChevronDown, Save, Trash2 } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { DialogTrigger, Dialog as PopoverDialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import type { CampaignTemplate } from '#shared/domain/seller-draft.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/text-field.tsx';
import { deskCall } from '../../desk-client.ts';
import { notify } from '../../state/notices.ts';
import { notifyError } from '../../state/notify-error.ts';
import { templateOf } from './template-application.ts';
import { TemplateNote } from './template-note.tsx';
import type { CampaignInHand } from './use-campaign-form.ts';
import '../../components/popover.css';

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

function useTemplates({ accountId }: ShopKey, region: string) {
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
    notify({ text: `Template “${template.name}” saved.`, tone: 'positive' });
    void read();
    return true;
  };
  const remove = async (template: CampaignTemplate): Promise<void> => {
    const answer = await deskCall('deleteCampaignTemplate', { accountId, templateId: template.id });
    if (!answer.ok) return notifyError(answer.error);
    notify({
      text: `Template “${template.name}” deleted.`,
      action: { label: 'Undo', run: () => void save(template) },
    });
    await read();
  };
  return { templates, read: () => void read(), save, remove };
}

interface TemplateMenuProps {
  readonly templates: readonly CampaignTemplate[];
  readonly onOpen: () => void;
  readonly onUse: (template: CampaignTemplate) => void;
  readonly onDelete: (template: CampaignTemplate) => void;
}

function TemplateMenu({ templates, onOpen, onUse, onDelete }: TemplateMenuProps) {
  return (
    <DialogTrigger onOpenChange={(isOpen) => isOpen && onOpen()}>
      <Button>
        Use a template
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom start" offset={4}>
        <PopoverDialog className="popover-list template-list" aria-label="Templates">
          {({ close }) => (
            <>
              {templates.map((template) => (
                <div key={template.id} className="template-item">
                  <Button
                    kind="quiet"
                    className="template-name"
                    onPress={() => {
                      onUse(template);
                      close();
                    }}
                  >
                    <span className="ellipsis" title={template.name}>
                      {template.name}
                    </span>
                  </Button>
                  <IconButton
                    label={`Delete template ${template.name}`}
                    icon={Trash2}
                    onPress={() => onDelete(template)}
                  />
                </div>
              ))}
              {templates.length === 0 && (
                <p className="muted template-none">
                  No templates for this market yet. Save what you have entered as the first one.
                </p>
              )}
            </>
          )}
        </PopoverDialog>
      </Popover>
    </DialogTrigger>
  );
}

const LONGEST_NAME = 100;

interface NameTemplateProps {
  readonly taken: readonly CampaignTemplate[];
  readonly onSave: (name: string, id: string) => Promise<void>;
  readonly onClose: () => void;
}

/** A name that is taken saves over the template that has it, and says so before. */
function NameTemplate({ taken, onSave, onClose }: NameTemplateProps) {
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const name = text.trim();
  const same = taken.find((template) => template.name === name);
  const problem =
    name === ''
      ? 'Give the template a name'
      : name.length > LONGEST_NAME
        ? `At most ${LONGEST_NAME} characters`
        : null;
  const save = (): void => {
    setTried(true);
    if (problem === null) void onSave(name, same?.id ?? crypto.randomUUID());
  };
  return (
    <Dialog
      title="Save as template"
      size="narrow"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" onPress={save}>
            {same ? 'Replace template' : 'Save template'}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField
          label="Template name"
          autoFocus
          value={text}
          description={
            same
              ? 'A template with this name is replaced.'
              : 'It keeps creator preferences, your contact, and the rate and samples when all products have the same.'
          }
          problem={isTried ? problem : null}
          onChange={setText}
        />
      </form>
    </Dialog>
  );
}
