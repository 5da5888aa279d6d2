/** The guide's warning about sample quantities, in one wording wherever a quantity is decided. */
import { TriangleAlert } from 'lucide-react';

export function SampleWarning() {
  return (
    <div className="sample-warning">
      <TriangleAlert size={16} aria-hidden />
      <p>
        <strong>Set sample quantities with care.</strong> Samples are approved automatically when partners
        request them for creators. You can edit the number at any time; once a product is approved it can only
        be increased.
      </p>
    </div>
  );
}
