/*
 * The validators of Unions. For each type: is… tells whether a value fits,
 * check… gives the value or everything that is wrong with it, parse… gives the value or throws a ValidationError.
 */
import {
  schemaOfCardPayment,
  schemaOfChange,
  schemaOfChangeOption2,
  schemaOfCircle,
  schemaOfContact,
  schemaOfCreated,
  schemaOfPayment,
  schemaOfReference,
  schemaOfReferenceOption1,
  schemaOfReferenceOption2,
  schemaOfScalar,
  schemaOfShape,
  schemaOfSource,
  schemaOfSourceBankAccount,
  schemaOfSourceCard,
  schemaOfSourceCash,
  schemaOfSquare,
  schemaOfSubject,
  schemaOfTransferPayment,
} from "./definitions.ts";
import {
  check,
  type CheckOptions,
  type CheckResult,
  isDateTime,
  isEmail,
  isInteger,
  isNumber,
  isObject,
  parse,
} from "./runtime/index.ts";
import type {
  CardPayment,
  Change,
  ChangeOption2,
  Circle,
  Contact,
  Created,
  Payment,
  Reference,
  ReferenceOption1,
  ReferenceOption2,
  Scalar,
  Shape,
  Source,
  SourceBankAccount,
  SourceCard,
  SourceCash,
  Square,
  Subject,
  TransferPayment,
} from "./schemas.ts";

/** Whether a value fits Shape. */
export function isShape(value: unknown): value is Shape {
  if (!isObject(value)) return false;
  switch (value.kind) {
    case "Circle":
      return isCircle(value);
    case "Square":
      return isSquare(value);
    default:
      return false;
  }
}

/** The value as Shape, or everything that is wrong with it. */
export function checkShape(value: unknown, options?: CheckOptions): CheckResult<Shape> {
  return check(isShape, schemaOfShape, value, options);
}

/**
 * The value as Shape.
 *
 * @throws {ValidationError}
 */
export function parseShape(value: unknown, options?: CheckOptions): Shape {
  return parse("Shape", isShape, schemaOfShape, value, options);
}

/** Whether a value fits Circle. */
export function isCircle(value: unknown): value is Circle {
  return (
    isObject(value) &&
    typeof value.kind === "string" &&
    isNumber(value.radius)
  );
}

/** The value as Circle, or everything that is wrong with it. */
export function checkCircle(value: unknown, options?: CheckOptions): CheckResult<Circle> {
  return check(isCircle, schemaOfCircle, value, options);
}

/**
 * The value as Circle.
 *
 * @throws {ValidationError}
 */
export function parseCircle(value: unknown, options?: CheckOptions): Circle {
  return parse("Circle", isCircle, schemaOfCircle, value, options);
}

/** Whether a value fits Square. */
export function isSquare(value: unknown): value is Square {
  return (
    isObject(value) &&
    typeof value.kind === "string" &&
    isNumber(value.side)
  );
}

/** The value as Square, or everything that is wrong with it. */
export function checkSquare(value: unknown, options?: CheckOptions): CheckResult<Square> {
  return check(isSquare, schemaOfSquare, value, options);
}

/**
 * The value as Square.
 *
 * @throws {ValidationError}
 */
export function parseSquare(value: unknown, options?: CheckOptions): Square {
  return parse("Square", isSquare, schemaOfSquare, value, options);
}

/** Whether a value fits Payment. */
export function isPayment(value: unknown): value is Payment {
  if (!isObject(value)) return false;
  switch (value.method) {
    case "credit-card":
    case "debit-card":
      return hasCardPaymentMembers(value);
    case "transfer":
      return hasTransferPaymentMembers(value);
    default:
      return false;
  }
}

/** The value as Payment, or everything that is wrong with it. */
export function checkPayment(value: unknown, options?: CheckOptions): CheckResult<Payment> {
  return check(isPayment, schemaOfPayment, value, options);
}

/**
 * The value as Payment.
 *
 * @throws {ValidationError}
 */
export function parsePayment(value: unknown, options?: CheckOptions): Payment {
  return parse("Payment", isPayment, schemaOfPayment, value, options);
}

/** Whether a value fits CardPayment. */
export function isCardPayment(value: unknown): value is CardPayment {
  return (
    isObject(value) &&
    (value.method === "credit-card" || value.method === "debit-card") &&
    hasCardPaymentMembers(value)
  );
}

const cardPaymentNumberPattern = /^[0-9]{12,19}$/u;

function hasCardPaymentMembers(value: { readonly [name: string]: unknown }): boolean {
  return (
    typeof value.number === "string" &&
    cardPaymentNumberPattern.test(value.number)
  );
}

/** The value as CardPayment, or everything that is wrong with it. */
export function checkCardPayment(value: unknown, options?: CheckOptions): CheckResult<CardPayment> {
  return check(isCardPayment, schemaOfCardPayment, value, options);
}

/**
 * The value as CardPayment.
 *
 * @throws {ValidationError}
 */
export function parseCardPayment(value: unknown, options?: CheckOptions): CardPayment {
  return parse("CardPayment", isCardPayment, schemaOfCardPayment, value, options);
}

/** Whether a value fits TransferPayment. */
export function isTransferPayment(value: unknown): value is TransferPayment {
  return (
    isObject(value) &&
    value.method === "transfer" &&
    hasTransferPaymentMembers(value)
  );
}

function hasTransferPaymentMembers(value: { readonly [name: string]: unknown }): boolean {
  return typeof value.iban === "string";
}

/** The value as TransferPayment, or everything that is wrong with it. */
export function checkTransferPayment(value: unknown, options?: CheckOptions): CheckResult<TransferPayment> {
  return check(isTransferPayment, schemaOfTransferPayment, value, options);
}

/**
 * The value as TransferPayment.
 *
 * @throws {ValidationError}
 */
export function parseTransferPayment(value: unknown, options?: CheckOptions): TransferPayment {
  return parse("TransferPayment", isTransferPayment, schemaOfTransferPayment, value, options);
}

/** Whether a value fits Reference. */
export function isReference(value: unknown): value is Reference {
  return Number(isReferenceOption1(value)) + Number(isReferenceOption2(value)) === 1;
}

/** The value as Reference, or everything that is wrong with it. */
export function checkReference(value: unknown, options?: CheckOptions): CheckResult<Reference> {
  return check(isReference, schemaOfReference, value, options);
}

/**
 * The value as Reference.
 *
 * @throws {ValidationError}
 */
export function parseReference(value: unknown, options?: CheckOptions): Reference {
  return parse("Reference", isReference, schemaOfReference, value, options);
}

/** Whether a value fits ReferenceOption1. */
export function isReferenceOption1(value: unknown): value is ReferenceOption1 {
  return (
    isObject(value) &&
    isInteger(value.id)
  );
}

/** The value as ReferenceOption1, or everything that is wrong with it. */
export function checkReferenceOption1(value: unknown, options?: CheckOptions): CheckResult<ReferenceOption1> {
  return check(isReferenceOption1, schemaOfReferenceOption1, value, options);
}

/**
 * The value as ReferenceOption1.
 *
 * @throws {ValidationError}
 */
export function parseReferenceOption1(value: unknown, options?: CheckOptions): ReferenceOption1 {
  return parse("ReferenceOption1", isReferenceOption1, schemaOfReferenceOption1, value, options);
}

/** Whether a value fits ReferenceOption2. */
export function isReferenceOption2(value: unknown): value is ReferenceOption2 {
  return (
    isObject(value) &&
    typeof value.slug === "string"
  );
}

/** The value as ReferenceOption2, or everything that is wrong with it. */
export function checkReferenceOption2(value: unknown, options?: CheckOptions): CheckResult<ReferenceOption2> {
  return check(isReferenceOption2, schemaOfReferenceOption2, value, options);
}

/**
 * The value as ReferenceOption2.
 *
 * @throws {ValidationError}
 */
export function parseReferenceOption2(value: unknown, options?: CheckOptions): ReferenceOption2 {
  return parse("ReferenceOption2", isReferenceOption2, schemaOfReferenceOption2, value, options);
}

/** Whether a value fits Scalar. */
export function isScalar(value: unknown): value is Scalar {
  return typeof value === "string" || isNumber(value) || typeof value === "boolean";
}

/** The value as Scalar, or everything that is wrong with it. */
export function checkScalar(value: unknown, options?: CheckOptions): CheckResult<Scalar> {
  return check(isScalar, schemaOfScalar, value, options);
}

/**
 * The value as Scalar.
 *
 * @throws {ValidationError}
 */
export function parseScalar(value: unknown, options?: CheckOptions): Scalar {
  return parse("Scalar", isScalar, schemaOfScalar, value, options);
}

/** Whether a value fits Change. */
export function isChange(value: unknown): value is Change {
  if (!isObject(value)) return value === null;
  switch (value.type) {
    case "created":
      return hasCreatedMembers(value);
    case "deleted":
    case "expired":
      return hasChangeOption2Members(value);
    default:
      return false;
  }
}

/** The value as Change, or everything that is wrong with it. */
export function checkChange(value: unknown, options?: CheckOptions): CheckResult<Change> {
  return check(isChange, schemaOfChange, value, options);
}

/**
 * The value as Change.
 *
 * @throws {ValidationError}
 */
export function parseChange(value: unknown, options?: CheckOptions): Change {
  return parse("Change", isChange, schemaOfChange, value, options);
}

/** Whether a value fits ChangeOption2. */
export function isChangeOption2(value: unknown): value is ChangeOption2 {
  return (
    isObject(value) &&
    (value.type === "deleted" || value.type === "expired") &&
    hasChangeOption2Members(value)
  );
}

function hasChangeOption2Members(value: { readonly [name: string]: unknown }): boolean {
  return typeof value.reason === "string";
}

/** The value as ChangeOption2, or everything that is wrong with it. */
export function checkChangeOption2(value: unknown, options?: CheckOptions): CheckResult<ChangeOption2> {
  return check(isChangeOption2, schemaOfChangeOption2, value, options);
}

/**
 * The value as ChangeOption2.
 *
 * @throws {ValidationError}
 */
export function parseChangeOption2(value: unknown, options?: CheckOptions): ChangeOption2 {
  return parse("ChangeOption2", isChangeOption2, schemaOfChangeOption2, value, options);
}

/** Whether a value fits Created. */
export function isCreated(value: unknown): value is Created {
  return (
    isObject(value) &&
    value.type === "created" &&
    hasCreatedMembers(value)
  );
}

function hasCreatedMembers(value: { readonly [name: string]: unknown }): boolean {
  return isDateTime(value.at);
}

/** The value as Created, or everything that is wrong with it. */
export function checkCreated(value: unknown, options?: CheckOptions): CheckResult<Created> {
  return check(isCreated, schemaOfCreated, value, options);
}

/**
 * The value as Created.
 *
 * @throws {ValidationError}
 */
export function parseCreated(value: unknown, options?: CheckOptions): Created {
  return parse("Created", isCreated, schemaOfCreated, value, options);
}

/** Whether a value fits Source. */
export function isSource(value: unknown): value is Source {
  return Number(isSourceCard(value)) + Number(isSourceBankAccount(value)) + Number(isSourceCash(value)) === 1;
}

/** The value as Source, or everything that is wrong with it. */
export function checkSource(value: unknown, options?: CheckOptions): CheckResult<Source> {
  return check(isSource, schemaOfSource, value, options);
}

/**
 * The value as Source.
 *
 * @throws {ValidationError}
 */
export function parseSource(value: unknown, options?: CheckOptions): Source {
  return parse("Source", isSource, schemaOfSource, value, options);
}

/** Whether a value fits SourceCard. */
export function isSourceCard(value: unknown): value is SourceCard {
  return (
    isObject(value) &&
    typeof value.number === "string"
  );
}

/** The value as SourceCard, or everything that is wrong with it. */
export function checkSourceCard(value: unknown, options?: CheckOptions): CheckResult<SourceCard> {
  return check(isSourceCard, schemaOfSourceCard, value, options);
}

/**
 * The value as SourceCard.
 *
 * @throws {ValidationError}
 */
export function parseSourceCard(value: unknown, options?: CheckOptions): SourceCard {
  return parse("SourceCard", isSourceCard, schemaOfSourceCard, value, options);
}

/** Whether a value fits SourceBankAccount. */
export function isSourceBankAccount(value: unknown): value is SourceBankAccount {
  return (
    isObject(value) &&
    typeof value.iban === "string"
  );
}

/** The value as SourceBankAccount, or everything that is wrong with it. */
export function checkSourceBankAccount(value: unknown, options?: CheckOptions): CheckResult<SourceBankAccount> {
  return check(isSourceBankAccount, schemaOfSourceBankAccount, value, options);
}

/**
 * The value as SourceBankAccount.
 *
 * @throws {ValidationError}
 */
export function parseSourceBankAccount(value: unknown, options?: CheckOptions): SourceBankAccount {
  return parse("SourceBankAccount", isSourceBankAccount, schemaOfSourceBankAccount, value, options);
}

/** Whether a value fits SourceCash. */
export function isSourceCash(value: unknown): value is SourceCash {
  return (
    isObject(value) &&
    value.kind === "cash"
  );
}

/** The value as SourceCash, or everything that is wrong with it. */
export function checkSourceCash(value: unknown, options?: CheckOptions): CheckResult<SourceCash> {
  return check(isSourceCash, schemaOfSourceCash, value, options);
}

/**
 * The value as SourceCash.
 *
 * @throws {ValidationError}
 */
export function parseSourceCash(value: unknown, options?: CheckOptions): SourceCash {
  return parse("SourceCash", isSourceCash, schemaOfSourceCash, value, options);
}

/** Whether a value fits Contact. */
export function isContact(value: unknown): value is Contact {
  if (!isObject(value)) return false;
  const { email, phone } = value;
  return (
    (email === undefined || isEmail(email)) &&
    (phone === undefined || typeof phone === "string") &&
    (email !== undefined || phone !== undefined)
  );
}

/** The value as Contact, or everything that is wrong with it. */
export function checkContact(value: unknown, options?: CheckOptions): CheckResult<Contact> {
  return check(isContact, schemaOfContact, value, options);
}

/**
 * The value as Contact.
 *
 * @throws {ValidationError}
 */
export function parseContact(value: unknown, options?: CheckOptions): Contact {
  return parse("Contact", isContact, schemaOfContact, value, options);
}

/** Whether a value fits Subject. */
export function isSubject(value: unknown): value is Subject {
  if (!isObject(value)) return false;
  const { id, slug } = value;
  return (
    (id === undefined || isInteger(id)) &&
    (slug === undefined || typeof slug === "string") &&
    Number(id !== undefined) + Number(slug !== undefined) === 1
  );
}

/** The value as Subject, or everything that is wrong with it. */
export function checkSubject(value: unknown, options?: CheckOptions): CheckResult<Subject> {
  return check(isSubject, schemaOfSubject, value, options);
}

/**
 * The value as Subject.
 *
 * @throws {ValidationError}
 */
export function parseSubject(value: unknown, options?: CheckOptions): Subject {
  return parse("Subject", isSubject, schemaOfSubject, value, options);
}
