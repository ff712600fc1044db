import { businessPolicies } from './businessPolicies.ts';
import { cloudPolicies } from './cloudPolicies.ts';
import { deliveryServices } from './deliveryServices.ts';
import { developerPolicies } from './developerPolicies.ts';
import { onePagePolicies } from './onePagePolicies.ts';
import { officePolicies } from './officePolicies.ts';
import { paymentPolicies } from './paymentPolicies.ts';
import type { Policy } from './policy.ts';
import { servicePolicies } from './servicePolicies.ts';
import { shopPolicies } from './shopPolicies.ts';

/**
 * Every policy there is. Loaded when somebody asks for it, never with the Lab's first picture: it is
 * larger than everything a policy does.
 */
export const policies: readonly Policy[] = [
  ...deliveryServices,
  ...paymentPolicies,
  ...developerPolicies,
  ...businessPolicies,
  ...servicePolicies,
  ...officePolicies,
  ...shopPolicies,
  ...cloudPolicies,
  ...onePagePolicies,
];
