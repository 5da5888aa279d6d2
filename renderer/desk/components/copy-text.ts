/** The way to the clipboard, which the window provides: components know no contract. */
import { createContext } from 'react';

export const CopyText = createContext<(text: string) => void>(() => undefined);
