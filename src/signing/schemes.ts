import type { Scheme, SchemeId } from './providers/scheme.ts';
import * as bodyOnly from './providers/rules/bodyOnly.ts';
import { standardWebhooks } from './providers/rules/standardWebhooks.ts';
import * as family from './providers/rules/standardWebhooksFamily.ts';
import * as timeAndBody from './providers/rules/timeAndBody.ts';
import * as others from './providers/rules/urlAndOthers.ts';

const byId: Readonly<Record<SchemeId, Scheme>> = {
  'standard-webhooks': standardWebhooks,
  stripe: timeAndBody.stripe,
  github: bodyOnly.github,
  slack: timeAndBody.slack,
  shopify: bodyOnly.shopify,
  twilio: others.twilio,
  square: others.square,
  paddle: timeAndBody.paddle,
  linear: bodyOnly.linear,
  'hubspot-v3': others.hubspotV3,
  svix: family.svix,
  clerk: family.clerk,
  resend: family.resend,
  openai: family.openai,
  polar: family.polar,
  zoom: timeAndBody.zoom,
  meta: bodyOnly.meta,
  discord: timeAndBody.discord,
  line: bodyOnly.line,
  workos: timeAndBody.workos,
  twitch: timeAndBody.twitch,
  sentry: bodyOnly.sentry,
  dropbox: bodyOnly.dropbox,
  intercom: bodyOnly.intercom,
  lemonsqueezy: bodyOnly.lemonsqueezy,
  mailgun: others.mailgun,
  zendesk: timeAndBody.zendesk,
  bitbucket: bodyOnly.bitbucket,
  gitlab: others.gitlab,
  typeform: bodyOnly.typeform,
  calendly: timeAndBody.calendly,
  razorpay: bodyOnly.razorpay,
  xero: bodyOnly.xero,
  asana: bodyOnly.asana,
  box: timeAndBody.box,
  pagerduty: bodyOnly.pagerduty,
  'standard-webhooks-v1a': family.standardWebhooksV1a,
  'github-sha1': bodyOnly.githubSha1,
  'github-sha512': bodyOnly.githubSha512,
  'hubspot-v2': others.hubspotV2,
  'hubspot-v1': others.hubspotV1,
  'gitlab-signing-token': family.gitlabSigningToken,
  'zendesk-legacy-docs': timeAndBody.zendeskLegacyDocs,
};

/** Every scheme there is, in the order in which they are offered. */
export const schemes: readonly Scheme[] = Object.values(byId);

/** The scheme with this id; undefined for a text that is no scheme's id. */
export function schemeById(id: SchemeId): Scheme;
export function schemeById(id: string): Scheme | undefined;
export function schemeById(id: string): Scheme | undefined {
  return Object.hasOwn(byId, id) ? byId[id as SchemeId] : undefined;
}
