/** Which template is in use, what it still does, and the way out: taking it back whole, or using it no longer. */

import { Undo2, X } from 'lucide-react';
import { isolated, shownName } from '#shared/domain/plain-text.ts';
import { readRate, readWholeNumber } from '#shared/domain/typed-number.ts';
import { Button } from '../../components/button.tsx';
import { countOf } from '../../format/number.ts';
import { formatRate } from '../../format/rate.ts';
import type { AppliedTemplate } from './form-value.ts';
import type { CampaignInHand } from './use-campaign-form.ts';
import '../registration/offer-step.css';

export function TemplateNote({ hand }: { hand: CampaignInHand }) {
  const { form, context, change, focusOn } = hand;
  const { template } = form;
  const end = (): void => {
    change({ type: 'templateTakenBack' });
    focusOn('step');
  };
  return (
    <p className="undo-note template-note" role="status">
      {template && (
        <>
          <span className="template-words" title={shownName(template.name)}>
            {templateInWords(template, context.market.locale)}
          </span>
          <Button size="small" kind="quiet" icon={template.before ? Undo2 : X} onPress={end}>
            {template.before ? 'Undo' : 'Stop using'}
          </Button>
        </>
      )}
    </p>
  );
}

/** "Using “Autumn”", and once it cannot be taken back whole, what it goes on doing. */
function templateInWords({ name, rateText, sampleText, before }: AppliedTemplate, locale: string): string {
  if (before) return `Using “${isolated(name)}”`;
  const rate = readRate(rateText);
  const samples = readWholeNumber(sampleText);
  const offer = [
    ...(rate === null ? [] : [formatRate(rate, locale)]),
    ...(samples === null ? [] : [countOf(samples, 'sample')]),
  ];
  return `Products that you add begin with ${offer.join(' and ')}, from “${isolated(name)}”`;
}
