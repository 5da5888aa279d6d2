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
import { countOf, formatCount } from '../../format/number.ts';
import { shopsOf } from '../../state/session.ts';
import { showCampaign, showShop } from '../../state/show-shop.ts';
import { useViews } from '../../state/view.ts';
import { DestinationOption } from './destination-option.tsx';
import { type Destination, destinationsOf } from './destinations.ts';
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
  const { results, total, error, isSearching } = useCampaignSearch(text);
  const { recentShops } = session.preferences;
  const destinations = destinationsOf(shopsOf(session), recentShops, current, text, results);
  const active = Math.min(wanted, destinations.length - 1);
  const optionId = (index: number): string => `${listId}-${index}`;

  const go = (destination: Destination | undefined): void => {
    if (!destination) return;
    const { shop, campaign } = destination;
    onClose();
    void (campaign ? showCampaign(shop, campaign.tab, campaign.id) : showShop(shop));
  };
  const activate = (index: number): void => {
    setWanted(index);
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const next = nextIndex(event.key, active, destinations.length);
    if (next === null && event.key !== 'Enter') return;
    event.preventDefault();
    if (next === null) go(destinations[active]);
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
          aria-expanded={destinations.length > 0}
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
            list.current?.scrollTo({ top: 0 });
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div ref={list} id={listId} role="listbox" aria-label="Places" className="go-to-list">
        {destinations.map((destination, index) => (
          <DestinationOption
            key={destination.id}
            id={optionId(index)}
            destination={destination}
            isActive={index === active}
            onPoint={() => setWanted(index)}
            onPress={() => go(destination)}
          />
        ))}
      </div>
      <p className="go-to-result muted" role="status">
        {error
          ? sentenceOf(error.code)
          : resultInWords(destinations.length, isSearching, total - results.length)}
      </p>
    </>
  );
}

/** @param more campaigns that were found and are not among the places */
function resultInWords(places: number, isSearching: boolean, more: number): string {
  if (isSearching) return 'Searching';
  if (places === 0) return 'Nothing has this name';
  return more > 0
    ? `${countOf(places, 'place')}. ${formatCount(more)} more match: type on to narrow them`
    : countOf(places, 'place');
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
