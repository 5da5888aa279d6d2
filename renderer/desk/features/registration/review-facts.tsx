/** What was entered, name by name, to look over before it is sent. */
import { OutsideText } from '../../components/name.tsx';
export interface ReviewFact {
  readonly name: string;
  readonly value: string;
}

export function ReviewFacts({ facts }: { facts: readonly ReviewFact[] }) {
  return (
    <dl className="review-facts selectable">
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <OutsideText>{value}</OutsideText>
          </dd>
        </div>
      ))}
    </dl>
  );
}
