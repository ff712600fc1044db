/** One payment as the provider or an attacker states it. */
export interface Payment {
  readonly order: number;
  readonly customer: string;
  readonly amountCents: number;
  /** Which state of its order this is, counted from 1; absent where every payment has an order of its own. */
  readonly version?: number;
}
