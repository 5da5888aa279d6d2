/** The templates there are, by name: to use one, or to delete it. */
import { ChevronDown, Trash2 } from 'lucide-react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { isolated } from '#shared/domain/plain-text.ts';
import type { CampaignTemplate } from '#shared/domain/seller-draft.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { Name } from '../../components/name.tsx';
import '../../components/popover.css';

interface TemplateMenuProps {
  readonly templates: readonly CampaignTemplate[];
  readonly onOpen: () => void;
  readonly onUse: (template: CampaignTemplate) => void;
  readonly onDelete: (template: CampaignTemplate) => void;
}

export function TemplateMenu({ templates, onOpen, onUse, onDelete }: TemplateMenuProps) {
  return (
    <DialogTrigger onOpenChange={(isOpen) => isOpen && onOpen()}>
      <Button>
        Use a template
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom start" offset={4}>
        <Dialog className="popover-list template-list" aria-label="Templates">
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
                    <Name isCut>{template.name}</Name>
                  </Button>
                  <IconButton
                    label={`Delete template ${isolated(template.name)}`}
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
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
