/** The most events that one answer of the sender's list API has. */
export const eventsPerPage = 100;
