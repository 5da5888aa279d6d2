/** A status in words with a shape: never colour alone. */
import type { LucideIcon } from 'lucide-react';
import { classNames } from './class-names.ts';
import './badge.css';

export type Tone = 'neutral' | 'accent' | 'positive' | 'warning' | 'danger';

interface BadgeProps {
  readonly tone?: Tone;
  readonly icon?: LucideIcon;
  readonly children: string;
  readonly title?: string | undefined;
}

export function Badge({ tone = 'neutral', icon: Icon, children, title }: BadgeProps) {
  return (
    <span className={classNames('badge', `tone-${tone}`)} title={title}>
      {Icon && <Icon size={12} strokeWidth={2.25} aria-hidden />}
      {children}
    </span>
  );
}
