import type { Party } from '../../model/facts.ts';

/** What the sender publishes for its customers' firewalls; like the addresses, from RFC 5737's examples. */
export const senderRange = '203.0.113.0/24';

const senderAddress = '203.0.113.10';
const attackerAddress = '198.51.100.66';

/**
 * The address that a connection comes from. Whoever changes a request on its way does not open the
 * connection: it still comes from the sender.
 */
export function addressOf(from: Party): string {
  return from === 'attacker' ? attackerAddress : senderAddress;
}

/** Whether an IPv4 address lies in a range in CIDR notation (RFC 4632); false for what is neither. */
export function isInRange(address: string, range: string): boolean {
  const [base = '', length = ''] = range.split('/');
  const [one, other] = [bitsOf(address), bitsOf(base)];
  if (one === undefined || other === undefined || !/^\d{1,2}$/.test(length)) return false;
  const free = 32 - Number(length);
  return free >= 0 && Math.floor(one / 2 ** free) === Math.floor(other / 2 ** free);
}

function bitsOf(address: string): number | undefined {
  const parts = address.split('.');
  if (parts.length !== 4) return undefined;
  let bits = 0;
  for (const part of parts) {
    if (!/^\d{1,3}$/.test(part) || Number(part) > 255) return undefined;
    bits = bits * 256 + Number(part);
  }
  return bits;
}
