/** A partner's contact leaves the window: as a link that the system opens, or as text on the clipboard. */
import { failure, success } from '#shared/errors.ts';
import { contactLink } from '../security/external-links.ts';
import type { DeskHandlers } from './handlers.ts';
import type { DeskServices } from './services.ts';

export function contactHandlers(services: DeskServices): Pick<DeskHandlers, 'openContact' | 'copyText'> {
  return {
    openContact: async ({ kind, value, region }) => {
      const link = contactLink(kind, value, region);
      if (!link) return failure('INVALID_INPUT', 'not a contact that can be opened; copy it instead');
      await services.openLink(link);
      return success({});
    },
    copyText: async ({ text }) => {
      services.copyText(text);
      return success({});
    },
  };
}
