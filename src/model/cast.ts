/** What the parties are called on the screen. Only texts know these names; code says sender, receiver, attacker. */
export const cast = { sender: 'Store', receiver: 'Billing', attacker: 'Mallory' } as const;
