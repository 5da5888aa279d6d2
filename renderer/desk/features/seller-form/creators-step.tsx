/** The step "Creators": whom the seller would like to promote. A wish, not a rule: the partner chooses. And templates. */

import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Label } from 'react-aria-components/Label';
import {
  CONTENT_FORMATS,
  CONTENT_STYLES,
  type ContentFormat,
  type ContentStyle,
} from '#shared/domain/seller-campaign.ts';
import { HIGHEST_AGE, HIGHEST_FOLLOWER_COUNT, LOWEST_AGE } from '#shared/domain/seller-campaign-rules.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { readWholeNumber } from '#shared/domain/typed-number.ts';
import { Checkbox } from '../../components/checkbox.tsx';
import { describedBy } from '../../components/field-parts.tsx';
import { SpinField } from '../../components/spin-field.tsx';
import { TextArea } from '../../components/text-area.tsx';
import { FORMAT_NAMES, STYLE_NAMES } from '../seller/seller-words.ts';
import type { PreferenceEntry } from './form-value.ts';
import { Templates } from './templates.tsx';
import type { CampaignInHand } from './use-campaign-form.ts';
import { useCategories } from './use-categories.ts';

interface CreatorsStepProps {
  readonly shop: ShopKey;
  readonly region: string;
  readonly hand: CampaignInHand;
}

export function CreatorsStep({ shop, region, hand }: CreatorsStepProps) {
  const { form, change, shown, editable } = hand;
  const { preferences } = form;
  const categories = useCategories(shop, preferences.categoryIds);
  const prefer = (part: Partial<PreferenceEntry>): void => change({ type: 'preferred', preferences: part });
  const isDisabled = !editable.content;
  return (
    <section className="registration-step form-scroll" aria-labelledby="creators-step-title">
      <div className="form-title creators-head">
        <h3 id="creators-step-title" className="step-title" data-place="step" tabIndex={-1}>
          Whom you would like
        </h3>
        <p className="muted">Partners read this when they choose creators. Whatever is left empty is open.</p>
        <Templates shop={shop} region={region} hand={hand} />
      </div>
      <div className="form-column">
        <div className="range-fields" data-place="ageRange">
          <EndField hand={hand} label="Lowest age" field="lowestAge" place="ageRange" />
          <EndField hand={hand} label="Highest age" field="highestAge" place="ageRange" />
        </div>
        <div className="range-fields" data-place="followerRange">
          <EndField hand={hand} label="Fewest followers" field="fewestFollowers" place="followerRange" />
          <EndField hand={hand} label="Most followers" field="mostFollowers" place="followerRange" />
        </div>
        <div data-place="creatorPreferences" className="choice-groups">
          <Choices
            label="Categories"
            choices={categories.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={preferences.categoryIds}
            isDisabled={isDisabled}
            whyFixed={editable.whyFixed}
            onChange={(categoryIds) => prefer({ categoryIds })}
          />
          <Choices<ContentFormat>
            label="Content formats"
            choices={CONTENT_FORMATS.map((value) => ({ value, label: FORMAT_NAMES[value] }))}
            chosen={preferences.contentFormats}
            isDisabled={isDisabled}
            whyFixed={editable.whyFixed}
            onChange={(contentFormats) => prefer({ contentFormats })}
          />
          <Choices<ContentStyle>
            label="Content styles"
            choices={CONTENT_STYLES.map((value) => ({ value, label: STYLE_NAMES[value] }))}
            chosen={preferences.contentStyles}
            isDisabled={isDisabled}
            whyFixed={editable.whyFixed}
            onChange={(contentStyles) => prefer({ contentStyles })}
          />
        </div>
        <div data-place="notes">
          <TextArea
            label="Notes to creators"
            value={preferences.notes}
            isDisabled={isDisabled}
            describedBy={editable.whyFixed}
            description={
              editable.content ? `Under 500 characters: ${preferences.notes.length} so far` : undefined
            }
            problem={shown.get('notes')?.sentence ?? null}
            onChange={(notes) => prefer({ notes })}
          />
        </div>
      </div>
    </section>
  );
}

interface EndFieldProps {
  readonly hand: CampaignInHand;
  readonly label: string;
  readonly field: 'lowestAge' | 'highestAge' | 'fewestFollowers' | 'mostFollowers';
  readonly place: 'ageRange' | 'followerRange';
}

function EndField({ hand, label, field, place }: EndFieldProps) {
  const { form, change, shown, editable } = hand;
  const text = form.preferences[field];
  const isAge = place === 'ageRange';
  return (
    <SpinField
      label={label}
      text={text}
      value={readWholeNumber(text)}
      minimum={isAge ? LOWEST_AGE : 0}
      maximum={isAge ? HIGHEST_AGE : HIGHEST_FOLLOWER_COUNT}
      step={isAge ? 1 : 1_000}
      placeholder="Any"
      isDisabled={!editable.content}
      describedBy={editable.whyFixed}
      problem={shown.get(place)?.sentence ?? null}
      onChange={(typed) => change({ type: 'preferred', preferences: { [field]: typed } })}
    />
  );
}

interface ChoicesProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly chosen: readonly Value[];
  readonly isDisabled: boolean;
  readonly whyFixed: string | undefined;
  readonly onChange: (chosen: Value[]) => void;
}

/** Any of a few choices. What is chosen keeps the order in which it is offered. */
function Choices<Value extends string>({
  label,
  choices,
  chosen,
  isDisabled,
  whyFixed,
  onChange,
}: ChoicesProps<Value>) {
  if (choices.length === 0) return null;
  return (
    <CheckboxGroup
      {...describedBy(whyFixed)}
      className="choice-group"
      value={[...chosen]}
      isDisabled={isDisabled}
      onChange={(values) =>
        onChange(choices.map(({ value }) => value).filter((value) => values.includes(value)))
      }
    >
      <Label className="field-label">{label}</Label>
      <div className="choice-list">
        {choices.map((choice) => (
          <Checkbox key={choice.value} value={choice.value} label={choice.label} />
        ))}
      </div>
    </CheckboxGroup>
  );
}
