/**
 * The type of an object with some of its members replaced: by files. Where it has members of any name, what stands there may be
 * one of the files.
 */
export type WithFiles<Value, Files> = {
  [Name in keyof Value]: Name extends keyof Files
    ? Files[Name]
    : string extends Name
      ? Value[Name] | Files[keyof Files]
      : Value[Name];
};
