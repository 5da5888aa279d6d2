/**
 * "Go to": typing finds shops and the campaigns of all shops, Enter goes there. A combobox whose list is always open; the
 * focus stays in the text.
 */
import { Search } from 'lucide-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import type { Session } from '#shared/contract/desk.ts';
import { sentenceOf } from '#shared/errors.ts';
import { countOf } from '../../format/number.ts';
import { shopsOf } from '../../state/session.ts';
import { showCampaign, showShop } from '../../state/show-shop.ts';
import { useViews } from '../../state/view.ts';
import { DestinationOption, MoreOption } from './destination-option.tsx';
import { type Option, optionsOf } from './destinations.ts';
import { useCampaignSearch } from './use-campaign-search.ts';
import '../../components/dialog.css';
import './go-to.css';

interface GoToProps {
  readonly session: Session;
  readonly onClose: () => void;
}

/** Mounted when it is opened, so that it begins empty each time. */
export function GoTo({ session, onClose }: GoToProps) {
  return (
    <ModalOverlay
      className="dialog-scrim go-to-scrim"
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className="dialog-frame go-to-frame">
        <Dialog className="dialog" aria-label="Go to">
          <Finder session={session} onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Finder({ session, onClose }: GoToProps) {
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const [wanted, setWanted] = useState(0);
  const current = useViews(({ shop }) => shop);
  const [showsAllShops, setShowsAllShops] = useState(false);
  const { rows: found, total, error, isSearching, more } = useCampaignSearch(text);
  const { recentShops } = session.preferences;
  const finding = { text, found, total, showsAllShops };
  const options = optionsOf(shopsOf(session), recentShops, current, finding);
  const active = Math.min(wanted, options.length - 1);
  const optionId = (index: number): string => `${listId}-${index}`;

  const go = (option: Option | undefined): void => {
    if (option?.kind === 'moreShops') setShowsAllShops(true);
    if (option?.kind === 'moreCampaigns') more();
    if (option?.kind !== 'place') return;
    const { shop, campaign } = option.destination;
    onClose();
    void (campaign ? showCampaign(shop, campaign.tab, campaign.id) : showShop(shop));
  };
  const activate = (index: number): void => {
    setWanted(index);
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const next = nextIndex(event.key, active, options.length);
    if (next === null && event.key !== 'Enter') return;
    event.preventDefault();
    if (next === null) go(options[active]);
    else activate(next);
  };

  return (
    <>
      <div className="go-to-line">
        <Search size={16} aria-hidden />
        <input
          className="go-to-input"
          dir="auto"
          role="combobox"
          aria-label="Go to a shop or campaign"
          aria-expanded={options.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active < 0 ? undefined : optionId(active)}
          placeholder="Shop, market, account or campaign"
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: the dialog is this field.
          autoFocus
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setWanted(0);
            setShowsAllShops(false);
            list.current?.scrollTo({ top: 0 });
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div ref={list} id={listId} role="listbox" aria-label="Places" className="go-to-list">
        {options.map((option, index) => {
          const line = {
            id: optionId(index),
            isActive: index === active,
            onPoint: () => setWanted(index),
            onPress: () => go(option),
          };
          return option.kind === 'place' ? (
            <DestinationOption key={option.id} destination={option.destination} {...line} />
          ) : (
            <MoreOption key={option.id} words={option.words} {...line} />
          );
        })}
      </div>
      <p className="go-to-result muted" role="status">
        {error ? sentenceOf(error.code) : resultInWords(options, isSearching)}
      </p>
    </>
  );
}

function resultInWords(options: readonly Option[], isSearching: boolean): string {
  if (isSearching) return 'Searching';
  const places = options.filter(({ kind }) => kind === 'place').length;
  return places === 0 ? 'No matches' : `${countOf(places, 'place')} shown`;
}

/** Where a key moves among the options; null for a key that does not. */
function nextIndex(key: string, index: number, count: number): number | null {
  if (count === 0) return null;
  if (key === 'ArrowDown') return (index + 1) % count;
  if (key === 'ArrowUp') return (index - 1 + count) % count;
  if (key === 'PageDown') return Math.min(index + 8, count - 1);
  if (key === 'PageUp') return Math.max(index - 8, 0);
  return null;
}
