// Addresses: what the app calls app://desk/list is http://app--desk.localhost/list in Chromium, which gives it an
// origin of its own, secure, with storage. It must not know who asks.
import { createHash, randomUUID } from 'node:crypto';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The schemes that the app has registered as privileged, or handles; `file` is always among them. */
const schemes = new Set(['file']);

/** From the host name in Chromium to the scheme and host that the app knows, for each that has been mapped. */
const known = new Map<string, { scheme: string; host: string }>();

/** Partitions that are not to persist have names of this run only: what they held before is out of reach. */
const thisRun = randomUUID();

/** Makes a scheme one of those that are mapped. */
export function mapScheme(scheme: string): void {
  schemes.add(scheme);
}

/** Host names of a label's rules: others are hashed, so that any host of the app's has a name in Chromium. */
function label(text: string): string {
  return /^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/.test(text) && !text.includes('--')
    ? text
    : `x${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}

function partitionLabel(partition: string): string {
  if (partition === '') return '';
  return label(partition.startsWith('persist:') ? partition : `${partition} ${thisRun}`);
}

/**
 * The address in Chromium of one of the app's. Each scheme, host and partition has a site of its own, so that
 * storage and processes are separate. An address of any other scheme is returned as it is.
 */
export function toChromium(address: string, partition: string): string {
  const url = parse(address);
  const scheme = url?.protocol.slice(0, -1);
  if (!url || !scheme || !schemes.has(scheme)) return address;
  const parts = [label(scheme), url.host ? label(url.host) : '', partitionLabel(partition)];
  const name = `${parts.join('--').replace(/(--)+$/, '')}.localhost`;
  known.set(name, { scheme, host: url.host });
  return `http://${name}${url.pathname || '/'}${url.search}${url.hash}`;
}

/** The app's own address of one in Chromium; an address that is not mapped is returned as it is. */
export function fromChromium(address: string): string {
  const url = parse(address);
  const app = url?.protocol === 'http:' ? known.get(url.hostname) : undefined;
  return url && app ? `${app.scheme}://${app.host}${url.pathname}${url.search}${url.hash}` : address;
}

/** Whether the address in Chromium is one of the app's. */
export function isMapped(address: string): boolean {
  const url = parse(address);
  return url?.protocol === 'http:' && known.has(url.hostname);
}

/** The origin as Electron names it: `app://desk`, `file://`, `https://example.com`, or `null`. */
export function originOf(address: string): string {
  const url = parse(address);
  if (!url) return 'null';
  return schemes.has(url.protocol.slice(0, -1)) ? `${url.protocol}//${url.host}` : url.origin;
}

/** All origins in Chromium that belong to the partition. */
export function originsOf(partition: string): string[] {
  return [...known]
    .filter(
      ([name, { scheme, host }]) => name === new URL(toChromium(`${scheme}://${host}/`, partition)).hostname,
    )
    .map(([name]) => `http://${name}`);
}

/** A content security policy with the app's schemes and origins as Chromium knows them; all else is kept. */
export function policyToChromium(policy: string, partition: string): string {
  return policy.replace(
    /(?<=^|[\s;])([a-z][a-z0-9+.-]*):(\/\/[^\s;,]*)?(?=$|[\s;,])/gi,
    (source, scheme: string, rest) => {
      if (scheme === 'file' || !schemes.has(scheme)) return source;
      return rest === undefined ? 'http://*.localhost' : toChromium(source, partition).replace(/\/$/, '');
    },
  );
}

/** The path of a file URL with its search and hash cut off. */
export function pathOfFile(address: string): string {
  const url = new URL(address);
  return fileURLToPath(new URL(url.pathname, 'file:///'));
}

/** The file URL of a path, with the query and the hash of `loadFile`. */
export function addressOfFile(
  path: string,
  options: { query?: Record<string, string>; search?: string; hash?: string } = {},
): string {
  const url = pathToFileURL(path);
  if (options.search !== undefined) url.search = options.search;
  for (const [name, value] of Object.entries(options.query ?? {})) url.searchParams.set(name, value);
  if (options.hash !== undefined) url.hash = options.hash;
  return url.href;
}

function parse(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined;
}
