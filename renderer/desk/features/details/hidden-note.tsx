/** Says above details that the list beside them does not show what they are about, and leads to where it does. */
import { EyeOff } from 'lucide-react';
import { Button } from '../../components/button.tsx';

interface HiddenNoteProps {
  /** Search or filters hide it, or it stands in another list. */
  readonly reason: 'filtered' | 'elsewhere';
  readonly onShow: () => void;
}

export function HiddenNote({ reason, onShow }: HiddenNoteProps) {
  return (
    <div className="details-hidden" role="note">
      <EyeOff size={14} aria-hidden />
      <span>{reason === 'filtered' ? 'Hidden by search or filters.' : 'No longer in this list.'}</span>
      <Button size="small" onPress={onShow}>
        {reason === 'filtered' ? 'Show in list' : 'Show where it is'}
      </Button>
    </div>
  );
}
