// What is said of an account before something is lost, and of where its sign-in is kept.
import { describe, expect, it } from 'vitest';
import { needsSignInWords, storageWords, unsentWords } from '#desk/features/accounts/account-words.ts';

describe('unsent work in words', () => {
  it('counts what there is and leaves out what there is not', () => {
    expect(unsentWords({ operations: 2, drafts: 1 })).toBe('2 changes that were not sent and 1 draft');
    expect(unsentWords({ operations: 1, drafts: 0 })).toBe('1 change that was not sent');
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

describe('a sign-in that has ended', () => {
  it('tells what waits, when something does', () => {
    expect(needsSignInWords({ name: 'Mei' }, 0)).toMatch(/everything stays readable\.$/);
    expect(needsSignInWords({ name: 'Mei' }, 3)).toMatch(/readable, 3 waiting to be sent\.$/);
  });
});
