import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

/** The simulation as one script, without the page around it: it leaves `fixedRunDigests` behind. */
export async function simulationScript(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL('./fixedRunDigests.ts', import.meta.url)),
        formats: ['iife'],
        name: 'fixedRunDigests',
      },
    },
  })) as Rolldown.RolldownOutput[];
  return built[0]?.output[0].code ?? '';
}
