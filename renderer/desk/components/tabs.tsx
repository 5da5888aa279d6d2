/** Tabs over panels. `main` are the window's own, `sub` those inside a panel. */
import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs';
import { classNames } from './class-names.ts';
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
        {beside}
      </div>
      <TabPanel key={selected} id={selected} className="tabs-panel">
        {children}
      </TabPanel>
    </AriaTabs>
  );
}
