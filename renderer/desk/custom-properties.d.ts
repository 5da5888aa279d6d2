// Custom properties are styles too: React sets them through the DOM, which the page's policy allows.
import 'react';

declare module 'react' {
  interface CSSProperties {
    [customProperty: `--${string}`]: string | number | undefined;
  }
}
