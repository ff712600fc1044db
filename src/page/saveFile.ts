/** Has the browser save a file. Where it may not, as in a frame without `allow-downloads`, nothing happens and nobody is told. */
export function saveFile(name: string, contents: Blob): void {
  const url = URL.createObjectURL(contents);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Firefox and Safari read it a moment after the click.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}
