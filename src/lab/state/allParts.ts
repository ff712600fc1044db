/** All parts of the simulation that many runs do without, and what is told of them: whoever runs any scenario imports it. */
import '../../sim/allParts.ts';
import '../../trace/sentences/partSentences.ts';
