/**
 * Tabs over panels. `main` are the window's own, `sub` those inside a panel. What a panel holds reaches it past the tabs, which
 * are drawn again only when they themselves change: React Aria looks through the whole panel each time.
 */
import { createContext, memo, type ReactNode, useContext } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs';
import { classNames } from './class-names.ts';
import { useHandler } from './use-handler.ts';
import './tabs.css';

interface TabsProps<Id extends string> {
  /** The tab list's accessible name. */
  readonly label: string;
  /** `count` is how much is under a tab, for the eye: it is not part of the tab's name. Null keeps its place. */
  readonly tabs: readonly { readonly id: Id; readonly name: string; readonly count?: string | null }[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  readonly kind?: 'main' | 'sub';
  /** Beside the tabs, at the end of their line. */
  readonly beside?: ReactNode;
  /** The panel of the selected tab. */
  readonly children: ReactNode;
}

const Held = createContext<{ readonly panel: ReactNode; readonly beside: ReactNode }>({
  panel: null,
  beside: null,
});

export function Tabs<Id extends string>({
  label,
  tabs,
  selected,
  onSelect,
  kind = 'main',
  beside = null,
  children,
}: TabsProps<Id>) {
  const select = useHandler((id: string) => {
    const tab = tabs.find((other) => other.id === id);
    if (tab) onSelect(tab.id);
  });
  return (
    <Held value={{ panel: children, beside }}>
      <TabsAndPanel label={label} tabs={tabs} selected={selected} onSelect={select} kind={kind} />
    </Held>
  );
}

const TabsAndPanel = memo(
  ({ label, tabs, selected, onSelect, kind }: Omit<TabsProps<string>, 'beside' | 'children'>) => (
    <AriaTabs
      className={classNames('tabs', `tabs-${kind}`)}
      selectedKey={selected}
      onSelectionChange={(key) => onSelect(String(key))}
    >
      <div className="tabs-line">
        <TabList aria-label={label} className="tabs-list">
          {tabs.map(({ id, name, count }) => (
            <Tab key={id} id={id} className="tab">
              {name}
              {count !== undefined && (
                <span className="tab-count" aria-hidden>
                  {count ?? '–'}
                </span>
              )}
            </Tab>
          ))}
        </TabList>
        <Beside />
      </div>
      <TabPanel key={selected} id={selected} className="tabs-panel">
        <PanelContent />
      </TabPanel>
    </AriaTabs>
  ),
);

function PanelContent() {
  return useContext(Held).panel;
}

function Beside() {
  return useContext(Held).beside;
}
