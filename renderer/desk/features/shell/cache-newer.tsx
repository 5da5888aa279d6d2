/** In place of everything of a shop whose database was made by a newer version: it is left alone. */
import { History } from 'lucide-react';
import { sentenceOf } from '#shared/errors.ts';
import { EmptyState } from '../../components/empty-state.tsx';

export function CacheNewer() {
  return (
    <EmptyState icon={History} title="Made by a newer version">
      {sentenceOf('CACHE_NEWER')}
    </EmptyState>
  );
}
