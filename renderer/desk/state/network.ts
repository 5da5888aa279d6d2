/** Tells the main process when the machine's network comes and goes: a window is told of it, whatever runs it. */
import { deskCall } from '../desk-client.ts';

/** Answers the way to stop. */
export function followNetwork(): () => void {
  const tell = (): void => void deskCall('networkChanged', { isOnline: navigator.onLine });
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  return () => {
    window.removeEventListener('online', tell);
    window.removeEventListener('offline', tell);
  };
}
