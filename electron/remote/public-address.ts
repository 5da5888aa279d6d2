/**
 * Which addresses of the network are anybody's on the internet, and which belong to this machine, to the network that it is in, or to nobody. Pure; by the
 * registries of special-purpose addresses (RFC 6890 and its successors).
 */
import { BlockList, isIP, isIPv4 } from 'node:net';

const V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;
/** All that is not in 2000::/3, where public addresses are; and what in it is not one. */
const V6 = [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

const notPublic = new BlockList();
for (const [network, prefix] of V4) notPublic.addSubnet(network, prefix, 'ipv4');
const notPublicV6 = new BlockList();
for (const [network, prefix] of V6) notPublicV6.addSubnet(network, prefix, 'ipv6');

/** Whether `address` (IPv4 or IPv6, without brackets) is a public one. Anything that is no address is not. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  const v4 = isIPv4(address) ? address : embeddedV4(address);
  return v4 === null ? !notPublicV6.check(address, 'ipv6') : !notPublic.check(v4, 'ipv4');
}

/** The IPv4 address that an IPv6 address stands for: mapped (::ffff:0:0/96), or by way of a translator (64:ff9b::/96). */
function embeddedV4(address: string): string | null {
  // The parser writes the last 32 bits as two groups.
  const host = URL.parse(`http://[${address.replace(/%.*$/, '')}]`)?.hostname ?? '';
  const groups = /^\[(?:::ffff:|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(host);
  if (!groups) return null;
  const [high, low] = [Number.parseInt(groups[1] ?? '', 16), Number.parseInt(groups[2] ?? '', 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
