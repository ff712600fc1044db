import type { Warnings } from '../warnings.ts';
import { isObject, textOf, type JsonObject } from './headerObjects.ts';
import { percentEncoded } from '../http/percentEncoded.ts';
import { urlOf, type HeaderEntry } from '../reading.ts';

/** The method and URL in an event of AWS (payload formats 1.0 and 2.0). */
export function gatewayTarget(
  event: JsonObject,
  headers: readonly HeaderEntry[],
  warnings: Warnings,
): { method?: string | undefined; url?: string | undefined } {
  const context = isObject(event['requestContext']) ? event['requestContext'] : {};
  const http = isObject(context['http']) ? context['http'] : {};
  const isEvent = 'httpMethod' in event || 'rawPath' in event || 'requestContext' in event;
  const path = textOf(event['rawPath']) ?? textOf(context['path']) ?? textOf(event['path']);
  if (path === undefined || !isEvent) return {};
  const query =
    textOf(event['rawQueryString']) ?? joinedQuery(event, isObject(context['elb']), warnings);
  return {
    method: textOf(http['method']) ?? textOf(event['httpMethod']),
    url: urlOf(
      query === undefined ? path : `${path}?${query}`,
      headers,
      textOf(context['domainName']),
    ),
  };
}

/** Joins the parameters of format 1.0, which a load balancer leaves encoded and a gateway decodes. */
function joinedQuery(event: JsonObject, isAsSent: boolean, warnings: Warnings): string | undefined {
  const several = event['multiValueQueryStringParameters'];
  const single = event['queryStringParameters'];
  const given = isObject(several) ? several : isObject(single) ? single : {};
  const parameters = Object.entries(given).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap((each) =>
      typeof each === 'string' ? [[name, each] as const] : [],
    ),
  );
  if (parameters.length === 0) return undefined;
  if (isAsSent) return parameters.map(([name, value]) => `${name}=${value}`).join('&');
  warnings.add(
    'The gateway has taken the query apart: it was put together again, and its order and its spelling may be others.',
  );
  return parameters
    .map(([name, value]) => `${percentEncoded(name)}=${percentEncoded(value)}`)
    .join('&');
}
