/** The first letter of a shop's name, as text: names are untrusted and of any script. */
import { isBlank, typedLine } from '#shared/domain/plain-text.ts';
import './shop-mark.css';

export function ShopMark({ name }: { name: string }) {
  const [letter = '·'] = isBlank(name) ? '·' : typedLine(name);
  return (
    <span className="shop-mark" aria-hidden>
      {letter.toLocaleUpperCase()}
    </span>
  );
}
