import { businessPolicies } from './businessPolicies.ts';
import { cloudPolicies } from './cloudPolicies.ts';
import { deliveryServices } from './deliveryServices.ts';
import { developerPolicies } from './developerPolicies.ts';
import { morePolicies } from './morePolicies.ts';
import { paymentPolicies } from './paymentPolicies.ts';
import { policiesWithoutWaits } from './policiesWithoutWaits.ts';
import type { Policy } from './policy.ts';

/**
 * Every policy there is. Loaded when somebody asks for it, never with the Lab's first picture: it is
 * larger than everything a policy does.
 */
export const policies: readonly Policy[] = [
  ...deliveryServices,
  ...paymentPolicies,
  ...developerPolicies,
  ...businessPolicies,
  ...cloudPolicies,
  ...morePolicies,
  ...policiesWithoutWaits,
];

export function policyById(id: string): Policy | undefined {
  return policies.find((policy) => policy.id === id);
}
