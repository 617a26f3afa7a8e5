/** Somebody else's tool, and what it finds. */
export interface Judge {
  readonly name: string;
  readonly question: string;
  /** Throws where the tool does not come to its end. */
  judge(): Promise<Verdict>;
}

export type Verdict =
  | { readonly findings: readonly string[]; readonly looked: string }
  /** The tool cannot be had here: a clause that says what is missing. */
  | { readonly absent: string };
