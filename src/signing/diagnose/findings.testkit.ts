import { search } from '../diagnose.ts';
import type { Finding } from './match.ts';

/** What a search finds, as a list. */
export async function diagnose(...asked: Parameters<typeof search>): Promise<Finding[]> {
  const { finding } = await search(...asked);
  return finding ? [finding] : [];
}
