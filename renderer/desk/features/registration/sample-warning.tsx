/** The guide's warning about sample quantities, in one wording wherever a quantity is decided; what can be changed later differs. */
import { TriangleAlert } from 'lucide-react';

const IN_A_REGISTRATION =
  'You can edit the number at any time; once a product is approved it can only be increased.';

interface SampleWarningProps {
  /** Whether and how the number can be changed later. */
  readonly changes?: string;
}

export function SampleWarning({ changes = IN_A_REGISTRATION }: SampleWarningProps) {
  return (
    <div className="sample-warning">
      <TriangleAlert size={16} aria-hidden />
      <p>
        <strong>Set sample quantities with care.</strong> Samples are approved automatically when partners
        request them for creators. {changes}
      </p>
    </div>
  );
}
