import { type CommandLine } from './arguments.ts';
/** Whether a command was written for Windows' command line: by `^"`, or lines joined by a caret. */
export declare function isForWindows(text: string): boolean;
/** The words of a command as cmd.exe and then the program's own start take it apart. */
export declare function windowsCommand(whole: string): CommandLine;
