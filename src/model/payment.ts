/** One payment as the provider or an attacker states it. */
export interface Payment {
  readonly order: number;
  readonly customer: string;
  readonly amountCents: number;
}
