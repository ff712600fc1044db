import { AttackerSide } from './attacker/attackerSide.ts';
import { addParts } from './parts.ts';
import { BackfillSide } from './pull/backfillSide.ts';
import { FetchSide } from './pull/fetchSide.ts';
import { OwnFailures } from './receiver/ownFailures.ts';
import { QueueSide } from './pull/queueSide.ts';
import { rotationMachine } from './secrets/rotation.machine.ts';
import { StreamSide } from './stream/streamSide.ts';

/** Every part that many runs do without. Importing this puts them in their places. */
export const allParts = {
  attacker: AttackerSide,
  backfill: BackfillSide,
  failures: OwnFailures,
  fetches: FetchSide,
  queue: QueueSide,
  rotation: rotationMachine,
  stream: StreamSide,
};

addParts(allParts);
