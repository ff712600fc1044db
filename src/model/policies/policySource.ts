import type { Known, PolicySource, Said } from './policy.ts';

const saying =
  (known: Known) =>
  (text: string): Said => ({ text, known });

export const code = saying('code');
export const quoted = saying('quoted');
export const secondary = saying('secondary');
export const memory = saying('memory');

/** A page, by its address without `https://`. */
export function page(address: string, read: Known = 'documentation'): PolicySource {
  return { label: address, url: `https://${address}`, read };
}

/** A file, or several of one repository, at a commit. */
export function files(
  repository: string,
  commit: string,
  paths: readonly string[],
  read: Known = 'code',
): readonly PolicySource[] {
  return paths.map((path) => ({
    label: `${repository} ${path} at ${commit.slice(0, 7)}`,
    url: `https://github.com/${repository}/blob/${commit}/${path}`,
    read,
  }));
}

/** A repository as it stood at a commit, where what was read is spread over it. */
export function tree(repository: string, commit: string, read: Known): PolicySource {
  return {
    label: `${repository} at ${commit}`,
    url: `https://github.com/${repository}/tree/${commit}`,
    read,
  };
}

/** A table of retry policies by somebody else, who names each provider's page. */
export const othersTable: PolicySource = {
  label: 'third-party table of retry policies',
  read: 'secondary',
};

/** Sentences that fit several policies. */
export const redirectsAreFollowed =
  'Redirects are followed there; here a redirect leads nowhere and counts as a failure.';
export const jitterIsUnpublished =
  'How much the waits vary is not published; here they do not vary.';
export const timeoutIsUnpublished =
  'The timeout is not published; here it is the standard one of the Lab.';
export const retryAfterIsUnstated =
  'Nothing that was read says whether Retry-After is heeded; here it is ignored.';
export const queueIsPerEndpoint =
  'A failing event holds up all the others for the endpoint; here each is tried by itself.';
