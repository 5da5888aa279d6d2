// What is said of an account before something is lost, and of where its sign-in is kept.
import { describe, expect, it } from 'vitest';
import {
  needsSignInWords,
  storageNoticeWords,
  storageWords,
  unsentWords,
} from '#desk/features/accounts/account-words.ts';
import { waitingWords } from '#desk/features/sign-in/sign-in-words.ts';
import { actionOf, ERROR_CODES, sentenceOf } from '#shared/errors.ts';

describe('unsent work in words', () => {
  it('counts what there is and leaves out what there is not', () => {
    expect(unsentWords({ operations: 2, drafts: 1 })).toBe(
      '2 changes that the API has not confirmed and 1 draft',
    );
    expect(unsentWords({ operations: 1, drafts: 0 })).toBe('1 change that the API has not confirmed');
    expect(unsentWords({ operations: 0, drafts: 3 })).toBe('3 drafts');
  });
});

describe('where a sign-in is kept', () => {
  it('says what to do unless it is kept well', () => {
    expect(storageWords('system').advice).toBeNull();
    expect(storageWords('weak').advice).toMatch(/sign in again/);
    expect(storageWords('memory').advice).toMatch(/closes/);
  });
});

describe('news of where a sign-in is kept', () => {
  it('is told once for what goes on, and by the banner for what needs a sign-in', () => {
    const wordsOf = (storageNotice: Parameters<typeof storageNoticeWords>[0]['storageNotice']) =>
      storageNoticeWords({ name: 'Mei', storageNotice });
    expect(wordsOf('weak')).toMatch(/^The sign-in of Mei .*weakly/);
    expect(wordsOf('memory')).toMatch(/ends when Campaign Desk closes/);
    expect(wordsOf('changed')).toMatch(/another password store/);
    expect([wordsOf('locked'), wordsOf('unreadable'), wordsOf(null)]).toEqual([null, null, null]);
  });
});

describe('a sign-in that has ended', () => {
  const mei = { name: 'Mei', storageNotice: null };

  it('tells what waits, when something does', () => {
    expect(needsSignInWords(mei, 0)).toMatch(/everything stays readable\.$/);
    expect(needsSignInWords(mei, 3)).toMatch(/readable, 3 changes waiting to be sent\.$/);
  });

  it.each([
    ['unreadable', /can no longer be opened.*Sign in again/],
    ['locked', /locked or busy.*Unlock it.*or sign in again/],
    [null, /has ended.*Sign in again/],
  ] as const)('says why (%s)', (storageNotice, words) => {
    expect(needsSignInWords({ ...mei, storageNotice }, 0)).toMatch(words);
  });
});

describe('a sign-in under way or failed', () => {
  it('says what to do while a browser is waited for, the one that did not open too', () => {
    expect(waitingWords('waitingForBrowser')).toMatch(/page that opened/);
    expect(waitingWords('browserNotOpened')).toMatch(/Copy the sign-in link/);
    expect([waitingWords('idle'), waitingWords('askingToKeep')]).toEqual([null, null]);
  });

  it('ends in a sentence of its own and in a way on', () => {
    const codes = ERROR_CODES.filter((code) => code.startsWith('SIGN_IN_'));
    const sentences = Object.fromEntries(codes.map((code) => [code, sentenceOf(code)]));
    expect(sentences).toEqual({
      SIGN_IN_REQUIRED: 'Your sign-in has ended. Sign in again; what is queued is kept and sent afterwards.',
      SIGN_IN_CANCELLED: 'Signing in was cancelled.',
      SIGN_IN_DENIED: 'The sign-in page answered that access was denied.',
      SIGN_IN_TIMED_OUT: 'The browser did not come back from the sign-in page in time.',
      SIGN_IN_PORT_UNAVAILABLE:
        'This computer gave no port on which the browser could come back to Campaign Desk. Close some programs, then try again.',
      SIGN_IN_FAILED: 'Signing in did not work: the answer of the sign-in page could not be trusted.',
    });
    expect(new Set(codes.map(actionOf))).toEqual(new Set(['signIn']));
  });
});
