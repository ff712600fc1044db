import { loadKeys, loadTable, type LoadKey, type LoadSettings } from '../../model/load/load.ts';
import { loadLinkKey, readLoad } from '../../model/load/readLoad.ts';

/** Writes the choices of the Load tab into a link's query: `loadView=fleet&loadClients=2000`. */
export function writeLoad(params: URLSearchParams, load: Partial<LoadSettings>): void {
  for (const key of loadKeys) {
    const value = load[key];
    if (value !== undefined) params.set(loadLinkKey(key), String(value));
  }
}

/**
 * Reads them back, as far as they differ from the standard choices; undefined when none does.
 * @param refuse hears a sentence for each that does not fit, and what the link said.
 */
export function readLoadChoices(
  params: URLSearchParams,
  refuse: (problem: string, text: string) => void,
): Partial<LoadSettings> | undefined {
  const load: Partial<Record<LoadKey, LoadSettings[LoadKey]>> = {};
  for (const key of loadKeys) {
    const text = params.get(loadLinkKey(key));
    if (text === null) continue;
    const isNumber = loadTable[key].kind === 'number' && /^\d{1,9}$/.test(text);
    const read = readLoad(key, isNumber ? Number(text) : text);
    if (!read.ok) refuse(read.problem, text);
    else if (read.value !== loadTable[key].standard) load[key] = read.value;
  }
  return Object.keys(load).length === 0 ? undefined : (load as Partial<LoadSettings>);
}
