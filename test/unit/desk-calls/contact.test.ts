// What leaves the window: links of known forms only; any other value opens nothing.
import { expect, test } from 'vitest';
import { contactHandlers } from '#electron/desk/contact.ts';
import type { DeskServices } from '#electron/desk/services.ts';

function open(kind: 'email' | 'line', value: string) {
  const opened: string[] = [];
  const services = {
    openLink: async (link: string) => {
      opened.push(link);
    },
  } as unknown as DeskServices;
  const answer = contactHandlers(services).openContact({ kind, value } as never);
  return { answer, opened };
}

test('a contact opens as the link of its kind', async () => {
  const { answer, opened } = open('email', 'hello@lotus.example');
  expect((await answer).ok).toBe(true);
  expect(opened).toEqual(['mailto:hello@lotus.example']);
});

test.each(['javascript:alert(1)', 'file:///etc/passwd', 'https://evil.example/'])(
  '%s opens nothing',
  async (value) => {
    const { answer, opened } = open('email', value);
    expect(await answer).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    expect(opened).toEqual([]);
  },
);
