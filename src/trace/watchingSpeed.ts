/** Above this speed time is a sweep over many messages, and none of them is worth slowing down for. */
export const watchingSpeedMost = 5;
