/*
 * The types of Unions: what validation gives back.
 * Where defaults make a difference, what is sent and what arrives has a type of its own whose name ends in Input.
 */

/**
 * The discriminator's values are the names of the schemas.
 *
 * `#/components/schemas/Shape`
 */
export type Shape = (Circle & { kind: "Circle" }) | (Square & { kind: "Square" });

/** `#/components/schemas/Circle` */
export interface Circle {
  kind: string;
  radius: number;
}

/** `#/components/schemas/Square` */
export interface Square {
  kind: string;
  side: number;
}

/**
 * The discriminator's values are those of a mapping, two of them for one schema.
 *
 * `#/components/schemas/Payment`
 */
export type Payment = CardPayment | TransferPayment;

/** `#/components/schemas/CardPayment` */
export interface CardPayment {
  method: "credit-card" | "debit-card";
  /** @pattern ^[0-9]{12,19}$ */
  number: string;
}

/** `#/components/schemas/TransferPayment` */
export interface TransferPayment {
  method: "transfer";
  iban: string;
}

/**
 * Exactly one of two shapes, and nothing that names it.
 *
 * `#/components/schemas/Reference`
 */
export type Reference = ReferenceOption1 | ReferenceOption2;

export interface ReferenceOption1 {
  id: number;
}

export interface ReferenceOption2 {
  slug: string;
}

/**
 * One or more of three types.
 *
 * `#/components/schemas/Scalar`
 */
export type Scalar = string | number | boolean;

/**
 * Told apart by a member that each alternative requires, though nothing calls it a discriminator.
 *
 * `#/components/schemas/Change`
 */
export type Change = Created | ChangeOption2 | null;

export interface ChangeOption2 {
  type: "deleted" | "expired";
  reason: string;
}

/** `#/components/schemas/Created` */
export interface Created {
  /** @format date-time */
  at: string;
  type: "created";
}

/**
 * Each alternative has a title, but for one that a value of its own tells apart.
 *
 * `#/components/schemas/Source`
 */
export type Source = SourceCard | SourceBankAccount | SourceCash;

/** Card */
export interface SourceCard {
  number: string;
}

/** Bank account */
export interface SourceBankAccount {
  iban: string;
}

export interface SourceCash {
  kind: "cash";
}

/**
 * One way to be reached at least, or two.
 *
 * `#/components/schemas/Contact`
 */
export type Contact = {
  /** @format email */
  email?: string;
  phone?: string;
} & ({ email: string } | { phone: string });

/**
 * Either of two members, and never both.
 *
 * `#/components/schemas/Subject`
 */
export type Subject = { id?: number; slug?: string } & ({ id: number; slug?: never } | { slug: string; id?: never });
