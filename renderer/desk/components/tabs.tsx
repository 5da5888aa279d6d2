/** Tabs over panels. `main` are the window's own, `sub` those inside a panel. */
import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs';
import { classNames } from './class-names.ts';
import './tabs.css';

interface TabsProps<Id extends string> {
  /** The tab list's accessible name. */
  readonly label: string;
  readonly tabs: readonly { readonly id: Id; readonly name: string }[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  readonly kind?: 'main' | 'sub';
  /** Beside the tabs, at the end of their line. */
  readonly beside?: ReactNode;
  /** The panel of the selected tab. */
  readonly children: ReactNode;
}

export function Tabs<Id extends string>(props: TabsProps<Id>) {
  const { label, tabs, selected, onSelect, kind = 'main', beside, children } = props;
  return (
    <AriaTabs
      className={classNames('tabs', `tabs-${kind}`)}
      selectedKey={selected}
      onSelectionChange={(key) => {
        const tab = tabs.find(({ id }) => id === key);
        if (tab) onSelect(tab.id);
      }}
    >
      <div className="tabs-line">
        <TabList aria-label={label} className="tabs-list">
          {tabs.map(({ id, name }) => (
            <Tab key={id} id={id} className="tab">
              {name}
            </Tab>
          ))}
        </TabList>
        {beside}
      </div>
      <TabPanel key={selected} id={selected} className="tabs-panel">
        {children}
      </TabPanel>
    </AriaTabs>
  );
}
