/*
 * The types of Forbidden defaults: what validation gives back.
 * Where defaults make a difference, what is sent and what arrives has a type of its own whose name ends in Input.
 */

/** `#/components/schemas/Box` */
export interface Box {
  /**
   * In litres.
   *
   * @default 0
   */
  size: number;
  /** @default "light" */
  weight: "light" | "heavy";
  /** @default null */
  note: string | null;
}

/**
 * `#/components/schemas/Box`
 *
 * Box as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export interface BoxInput {
  /**
   * In litres.
   *
   * @default 0
   */
  size?: number;
  /** @default "light" */
  weight?: "light" | "heavy";
  /** @default null */
  note?: string | null;
}

/**
 * The default of the size does not count, since this part forbids it.
 *
 * `#/components/schemas/LargeBox`
 */
export interface LargeBox {
  /** In litres. */
  size?: number;
  /** @default "light" */
  weight: "light" | "heavy";
  /** @default null */
  note: string | null;
  id: string;
}

/**
 * The default of the size does not count, since this part forbids it.
 *
 * `#/components/schemas/LargeBox`
 *
 * LargeBox as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export interface LargeBoxInput {
  /** In litres. */
  size?: number;
  /** @default "light" */
  weight?: "light" | "heavy";
  /** @default null */
  note?: string | null;
  id: string;
}

/**
 * The next default counts.
 *
 * `#/components/schemas/HeavyBox`
 */
export interface HeavyBox extends Box {
  /** @default "heavy" */
  weight: "heavy";
}

/**
 * The next default counts.
 *
 * `#/components/schemas/HeavyBox`
 *
 * HeavyBox as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export interface HeavyBoxInput extends BoxInput {
  /** @default "heavy" */
  weight?: "heavy";
}

/** `#/components/schemas/Pet` */
export type Pet = (Cat & { kind: "Cat" }) | (Dog & { kind: "Dog" });

/**
 * `#/components/schemas/Pet`
 *
 * Pet as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export type PetInput = (CatInput & { kind: "Cat" }) | (DogInput & { kind: "Dog" });

/** What every Pet has. */
export interface PetBase {
  /**
   * What it is.
   *
   * @default "Cat"
   */
  kind: string;
}

/**
 * What every Pet has.
 *
 * PetBase as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export interface PetBaseInput {
  /**
   * What it is.
   *
   * @default "Cat"
   */
  kind?: string;
}

/** `#/components/schemas/Cat` */
export interface Cat extends PetBase {
  /**
   * What it is.
   *
   * @default "Cat"
   */
  kind: "Cat";
  lives?: number;
}

/**
 * `#/components/schemas/Cat`
 *
 * Cat as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export interface CatInput extends PetBaseInput {
  /**
   * What it is.
   *
   * @default "Cat"
   */
  kind?: "Cat";
  lives?: number;
}

/**
 * The default of the parent leads elsewhere.
 *
 * `#/components/schemas/Dog`
 */
export interface Dog extends PetBase {
  /**
   * What it is.
   *
   * @default "Dog"
   */
  kind: "Dog";
  bark?: boolean;
}

/**
 * The default of the parent leads elsewhere.
 *
 * `#/components/schemas/Dog`
 *
 * Dog as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export interface DogInput extends PetBaseInput {
  /**
   * What it is.
   *
   * @default "Dog"
   */
  kind?: "Dog";
  bark?: boolean;
}
