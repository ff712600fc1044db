/** Gives the focus to a place that outlives the control that was pressed, so that it does not fall to the page. */
export function focusInstead(place: HTMLElement): void {
  if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
  place.focus({ preventScroll: true });
}
