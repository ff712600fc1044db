import type { Attachment } from 'svelte/attachments';

/**
 * Gives a field as many rows as its text takes, where the browser has no `field-sizing` to do it by itself. The text is
 * asked for so that another one is another attachment.
 */
export function fitRows(_text: string): Attachment<HTMLTextAreaElement> {
  return (field) => {
    if (CSS.supports('field-sizing', 'content')) return undefined;
    let width = 0;
    const fit = () => {
      if (field.clientWidth === width) return;
      width = field.clientWidth;
      field.rows = 1;
      const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(field);
      const textHeight = field.scrollHeight - parseFloat(paddingTop) - parseFloat(paddingBottom);
      field.rows = Math.max(1, Math.round(textHeight / parseFloat(lineHeight)));
    };
    const watching = new ResizeObserver(fit);
    watching.observe(field);
    return () => {
      watching.disconnect();
    };
  };
}
