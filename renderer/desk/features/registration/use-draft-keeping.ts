/**
 * Keeps the form as a draft while it is typed, and what is left when the dialog or the window closes.
 * A form that holds nothing of its own needs no draft.
 */
import { useCallback, useEffect, useRef } from 'react';
import type { ShopKey } from '#shared/domain/shop.ts';
import { deskCall } from '../../desk-client.ts';
import { draftOf, isSameDraft } from './draft.ts';
import type { RegistrationForm } from './registration-form.ts';

/** Long enough to spare a write for each key, short enough that a crash costs a word at most. */
const SAVE_AFTER_MILLISECONDS = 300;

interface DraftKeeping {
  /** From now on nothing is saved: the form was submitted, or is being discarded. */
  readonly settle: () => void;
  /** Undoes `settle`: the form is still being written. */
  readonly resume: () => void;
}

/**
 * @param fresh the form without a draft
 * @param stored what the stored draft holds at first; null when there is none
 * @param onLeft called when the dialog closes with a draft behind it
 */
export function useDraftKeeping(
  shop: ShopKey,
  form: RegistrationForm,
  fresh: RegistrationForm,
  stored: RegistrationForm | null,
  onLeft: (form: RegistrationForm) => void,
): DraftKeeping {
  const latest = useRef(form);
  latest.current = form;
  const saved = useRef(stored ?? fresh);
  const isSettled = useRef(false);
  const leave = useRef(onLeft);
  leave.current = onLeft;
  const { accountId, shopId } = shop;

  const flush = useCallback(() => {
    const current = latest.current;
    if (isSettled.current || isSameDraft(current, saved.current)) return;
    saved.current = current;
    const key = { accountId, shopId };
    if (isSameDraft(current, fresh)) {
      void deskCall('deleteDraft', { shop: key, campaignId: current.readTerms.id });
      return;
    }
    const draft = draftOf(current, Math.floor(Date.now() / 1000));
    void deskCall('saveDraft', { shop: key, draft });
  }, [accountId, shopId, fresh]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the form begins the wait again.
  useEffect(() => {
    const timer = setTimeout(flush, SAVE_AFTER_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [form, flush]);

  useEffect(() => {
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
      if (!isSettled.current && !isSameDraft(latest.current, fresh)) leave.current(latest.current);
    };
  }, [flush, fresh]);

  const settle = useCallback(() => {
    isSettled.current = true;
  }, []);
  const resume = useCallback(() => {
    isSettled.current = false;
  }, []);
  return { settle, resume };
}
