/**
 * Buttons: primary once a screen, secondary for the rest, quiet inside lists and bars, danger for what destroys.
 * Knows no feature.
 */
import type { LucideIcon } from 'lucide-react';
import { memo } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { classNames } from './class-names.ts';
import { Tooltip } from './tooltip.tsx';
import './button.css';

type Kind = 'primary' | 'secondary' | 'quiet' | 'danger';

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style'> {
  readonly kind?: Kind;
  readonly size?: 'regular' | 'small';
  readonly icon?: LucideIcon;
  readonly className?: string;
}

export function Button({
  kind = 'secondary',
  size = 'regular',
  icon: Icon,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton {...rest} className={classNames('button', `button-${kind}`, `button-${size}`, className)}>
      {(state) => (
        <>
          {Icon && <Icon size={size === 'small' ? 14 : 16} aria-hidden />}
          {typeof children === 'function' ? children(state) : children}
        </>
      )}
    </AriaButton>
  );
}

interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** The accessible name, and the tooltip. */
  readonly label: string;
  readonly icon: LucideIcon;
  readonly className?: string;
}

/** A button that is only a picture: its label is its name and its tooltip. */
export const IconButton = memo(({ label, icon: Icon, className, ...rest }: IconButtonProps) => (
  <Tooltip text={label}>
    <AriaButton
      {...rest}
      aria-label={label}
      className={classNames('button button-quiet button-icon', className)}
    >
      <Icon size={16} aria-hidden />
    </AriaButton>
  </Tooltip>
));
