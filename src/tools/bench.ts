/** What `npm run bench` prints. */
export function bench(): void {
  console.log('Nothing is measured yet.');
}
