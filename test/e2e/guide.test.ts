// The guide's six steps, from a cold start to a raised sample quantity, with partners who answer.
import { expect, test } from 'vitest';
import { GUIDE_STEPS, walkGuide } from './support/guide.ts';
import { setScene } from './support/scene.ts';

test('a person does the six steps of the guide', async () => {
  const scene = await setScene({ partners: true, speed: 5 });
  const { page } = await scene.openDesk();
  const steps: string[] = [];
  const done = await walkGuide({ page, onStep: async (_number, title) => void steps.push(title) });
  expect(done).toBe(6);
  expect(steps).toEqual(GUIDE_STEPS);
  expect(await scene.sandbox.control().acceptances()).toHaveLength(1);
  expect(scene.sandbox.control().contractBreaches()).toEqual([]);
});
