import { hookscope } from './hookscope.ts';
import { thisTerminal } from './terminal.ts';

process.exitCode = await hookscope(process.argv.slice(2), thisTerminal());
