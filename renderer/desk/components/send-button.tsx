/**
 * A button that sends: off while what it sends is on its way, and deaf to the second click of a double click, which was meant for what stood in
 * its place before. Knows no feature.
 */
import type { ComponentProps } from 'react';
import type { SendLock } from '../state/use-send-lock.ts';
import { Button } from './button.tsx';

interface SendButtonProps extends Omit<ComponentProps<typeof Button>, 'onPress' | 'onClick' | 'isPending'> {
  readonly lock: SendLock;
  readonly onSend: () => Promise<unknown>;
}

export function SendButton({ lock, onSend, ...button }: SendButtonProps) {
  return (
    <Button
      {...button}
      isPending={lock.isHeld}
      onClick={({ detail }) => {
        if (!isSecondClick(detail)) lock.hold(onSend);
      }}
    />
  );
}

/** `detail` of a click counts the clicks that came together; a key's is 0. */
export function isSecondClick(detail: number): boolean {
  return detail > 1;
}
