/** The prefixes by which providers mark their secrets, at the start of one. */
export const knownPrefix = /^(whsec_|whsk_|polar_whs_|pdl_ntfset_|shpss_|lin_wh_)/;

/** Characters that nobody sees and that come along when a secret is copied from a page or a chat. */
export const invisibleCharacters = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;
