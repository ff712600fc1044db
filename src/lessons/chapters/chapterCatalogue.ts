/** The chapters in their order: each one's cure brings the next one's trouble. */
export const chapterCatalogue = [
  { id: '1', title: 'Are we there yet?', about: 'What polling costs' },
  { id: '2', title: 'Don’t call us, we’ll call you', about: 'What a webhook is' },
  { id: '3', title: 'Nobody home', about: 'When the receiver is down' },
  { id: '4', title: 'The stampede', about: 'Backoff and jitter' },
  { id: '5', title: 'Twice is normal', about: 'Duplicates' },
  { id: '6', title: 'Say thanks, then work', about: 'Answering at once' },
  { id: '7', title: 'Anyone can knock', about: 'Signatures' },
  { id: '8', title: 'Old news', about: 'Replays' },
  { id: '9', title: 'Mind the gap', about: 'What was missed' },
  { id: '10', title: 'Just the doorbell', about: 'Thin events and order' },
  { id: 'capstone', title: 'Night shift', about: 'Everything at once' },
] as const;

export type ChapterId = (typeof chapterCatalogue)[number]['id'];

/** The title of a chapter. */
export const titleOf = (id: ChapterId): string =>
  chapterCatalogue.find((each) => each.id === id)?.title ?? '';
