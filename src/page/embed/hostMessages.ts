import type { PageName } from '../route.svelte.ts';

/** What one of the two ways came to at the end of a run of the Lab; see `ChannelSummary`. */
export interface WayResult {
  readonly requests: number;
  readonly empty: number;
  readonly once: number;
  readonly missing: number;
  readonly double: number;
  readonly fake: number;
  readonly wrongAmount: number;
}

/** What a run came to, or an answer; plain data, for it is sent. */
export type Result =
  | {
      readonly of: 'lab';
      readonly scenario: string;
      readonly events: number;
      readonly pull: WayResult;
      readonly push: WayResult;
    }
  | {
      readonly of: 'chapter';
      readonly chapter: string;
      /** Absent where nothing was guessed. */
      readonly guessedRight?: boolean;
      readonly attempts: number;
      readonly passed: boolean;
    };

/** What a page in a frame says to the page around it. The README has it for who embeds. */
export type FromFrame =
  | { readonly type: 'ready'; readonly page: PageName; readonly place: string }
  /** In CSS pixels. */
  | { readonly type: 'height'; readonly height: number }
  /** The playback's state in the Lab, the machine's in a chapter and a demo. */
  | { readonly type: 'stage'; readonly stage: string }
  | { readonly type: 'result'; readonly result: Result };

/** The version of these words; a message of another is not understood. */
const version = 1;

/** A message as it is sent. */
export const signed = (message: FromFrame) => ({ hookscope: version, ...message });

/** Whether somebody asks for a pause, which is all that may be asked: anything else is no message of ours. */
export function asksForPause(data: unknown): boolean {
  const { hookscope, type, ...more } = (typeof data === 'object' ? (data ?? {}) : {}) as Readonly<
    Record<string, unknown>
  >;
  return hookscope === version && type === 'pause' && Object.keys(more).length === 0;
}
