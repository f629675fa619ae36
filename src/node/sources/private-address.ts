/**
 * Addresses that only this machine or its network can reach.
 */
import { BlockList, isIP } from 'node:net';

/** The addresses of a host name, none where it has none. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

/** What RFC 6890 and its successors set apart from the public network, as far as a machine may listen there. */
const ranges: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['::', 127, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
];

const apart = new BlockList();
for (const [network, prefix, family] of ranges) apart.addSubnet(network, prefix, family);

/**
 * Whether a URL leads into the own machine or network: by its address, or by one that its name has now.
 *
 * @example
 * await isPrivate(new URL('http://127.0.0.1:8080/'), async () => []) // => true
 * await isPrivate(new URL('https://news.example/'), async () => ['203.0.113.9']) // => false
 * await isPrivate(new URL('https://news.example/'), async () => ['10.0.0.5']) // => true
 */
export async function isPrivate({ hostname }: URL, resolve: Resolve): Promise<boolean> {
  const host = hostname.replace(/^\[|\]$|\.$/gu, '');
  if (host === 'localhost' || host.endsWith('.localhost')) return true;
  const addresses = isIP(host) > 0 ? [host] : await resolve(host);
  // An IPv4 address within an IPv6 one is checked as IPv4.
  return addresses.some((address) => apart.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4'));
}
