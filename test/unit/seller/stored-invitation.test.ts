// Invitations that were stored before each refused partner was named are read as invitations of which none is named.
import { expect, it } from 'vitest';
import { operationRecord } from '#shared/contract/record.ts';
import { inviting } from '#test/unit/sync/seller-scene.ts';

it('reads an invitation without problems', () => {
  const { problems: _, ...stored } = inviting('7', ['1', '2']);
  expect(operationRecord.parse(stored)).toEqual({ ...stored, problems: [] });
});
