/**
 * A name or text from outside on the screen: it is written in its own direction, turns nothing around it, is cut at its own end where there
 * is no room, and is seen even when it holds nothing that can be. For the middle of a sentence, a label or a title there is `isolated`.
 */
import { shownName, shownText } from '#shared/domain/plain-text.ts';
import { classNames } from './class-names.ts';

interface NameProps {
  readonly children: string;
  readonly className?: string | undefined;
  /** One line that ends in an ellipsis where there is no room, with all of it as a title. */
  readonly isCut?: boolean;
}

export function Name({ children, className, isCut = false }: NameProps) {
  const name = shownName(children);
  return (
    <bdi className={classNames(isCut && 'ellipsis', className) || undefined} title={isCut ? name : undefined}>
      {name}
    </bdi>
  );
}

/** A text from outside of one or more paragraphs, each in its own direction. */
export function OutsideText({ children, className }: Omit<NameProps, 'isCut'>) {
  return (
    <p className={classNames('own-directions', className)} dir="auto">
      {shownText(children)}
    </p>
  );
}
