/** Why the API refused what was sent: the whole's reason, and each field's at its name. */
import type { SellerOperation } from '#shared/domain/outbox.ts';
import { errorSentence } from '../registration/problem-sentences.ts';
import { type PlaceNames, placeInWords, problemsOf } from './operation-words.ts';

interface RefusalReasonsProps {
  readonly operation: SellerOperation;
  readonly names: PlaceNames;
}

export function RefusalReasons({ operation, names }: RefusalReasonsProps) {
  const problems = problemsOf(operation);
  // A refusal that names fields says only that; the fields say what.
  const isWhole =
    operation.refusal !== null && problems.every(({ error }) => error.code !== operation.refusal?.code);
  return (
    <>
      {isWhole && operation.refusal && <p className="unsent-refusal">{errorSentence(operation.refusal)}</p>}
      {problems.length > 0 && (
        <ul className="unsent-problems">
          {problems.map(({ place, error }) => (
            <li key={`${JSON.stringify(place)} ${error.code}`}>
              <strong>{placeInWords(place, names)}</strong>
              <span className="unsent-refusal">{errorSentence(error)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
