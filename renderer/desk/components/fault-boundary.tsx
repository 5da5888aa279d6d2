/**
 * Holds a fault of what is drawn inside, so that the rest of the window can be used on: says so in its place, with the ways on.
 * Who logs it, and how details are copied, is the window's to say (main.tsx).
 */
import { TriangleAlert } from 'lucide-react';
import { Component, createContext, type ReactNode, useContext } from 'react';
import { Button } from './button.tsx';
import './error-note.css';

interface ErrorBoundaryProps {
  /** What stands in the place of what failed; `again` tries to draw it once more. */
  readonly fallback: (fault: unknown, again: () => void) => ReactNode;
  /** What is drawn: of another thing the fault may not be. */
  readonly shown?: string | undefined;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly held: { readonly fault: unknown } | null;
  readonly shown: string | undefined;
}

/** React holds faults by a class only. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { held: null, shown: this.props.shown };

  static getDerivedStateFromError(fault: unknown): Pick<ErrorBoundaryState, 'held'> {
    return { held: { fault } };
  }

  static getDerivedStateFromProps(
    { shown }: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): ErrorBoundaryState | null {
    return shown === state.shown ? null : { held: null, shown };
  }

  override render(): ReactNode {
    const { held } = this.state;
    return held ? this.props.fallback(held.fault, () => this.setState({ held: null })) : this.props.children;
  }
}

/** Copies what support needs to know of a fault. */
export const CopyFault = createContext<(fault: unknown) => void>(() => undefined);

interface FaultBoundaryProps {
  /** What is drawn, as the beginning of a sentence: “The list”. */
  readonly part: string;
  readonly shown?: string | undefined;
  readonly children: ReactNode;
}

/** A boundary around one part of the window. */
export function FaultBoundary({ part, shown, children }: FaultBoundaryProps) {
  return (
    <ErrorBoundary
      shown={shown}
      fallback={(fault, again) => <FaultNote part={part} fault={fault} onAgain={again} />}
    >
      {children}
    </ErrorBoundary>
  );
}

interface FaultNoteProps {
  readonly part: string;
  readonly fault: unknown;
  readonly onAgain: () => void;
}

function FaultNote({ part, fault, onAgain }: FaultNoteProps) {
  const copy = useContext(CopyFault);
  return (
    <div className="error-note error-note-block" role="alert">
      <TriangleAlert size={16} aria-hidden />
      <div className="error-note-words">
        <p>
          {part} cannot be shown because of a fault in Campaign Desk. What you saved or submitted is kept.
        </p>
        <div className="error-note-ways">
          <Button size="small" onPress={onAgain}>
            Try again
          </Button>
          <Button size="small" kind="quiet" onPress={() => copy(fault)}>
            Copy details
          </Button>
        </div>
      </div>
    </div>
  );
}
