/** The bench's result as a table for people. */
import type { Aim } from './aims.ts';
import type { Row } from './row.ts';

export function reportOf(
  rows: readonly Row[],
  aims: readonly Aim[],
  machine: { readonly cores: number; readonly load: number },
): string {
  const table = columns([
    ['', 'records', 'Campaign Desk', 'Dexie, a row a record', 'ratio'],
    ...rows.map(({ name, size, unit, ours, dexie, ratio }) => [
      name,
      size.toLocaleString('en'),
      amount(ours, unit),
      dexie === null ? '–' : amount(dexie, unit),
      ratio === null ? '' : `${ratio.toFixed(1)} ×`,
    ]),
  ]);
  const verdicts = columns([
    ['aim', '', 'measured', ''],
    ...aims.map(({ name, aim, measured, met }) => [name, aim, measured, met ? 'met' : 'NOT MET']),
  ]);
  const note = `Measured with a load of ${machine.load.toFixed(1)} on ${machine.cores} cores; above ${machine.cores} the times are stretched.\n`;
  return `${table}\n${verdicts}\n${note}`;
}

function amount(value: number, unit: Row['unit']): string {
  return `${value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 })} ${unit}`;
}

function columns(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) => pad(cell, widths[column] ?? 0, column))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}

/** Names to the left, numbers to the right. */
function pad(cell: string, width: number, column: number): string {
  return column === 0 || !/\d/.test(cell) ? cell.padEnd(width) : cell.padStart(width);
}
