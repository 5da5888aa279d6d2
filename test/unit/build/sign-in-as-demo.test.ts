// The script that plays the person: it fills in the sandbox's form, and talks to nobody but this machine.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { readForm, signInAtSandbox } from '#build/sign-in-as-demo.ts';

const servers: Server[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

const page = (action: string): string => `<!doctype html><form method="post" action="${action}">
  <input type="hidden" name="state" value="a&amp;b &quot;c&quot; &#39;&#x64;&#39;">
  <label>Email <input name="email" type="email" value="somebody@else.example"></label>
  <input type="password" name="password">
  <button>Sign in</button></form>`;

describe('the form', () => {
  it('is read with its hidden fields, and filled in', () => {
    expect(readForm(page('/sign-in?x=1&amp;y=2'))).toEqual({
      action: '/sign-in?x=1&y=2',
      fields: { state: `a&b "c" 'd'`, email: 'demo@campaign-desk.example', password: 'demo' },
    });
  });

  it('must be there', () => {
    expect(() => readForm('<h1>502 Bad Gateway</h1>')).toThrow('no form');
  });
});

describe('signing in', () => {
  it('submits the form and follows the way back to the app', async () => {
    const visits: string[] = [];
    const app = await serve((request, response) => {
      visits.push(request.url ?? '');
      response.end('You can close this window.');
    });
    const bodies: Promise<string>[] = [];
    const api = await serve((request, response) => {
      if (request.method === 'GET') return response.end(page('/sign-in'));
      bodies.push(text(request));
      return response.writeHead(302, { location: `${app}/callback?code=1` }).end();
    });

    await signInAtSandbox(`${api}/authorize?client_id=1`);

    expect(visits).toEqual(['/callback?code=1']);
    const [body = ''] = await Promise.all(bodies);
    expect(Object.fromEntries(new URLSearchParams(body))).toMatchObject({
      password: 'demo',
      state: `a&b "c" 'd'`,
    });
  });

  it('says so when the page asks again', async () => {
    const api = await serve((_, response) => response.end(page('/')));
    await expect(signInAtSandbox(api)).rejects.toThrow('did not accept');
  });

  it('says so when the page answers with an error', async () => {
    const api = await serve((_, response) => response.writeHead(500).end());
    await expect(signInAtSandbox(api)).rejects.toThrow('answered 500');
  });

  it('ends when redirects do not', async () => {
    const api = await serve((_, response) => response.writeHead(302, { location: '/' }).end());
    await expect(signInAtSandbox(api)).rejects.toThrow('without end');
  });
});

describe('other machines', () => {
  it.each([
    'https://auth.example.com/authorize',
    'http://127.0.0.1.example.com/',
    'http://localhost.example.com/',
    'http://0.0.0.0/',
    'file:///etc/passwd',
  ])('are not spoken to: %s', async (url) => {
    await expect(signInAtSandbox(url)).rejects.toThrow('on this machine');
  });

  it('do not get the form', async () => {
    const api = await serve((_, response) => response.end(page('http://192.0.2.1/steal')));
    await expect(signInAtSandbox(api)).rejects.toThrow('on this machine');
  });

  it('are not redirected to', async () => {
    const api = await serve((_, response) =>
      response.writeHead(302, { location: 'http://192.0.2.1/' }).end(),
    );
    await expect(signInAtSandbox(api)).rejects.toThrow('on this machine');
  });
});
