/** The bench's page of a window: it draws the rows that it is sent, and keeps none but those. */
import { campaignRow } from '#shared/contract/query.ts';

declare global {
  interface Window {
    show(rows: readonly unknown[]): void;
  }
}

window.show = (rows) => {
  document.body.replaceChildren(
    ...rows.map((row) => {
      const { name, partnerName } = campaignRow.parse(row);
      const line = document.createElement('p');
      line.textContent = `${name} ${partnerName}`;
      return line;
    }),
  );
};
