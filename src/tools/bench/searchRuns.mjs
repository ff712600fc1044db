// Looks for runs that take long: `node src/tools/bench/searchRuns.mjs [tries] [seed]`. Measures the built code.
import { builtForNode } from './builtForNode.mjs';

const { searchRuns } = await builtForNode('search', 'src/tools/bench/searchRuns.ts');
searchRuns(Number(process.argv[2] ?? 2_000), Number(process.argv[3] ?? 1));
