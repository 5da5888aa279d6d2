/**
 * A modal dialog: title, body that scrolls, footer that stays. Focus is held inside and given back; Escape closes.
 */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import { FaultBoundary } from './fault-boundary.tsx';
import { Name } from './name.tsx';
import './dialog.css';

interface DialogProps {
  /** The dialog's accessible name. */
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** `wide` for work with tables, `tall` for much of it, `broad` for one table as high as its rows, `narrow` for a question. */
  readonly size?: 'narrow' | 'regular' | 'broad' | 'wide' | 'tall';
  /** For a question that must be answered. */
  readonly role?: 'dialog' | 'alertdialog';
  readonly footer?: ReactNode;
  /** The content lays itself out up to the edges and scrolls by itself; it brings its own footer. */
  readonly isFlush?: boolean;
  readonly children: ReactNode;
}

export function Dialog(props: DialogProps) {
  const { title, subtitle, isOpen, onClose, size = 'regular', role = 'dialog', footer, children } = props;
  const { isFlush = false } = props;
  return (
    <ModalOverlay className="dialog-scrim" isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Modal className={classNames('dialog-frame', `dialog-${size}`)}>
        <AriaDialog className="dialog" role={role}>
          <header className="dialog-header">
            <div className="dialog-titles">
              <Heading slot="title" level={2} className="dialog-title">
                {title}
              </Heading>
              {subtitle && (
                <div className="dialog-subtitle ellipsis">
                  {typeof subtitle === 'string' ? <Name>{subtitle}</Name> : subtitle}
                </div>
              )}
            </div>
            <IconButton label="Close" icon={X} onPress={onClose} />
          </header>
          <div className={classNames('dialog-body', isFlush && 'dialog-body-flush')}>
            <FaultBoundary part="This dialog">{children}</FaultBoundary>
          </div>
          {footer && <footer className="dialog-footer">{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
