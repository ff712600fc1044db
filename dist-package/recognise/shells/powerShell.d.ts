import { type Reading } from '../reading.ts';
import { type CommandLine } from './arguments.ts';
/** Whether a text calls one of PowerShell's own commands for a request, after what it has set up for it. */
export declare function isPowerShell(text: string): boolean;
/** What `Invoke-WebRequest` or `Invoke-RestMethod` is told to send. */
export declare function readWebRequest(text: string): Reading | undefined;
/** `curl.exe` as PowerShell calls it: what stands in its quotes is read once more by Windows, which knows `\"`. */
export declare function powerShellCommands(text: string): CommandLine;
