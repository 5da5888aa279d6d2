// What a failed sign-in says is true of somebody who has nothing on this computer yet.
import { expect, it } from 'vitest';
import { signInFailure } from '#desk/features/sign-in/sign-in-words.ts';

it('promises no content and no sending where nobody is signed in', () => {
  expect(signInFailure('OFFLINE')).not.toMatch(/already here|sent later/);
  expect(signInFailure('OFFLINE')).toContain('cannot be reached');
});

it('says everything else as it is said elsewhere', () => {
  expect(signInFailure('NOT_AN_API')).toBe(
    'What answered at this address is not a Campaign Desk API: it sent a page or text instead of an answer.',
  );
});
