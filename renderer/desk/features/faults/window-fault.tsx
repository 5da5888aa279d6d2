/** In place of the whole window, when what failed holds all of it. */
import { Button } from '../../components/button.tsx';
import { copyFault, reloadWindow } from './faults.ts';

export const WINDOW_FAILED =
  'Campaign Desk cannot show its window because of a fault. What you saved or submitted is kept.';

export function WindowFault({ fault }: { fault: unknown }) {
  return (
    <main className="screen" role="alert">
      <h1>Something went wrong</h1>
      <p>{WINDOW_FAILED}</p>
      <div className="screen-ways">
        <Button kind="primary" onPress={reloadWindow}>
          Reload
        </Button>
        <Button onPress={() => copyFault(fault)}>Copy details</Button>
      </div>
    </main>
  );
}
