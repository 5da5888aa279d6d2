// Plays the person at the sandbox's sign-in page: fills in the demonstration account and submits the form.
// The app runs it in place of the system browser: `node build/sign-in-as-demo.ts URL`. It speaks only to this machine,
// so that it can never try these words at anybody's real sign-in.

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

const DEMONSTRATION: Credentials = { email: 'demo@campaign-desk.example', password: 'demo' };

const MOST_REDIRECTS = 5;

/**
 * Signs in at the authorization URL and follows the way back to the app. Throws with a sentence when it cannot.
 * @param person whose account of the sandbox it is; the demonstration person's unless said otherwise
 */
export async function signInAtSandbox(authorizationUrl: string, person = DEMONSTRATION): Promise<void> {
  const page = await visit(new URL(authorizationUrl));
  const form = readForm(await page.text(), person);
  const action = new URL(form.action, page.url);
  const end = await visit(action, { method: 'POST', body: new URLSearchParams(form.fields) });
  if (new URL(end.url).origin === action.origin) {
    throw new Error('The sign-in page did not accept the account.');
  }
}

/** Fetches a URL and follows where it leads, never off this machine; an error status is an error. */
async function visit(url: URL, options: RequestInit = {}, redirects = 0): Promise<Response> {
  const isLoopback = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'http:' || !isLoopback) {
    throw new Error(`The demonstration account is for the sandbox on this machine, not for ${url.origin}.`);
  }
  const answer = await fetch(url, { ...options, redirect: 'manual' });
  const next = answer.headers.get('location');
  if (answer.status >= 300 && answer.status < 400 && next !== null) {
    if (redirects === MOST_REDIRECTS) throw new Error(`${url.origin} redirects without end.`);
    return visit(new URL(next, url), {}, redirects + 1);
  }
  if (!answer.ok) throw new Error(`${url.origin}${url.pathname} answered ${answer.status}.`);
  return answer;
}

/** The page's form as a browser would send it, with the person's email and password. */
export function readForm(
  html: string,
  person = DEMONSTRATION,
): { action: string; fields: Record<string, string> } {
  const form = /<form\b([^>]*)>([\s\S]*?)<\/form>/i.exec(html);
  if (form === null) throw new Error('The sign-in page has no form.');
  const [, formAttributes = '', content = ''] = form;
  const fields: Record<string, string> = {};
  for (const [, text = ''] of content.matchAll(/<input\b([^>]*)>/gi)) {
    const input = attributes(text);
    const name = input.get('name');
    if (name !== undefined)
      fields[name] = answerTo(person, input.get('type'), name) ?? input.get('value') ?? '';
  }
  return { action: attributes(formAttributes).get('action') ?? '', fields };
}

function answerTo(person: Credentials, type: string | undefined, name: string): string | undefined {
  if (type === 'password') return person.password;
  return type === 'email' || name === 'email' ? person.email : undefined;
}

function attributes(text: string): Map<string, string> {
  const pairs = text.matchAll(/([\w-]+)\s*=\s*"([^"]*)"/g);
  return new Map([...pairs].map(([, name = '', value = '']) => [name.toLowerCase(), decodeEntities(value)]));
}

function decodeEntities(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (entity, decimal, hexadecimal, name) => {
    if (decimal) return String.fromCodePoint(Number.parseInt(decimal, 10));
    if (hexadecimal) return String.fromCodePoint(Number.parseInt(hexadecimal, 16));
    return named[name] ?? entity;
  });
}

if (import.meta.main) {
  const [, , url = ''] = process.argv;
  await signInAtSandbox(url).catch((error: unknown) => {
    console.error(
      `Signing in to the demonstration account failed: ${error instanceof Error ? error.message : error}`,
    );
    process.exitCode = 1;
  });
}
