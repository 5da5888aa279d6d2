// The race rules of a question: newest input wins, old answers are ignored, changes are gathered, shops never mix.
import { describe, expect, it, vi } from 'vitest';
import { createQuestion } from '#desk/state/question.ts';
import { failure, type Outcome, success } from '#shared/errors.ts';

/** An answer that the test gives when it likes. */
function held<Data>() {
  const { promise, resolve } = Promise.withResolvers<Outcome<Data>>();
  return { ask: () => promise, answer: (outcome: Outcome<Data>) => resolve(outcome) };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a question', () => {
  it('keeps what it shows until the newer answer comes', async () => {
    const question = createQuestion<string>();
    question.pose('shop', async () => success('old'));
    await settled();
    const newer = held<string>();
    question.pose('shop', newer.ask);
    expect(question.snapshot()).toMatchObject({ data: 'old', asking: true });
    newer.answer(success('new'));
    await settled();
    expect(question.snapshot()).toMatchObject({ data: 'new', asking: false });
  });

  it('ignores an answer to an older input that comes late', async () => {
    const question = createQuestion<string>();
    const first = held<string>();
    const second = held<string>();
    question.pose('shop', first.ask);
    question.pose('shop', second.ask);
    second.answer(success('second'));
    await settled();
    first.answer(success('first'));
    await settled();
    expect(question.snapshot().data).toBe('second');
  });

  it('drops the data of another subject at once, and its late answer too', async () => {
    const question = createQuestion<string>();
    const late = held<string>();
    question.pose('shop A', async () => success('of A'));
    await settled();
    question.pose('shop A', late.ask);
    question.pose('shop B', () => new Promise(() => undefined));
    expect(question.snapshot()).toMatchObject({ subject: 'shop B', data: null });
    late.answer(success('late, of A'));
    await settled();
    expect(question.snapshot()).toMatchObject({ subject: 'shop B', data: null });
  });

  it('asks once more, not five times, when five changes come while it asks', async () => {
    const question = createQuestion<number>();
    const first = held<number>();
    const ask = vi.fn<() => Promise<Outcome<number>>>().mockImplementationOnce(first.ask);
    ask.mockImplementation(async () => success(ask.mock.calls.length));
    question.pose('shop', ask);
    for (let change = 0; change < 5; change += 1) question.refresh();
    first.answer(success(1));
    await settled();
    expect(ask).toHaveBeenCalledTimes(2);
    expect(question.snapshot()).toMatchObject({ data: 2, asking: false });
  });

  it('keeps its data beside the error of a later question', async () => {
    const question = createQuestion<string>();
    question.pose('shop', async () => success('read'));
    await settled();
    question.pose('shop', async () => failure('CACHE_UNAVAILABLE'));
    await settled();
    expect(question.snapshot()).toMatchObject({ data: 'read', error: { code: 'CACHE_UNAVAILABLE' } });
  });

  it('shows nothing more once it is closed', async () => {
    const question = createQuestion<string>();
    const only = held<string>();
    question.pose('shop', only.ask);
    question.close();
    only.answer(success('too late'));
    await settled();
    expect(question.snapshot().data).toBeNull();
  });
});
