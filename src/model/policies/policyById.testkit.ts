import { policies } from './policies.ts';
import type { Policy } from './policy.ts';

export function policyById(id: string): Policy | undefined {
  return policies.find((policy) => policy.id === id);
}
