// Whatever is at the address of the API, and whatever it answers: a sentence, an action, and the content that is here stays.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, test } from 'vitest';
import { campaignRow, syncStatus, waitUntilSynced } from './support/actions.ts';
import { setScene } from './support/scene.ts';
import { expect } from './support/window.ts';

const servers: { close(): void }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serverThatAnswers(body: string, contentType: string, status = 200): Promise<string> {
  const server = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': contentType }).end(body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

test('an address that no API is at: said each time, with a field to change it, until one is right', async () => {
  const scene = await setScene();
  const { page } = await scene.openDesk({ api: 'not a url' });
  const alert = page.getByRole('alert');
  const address = page.getByRole('textbox', { name: 'API address' });
  await expect(alert).toContainText(
    'This is not the address of an API. It should look like https://api.example.com; plain http is for this computer only.',
  );

  const tryAddress = async (url: string) => {
    await address.fill(url);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };
  for (const url of ['ftp://api.example', 'http://api.example', 'https://user:secret@api.example', 'api']) {
    await tryAddress(url);
    await expect(alert).toContainText(
      'This is not the address of an API. It should look like https://api.example.com; plain http is for this computer only.',
    );
  }
  await tryAddress(await serverThatAnswers('<!doctype html><h1>Welcome to the hotel</h1>', 'text/html'));
  await expect(alert).toContainText(
    'What answered at this address is not a Campaign Desk API: it sent a page or text instead of an answer.',
  );
  await tryAddress(scene.sandbox.url);
  await waitUntilSynced(page);
});

test.each([
  ['half an answer', '{"issuer":"http://127', 'application/json', 200],
  ['another JSON', '{"hello":"world"}', 'application/json', 200],
  ['a fault', 'oh no', 'text/plain', 500],
])('%s at the address: said, with a way on', async (_what, body, contentType, status) => {
  const scene = await setScene();
  const { page } = await scene.openDesk({ api: await serverThatAnswers(body, contentType, status) });
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled();
});

test('an API that suddenly answers wrongly: said in the status, with Retry, and every row stays', async () => {
  const scene = await setScene();
  const { page } = await scene.openDesk();
  await waitUntilSynced(page);
  // A row is there before what it says.
  await expect(campaignRow(page, 0)).toHaveText(/%/);
  const before = await campaignRow(page, 0).textContent();
  for (const kind of [
    'html',
    'truncatedJson',
    'wrongSchema',
    'serverError',
    'rateLimited',
    'refused',
  ] as const) {
    scene.sandbox.control().addFault({ on: '/v1/', kind, times: 1_000, retryAfter: 30 });
    // The app may have noticed by itself.
    await page.getByRole('button', { name: /^(Retry|Sync now)$/ }).click();
    await expect(syncStatus(page)).toContainText(/Waiting until|Sync failed|Offline since/);
    await expect(campaignRow(page, 0)).toHaveText(before ?? '');
    scene.sandbox.control().clearFaults();
    await page.getByRole('button', { name: /^(Retry|Sync now)$/ }).click();
    await waitUntilSynced(page);
  }
});
