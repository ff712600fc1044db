import { recordsOf } from '../../../trace/records.ts';
import { duration } from '../../../trace/words/format.ts';
import type { Seen } from '../../judge/seen.ts';
import { isWebhook } from './tries.ts';

/** A request as it came to the receiver, and what became of it. */
export interface Arrival {
  readonly id: string;
  readonly origin: 'genuine' | 'fake' | 'changed' | 'copy';
  readonly became: 'charged' | 'refused' | 'known';
  readonly label: string;
}

const originOf = {
  genuine: 'genuine',
  forged: 'fake',
  tampered: 'changed',
  replayed: 'copy',
} as const;
/** With more of them, there is room for short words only. */
const spaciousMost = 5;

/** Every webhook that has arrived up to the playhead, in their order. */
export function arrivalsOf({ trace, at }: Extract<Seen, { kind: 'run' }>): readonly Arrival[] {
  const all = recordsOf(trace).messages.filter(
    (message) => isWebhook(message) && !message.requestLost,
  );
  return all
    .filter(({ requestEndsAt }) => requestEndsAt <= at)
    .map(({ messageId, origin, sentAt, effects, checks }) => {
      const kind = originOf[origin];
      const failed = checks.find(({ passed }) => !passed);
      const after = duration(sentAt - (all[0]?.sentAt ?? 0));
      return {
        id: messageId,
        origin: kind,
        became:
          failed?.check === 'duplicate'
            ? 'known'
            : effects.some((effect) => effect.at <= at)
              ? 'charged'
              : 'refused',
        label:
          kind === 'fake' || kind === 'changed'
            ? 'fake'
            : kind === 'copy'
              ? after
              : all.length > spaciousMost
                ? ''
                : 'genuine',
      };
    });
}
