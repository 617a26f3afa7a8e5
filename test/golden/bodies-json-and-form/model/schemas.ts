/*
 * The types of Bodies: what validation gives back.
 * Where defaults make a difference, what is sent and what arrives has a type of its own whose name ends in Input.
 */

/** `#/components/schemas/Note` */
export interface Note {
  /** @minLength 1 */
  text: string;
  labels?: string[];
  /**
   * @default 0
   * @minimum 0
   * @maximum 5
   */
  stars: number;
}

/**
 * `#/components/schemas/Note`
 *
 * Note as it is sent and as it arrives, before defaults: members that have one may be missing.
 */
export interface NoteInput {
  /** @minLength 1 */
  text: string;
  labels?: string[];
  /**
   * @default 0
   * @minimum 0
   * @maximum 5
   */
  stars?: number;
}

export interface ChangeNoteMergePatchBody {
  text?: string;
}
