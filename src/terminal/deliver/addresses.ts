import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { WrongUse } from '../verb.ts';
import type { Terminal } from '../terminal.ts';

/** A place to send to, whose addresses have been looked at: nothing is resolved again. */
export interface Place {
  readonly url: URL;
  readonly addresses: readonly { readonly address: string; readonly family: number }[];
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/** Whether an address is this machine's own, also one of IPv4 written as IPv6. */
function isLoopback(address: string): boolean {
  return loopback.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Reads a URL and looks at every address behind its name. Only loopback addresses are allowed, or a host whose name was
 * given with `--allow-host`, which is asked for again where somebody sits at the terminal. Throws `WrongUse` for what is
 * not allowed, and an `Error` with a sentence for a name that does not resolve.
 */
export async function placeAt(
  text: string,
  allowed: readonly string[],
  terminal: Pick<Terminal, 'ask'>,
): Promise<Place> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new WrongUse(`“${text}” is no URL that begins with http:// or https://`);
  if (url.username !== '' || url.password !== '')
    throw new WrongUse('a user name or a password has no place in the URL');
  url.hash = '';
  const name = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = await lookup(name, { all: true }).catch(() => []);
  if (addresses.length === 0) throw new Error(`the name ${name} does not resolve to any address.`);
  const outside = addresses.find(({ address }) => !isLoopback(address));
  if (!outside) return { url, addresses };
  if (!allowed.includes(name))
    throw new WrongUse(
      `${name} is ${outside.address}, not this machine: only for a host of your own, give --allow-host ${name}`,
    );
  const typed = await terminal.ask(
    `Requests go to ${name} (${outside.address}), which is not this machine. Type its name to go on: `,
  );
  if (typed !== undefined && typed.trim() !== name)
    throw new WrongUse(`${name} was not confirmed, so nothing was sent`);
  return { url, addresses };
}
