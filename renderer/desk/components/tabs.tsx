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
  readonly tabs: readonly { readonly id: Id; readonly name: string }[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  readonly kind?: 'main' | 'sub';
  /** The panel of the selected tab. */
  readonly children: ReactNode;
}

const Held = createContext<ReactNode>(null);

export function Tabs<Id extends string>({
  label,
  tabs,
  selected,
  onSelect,
  kind = 'main',
  children,
}: TabsProps<Id>) {
  const select = useHandler((id: string) => {
    const tab = tabs.find((other) => other.id === id);
    if (tab) onSelect(tab.id);
  });
  return (
    <Held value={children}>
      <TabsAndPanel label={label} tabs={tabs} selected={selected} onSelect={select} kind={kind} />
    </Held>
  );
}

const TabsAndPanel = memo(
  ({ label, tabs, selected, onSelect, kind }: Omit<TabsProps<string>, 'children'>) => (
    <AriaTabs
      className={classNames('tabs', `tabs-${kind}`)}
      selectedKey={selected}
      onSelectionChange={(key) => onSelect(String(key))}
    >
      <div className="tabs-line">
        <TabList aria-label={label} className="tabs-list">
          {tabs.map(({ id, name }) => (
            <Tab key={id} id={id} className="tab">
              {name}
            </Tab>
          ))}
        </TabList>
      </div>
      <TabPanel key={selected} id={selected} className="tabs-panel">
        <PanelContent />
      </TabPanel>
    </AriaTabs>
  ),
);

function PanelContent() {
  return useContext(Held);
}
