// npm may silently leave another platform's binary out of the lock, and name a registry in it;
// either makes `npm ci` fail elsewhere.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));

/** Looks where Node would: in the package's own node_modules, then in each one above it. */
function isLocked(at, name) {
  for (let folder = at; ; folder = folder.slice(0, folder.lastIndexOf('/node_modules/'))) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (folder === '') return false;
    if (!folder.includes('/node_modules/')) return packages[`node_modules/${name}`] !== undefined;
  }
}

const complaints = Object.entries(packages).flatMap(([at, { optionalDependencies, resolved }]) => [
  ...Object.keys(optionalDependencies ?? {})
    .filter((name) => !isLocked(at, name))
    .map((name) => `${name}, which ${at} may need, is missing from the lock.`),
  ...(resolved ? [`${at} names the address it came from.`] : []),
]);

if (complaints.length > 0) {
  console.error(complaints.join('\n'));
  process.exit(1);
}
console.log(`The lock is complete: ${Object.keys(packages).length} packages.`);
