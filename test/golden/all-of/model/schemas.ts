/*
 * The types of All of: what validation gives back.
 * Where defaults make a difference, what is sent and what arrives has a type of its own whose name ends in Input.
 */

/** `#/components/schemas/Animal` */
export interface Animal {
  id: number;
  name?: string;
  legs?: number | null;
}

/**
 * Everything an animal has, and more.
 *
 * `#/components/schemas/Dog`
 */
export interface Dog extends Animal {
  breed: string;
}

/**
 * A member of the base that has to be there.
 *
 * `#/components/schemas/NamedAnimal`
 */
export interface NamedAnimal extends Animal {
  name: string;
}

/**
 * A member of the base that is narrower.
 *
 * `#/components/schemas/Quadruped`
 */
export interface Quadruped extends Animal {
  legs: 4;
}

/** `#/components/schemas/Timestamps` */
export interface Timestamps {
  /** @format date-time */
  createdAt: string;
  /** @format date-time */
  updatedAt?: string;
}

/**
 * Two bases, under a name that TypeScript's library has.
 *
 * `#/components/schemas/Record`
 */
export interface RecordSchema extends Animal, Timestamps {}

/**
 * Nothing but another schema.
 *
 * `#/components/schemas/Same`
 */
export type Same = Dog;

/**
 * Rules on one string.
 *
 * `#/components/schemas/Password`
 */
export type Password = string;

/** `#/components/schemas/Fault` */
export interface Fault {
  context?: { [name: string]: unknown } | null;
}

/**
 * A named type has no index signature, whatever its schema lets pass.
 *
 * `#/components/schemas/Conflict`
 */
export interface Conflict extends Fault {
  context?: { [name: string]: unknown } & ConflictContext;
}

export interface ConflictContext {
  path?: string;
}
