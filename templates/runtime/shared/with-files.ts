/** The type of an object with some of its members replaced: by files. */
export type WithFiles<Value, Files> = {
  [Name in keyof Value]: Name extends keyof Files ? Files[Name] : Value[Name];
};
