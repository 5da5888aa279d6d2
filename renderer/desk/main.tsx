/** The desk window's entry: styles first, then the app, and around it what is left when it fails. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/tokens.css';
import './styles/base.css';
import './styles/screen.css';
import { App } from './app.tsx';
import { CopyText } from './components/copy-text.ts';
import { CopyFault, ErrorBoundary } from './components/fault-boundary.tsx';
import { installWindowKeys } from './components/window-keys.ts';
import { copyFault, copyText, reportFault, reportFaultsOf, showPlainly } from './features/faults/faults.ts';
import { WINDOW_FAILED, WindowFault } from './features/faults/window-fault.tsx';
// After the styles of the components: they change some of them.
import './styles/forced-colors.css';
import './styles/small-window.css';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root element.');

reportFaultsOf(window);
installWindowKeys();
createRoot(root, {
  onCaughtError: reportFault,
  // Not even the words in place of the window could be drawn: React has emptied it.
  onUncaughtError: (fault) => {
    reportFault(fault);
    queueMicrotask(() => showPlainly(document.body, WINDOW_FAILED));
  },
}).render(
  <StrictMode>
    <ErrorBoundary fallback={(fault) => <WindowFault fault={fault} />}>
      <CopyText value={copyText}>
        <CopyFault value={copyFault}>
          <App />
        </CopyFault>
      </CopyText>
    </ErrorBoundary>
  </StrictMode>,
);
