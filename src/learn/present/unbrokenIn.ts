import { unbroken } from '../../trace/words/format.ts';

/** The same data with every number in its texts on the line of its unit. */
export function unbrokenIn<T>(data: T): T {
  if (typeof data === 'string') return unbroken(data) as T;
  if (Array.isArray(data)) return data.map(unbrokenIn) as T;
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, unbrokenIn<unknown>(value)]),
  ) as T;
}
