/**
 * What a field says, on one line: line breaks come along when text is copied from a wrapped log, and go from the field
 * too, with the caret left where it was.
 */
export function oneLine(field: HTMLTextAreaElement): string {
  const { value, selectionEnd } = field;
  const withoutBreaks = (text: string) => text.replace(/[\r\n]+/g, '');
  const line = withoutBreaks(value);
  if (line !== value) {
    const caret = withoutBreaks(value.slice(0, selectionEnd)).length;
    field.value = line;
    field.setSelectionRange(caret, caret);
  }
  return line;
}
