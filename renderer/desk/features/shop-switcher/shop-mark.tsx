/** The first letter of a shop's name, as text: names are untrusted and of any script. */
import './shop-mark.css';

export function ShopMark({ name }: { name: string }) {
  const [letter = '·'] = name.trim();
  return (
    <span className="shop-mark" aria-hidden>
      {letter.toLocaleUpperCase()}
    </span>
  );
}
