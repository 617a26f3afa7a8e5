/*
 * The validators of Narrowed values. For each type: is… tells whether a value fits,
 * check… gives the value or everything that is wrong with it, parse… gives the value or throws a ValidationError.
 */
import {
  schemaOfBoth,
  schemaOfCard,
  schemaOfCardOption1,
  schemaOfCardOption2,
  schemaOfChoice,
  schemaOfCold,
  schemaOfColour,
  schemaOfEven,
  schemaOfKnown,
  schemaOfLetter,
  schemaOfMixed,
  schemaOfNever,
  schemaOfNoList,
  schemaOfNothing,
  schemaOfPairs,
  schemaOfPayment,
  schemaOfPaymentOption2,
  schemaOfPlace,
  schemaOfPlaces,
  schemaOfPrimes,
  schemaOfRule,
  schemaOfSize,
  schemaOfTraced,
  schemaOfTracedOption2,
  schemaOfTracedOption3,
  schemaOfWarm,
} from "./definitions.ts";
import {
  check,
  type CheckOptions,
  type CheckResult,
  everyMember,
  hasOnly,
  isBoolean,
  isEqual,
  isInteger,
  isNoLongerThan,
  isNull,
  isNumber,
  isObject,
  isString,
  itemsPass,
  parse,
} from "./runtime/index.ts";
import type {
  Both,
  Card,
  CardOption1,
  CardOption2,
  Choice,
  Cold,
  Colour,
  Even,
  Known,
  Letter,
  Mixed,
  Never,
  NoList,
  Nothing,
  Pairs,
  Payment,
  PaymentOption2,
  Place,
  Places,
  Primes,
  Rule,
  Size,
  Traced,
  TracedOption2,
  TracedOption3,
  Warm,
} from "./schemas.ts";

/** Whether a value fits Size. */
export function isSize(value: unknown): value is Size {
  return value === "s" || value === "m";
}

/** The value as Size, or everything that is wrong with it. */
export function checkSize(value: unknown, options?: CheckOptions): CheckResult<Size> {
  return check(isSize, schemaOfSize, value, options);
}

/**
 * The value as Size.
 *
 * @throws {ValidationError}
 */
export function parseSize(value: unknown, options?: CheckOptions): Size {
  return parse("Size", isSize, schemaOfSize, value, options);
}

/** Whether a value fits Mixed. */
export function isMixed(value: unknown): value is Mixed {
  return value === "a" || value === 1;
}

/** The value as Mixed, or everything that is wrong with it. */
export function checkMixed(value: unknown, options?: CheckOptions): CheckResult<Mixed> {
  return check(isMixed, schemaOfMixed, value, options);
}

/**
 * The value as Mixed.
 *
 * @throws {ValidationError}
 */
export function parseMixed(value: unknown, options?: CheckOptions): Mixed {
  return parse("Mixed", isMixed, schemaOfMixed, value, options);
}

/** Whether a value fits Colour. */
export function isColour(value: unknown): value is Colour {
  return value === "red" || value === "green" || value === "blue";
}

/** The value as Colour, or everything that is wrong with it. */
export function checkColour(value: unknown, options?: CheckOptions): CheckResult<Colour> {
  return check(isColour, schemaOfColour, value, options);
}

/**
 * The value as Colour.
 *
 * @throws {ValidationError}
 */
export function parseColour(value: unknown, options?: CheckOptions): Colour {
  return parse("Colour", isColour, schemaOfColour, value, options);
}

/** Whether a value fits Warm. */
export function isWarm(value: unknown): value is Warm {
  return isColour(value) && isWarmPart2(value);
}

function isWarmPart2(value: unknown): boolean {
  return value === "red" || value === "orange";
}

/** The value as Warm, or everything that is wrong with it. */
export function checkWarm(value: unknown, options?: CheckOptions): CheckResult<Warm> {
  return check(isWarm, schemaOfWarm, value, options);
}

/**
 * The value as Warm.
 *
 * @throws {ValidationError}
 */
export function parseWarm(value: unknown, options?: CheckOptions): Warm {
  return parse("Warm", isWarm, schemaOfWarm, value, options);
}

/** Whether a value fits Cold. */
export function isCold(value: unknown): value is Cold {
  return (typeof value !== "string" || value !== "") && isColour(value) && !isColdNot(value);
}

function isColdNot(value: unknown): boolean {
  return value === "red";
}

/** The value as Cold, or everything that is wrong with it. */
export function checkCold(value: unknown, options?: CheckOptions): CheckResult<Cold> {
  return check(isCold, schemaOfCold, value, options);
}

/**
 * The value as Cold.
 *
 * @throws {ValidationError}
 */
export function parseCold(value: unknown, options?: CheckOptions): Cold {
  return parse("Cold", isCold, schemaOfCold, value, options);
}

/** Whether a value fits Never. */
export function isNever(value: unknown): value is Never {
  return value === "a" && isNeverPart2(value);
}

function isNeverPart2(value: unknown): boolean {
  return value === "b";
}

/** The value as Never, or everything that is wrong with it. */
export function checkNever(value: unknown, options?: CheckOptions): CheckResult<Never> {
  return check(isNever, schemaOfNever, value, options);
}

/**
 * The value as Never.
 *
 * @throws {ValidationError}
 */
export function parseNever(value: unknown, options?: CheckOptions): Never {
  return parse("Never", isNever, schemaOfNever, value, options);
}

/** Whether a value fits Even. */
export function isEven(value: unknown): value is Even {
  return isInteger(value) && !(value === 1 || value === 3 || value === 5);
}

/** The value as Even, or everything that is wrong with it. */
export function checkEven(value: unknown, options?: CheckOptions): CheckResult<Even> {
  return check(isEven, schemaOfEven, value, options);
}

/**
 * The value as Even.
 *
 * @throws {ValidationError}
 */
export function parseEven(value: unknown, options?: CheckOptions): Even {
  return parse("Even", isEven, schemaOfEven, value, options);
}

/** Whether a value fits Places. */
export function isPlaces(value: unknown): value is Places {
  if (!(isEqual(value, placesValue) || isEqual(value, placesValue2)) || !isObject(value)) return false;
  const { id } = value;
  return (
    id === undefined ||
    (typeof id === "string" && isNoLongerThan(id, 3))
  );
}

const placesValue: unknown = { id: "a" };
const placesValue2: unknown = { id: "b" };

/** The value as Places, or everything that is wrong with it. */
export function checkPlaces(value: unknown, options?: CheckOptions): CheckResult<Places> {
  return check(isPlaces, schemaOfPlaces, value, options);
}

/**
 * The value as Places.
 *
 * @throws {ValidationError}
 */
export function parsePlaces(value: unknown, options?: CheckOptions): Places {
  return parse("Places", isPlaces, schemaOfPlaces, value, options);
}

/** Whether a value fits Place. */
export function isPlace(value: unknown): value is Place {
  return (
    isEqual(value, placeValue) &&
    isObject(value) &&
    value.id !== undefined
  );
}

const placeValue: unknown = { id: "a" };

/** The value as Place, or everything that is wrong with it. */
export function checkPlace(value: unknown, options?: CheckOptions): CheckResult<Place> {
  return check(isPlace, schemaOfPlace, value, options);
}

/**
 * The value as Place.
 *
 * @throws {ValidationError}
 */
export function parsePlace(value: unknown, options?: CheckOptions): Place {
  return parse("Place", isPlace, schemaOfPlace, value, options);
}

/** Whether a value fits Pairs. */
export function isPairs(value: unknown): value is Pairs {
  return (
    (isEqual(value, pairsValue) || isEqual(value, pairsValue2)) &&
    Array.isArray(value) &&
    value.length >= 2
  );
}

const pairsValue: unknown = [1, 2];
const pairsValue2: unknown = [3, 4];

/** The value as Pairs, or everything that is wrong with it. */
export function checkPairs(value: unknown, options?: CheckOptions): CheckResult<Pairs> {
  return check(isPairs, schemaOfPairs, value, options);
}

/**
 * The value as Pairs.
 *
 * @throws {ValidationError}
 */
export function parsePairs(value: unknown, options?: CheckOptions): Pairs {
  return parse("Pairs", isPairs, schemaOfPairs, value, options);
}

/** Whether a value fits Letter. */
export function isLetter(value: unknown): value is Letter {
  return (
    letterValues.has(value) &&
    typeof value === "string" &&
    value.length > 0 &&
    letterPattern.test(value)
  );
}

const letterValues = /*@__PURE__*/ new Set<unknown>(["a", "b", "c", "d", "e", "f", "g", "h", "i"]);
const letterPattern = /^[a-h]/u;

/** The value as Letter, or everything that is wrong with it. */
export function checkLetter(value: unknown, options?: CheckOptions): CheckResult<Letter> {
  return check(isLetter, schemaOfLetter, value, options);
}

/**
 * The value as Letter.
 *
 * @throws {ValidationError}
 */
export function parseLetter(value: unknown, options?: CheckOptions): Letter {
  return parse("Letter", isLetter, schemaOfLetter, value, options);
}

/** Whether a value fits Primes. */
export function isPrimes(value: unknown): value is Primes {
  return primesValues.has(value) && isNumber(value) && value >= 3;
}

const primesValues = /*@__PURE__*/ new Set<unknown>([2, 3, 5, 7, 11, 13, 17, 19, 23]);

/** The value as Primes, or everything that is wrong with it. */
export function checkPrimes(value: unknown, options?: CheckOptions): CheckResult<Primes> {
  return check(isPrimes, schemaOfPrimes, value, options);
}

/**
 * The value as Primes.
 *
 * @throws {ValidationError}
 */
export function parsePrimes(value: unknown, options?: CheckOptions): Primes {
  return parse("Primes", isPrimes, schemaOfPrimes, value, options);
}

/** Whether a value fits Known. */
export function isKnown(value: unknown): value is Known {
  return (
    (isEqual(value, knownValue) || isEqual(value, knownValue2)) &&
    isObject(value) &&
    (value.id === undefined || typeof value.id === "string") &&
    (!isObject(value) || hasOnly(value, knownNames))
  );
}

const knownValue: unknown = { id: "a" };
const knownValue2: unknown = { id: "b" };
const knownNames = /*@__PURE__*/ new Set<string>(["id"]);

/** The value as Known, or everything that is wrong with it. */
export function checkKnown(value: unknown, options?: CheckOptions): CheckResult<Known> {
  return check(isKnown, schemaOfKnown, value, options);
}

/**
 * The value as Known.
 *
 * @throws {ValidationError}
 */
export function parseKnown(value: unknown, options?: CheckOptions): Known {
  return parse("Known", isKnown, schemaOfKnown, value, options);
}

/** Whether a value fits Choice. */
export function isChoice(value: unknown): value is Choice {
  return (
    (value === "a" || value === "b" || value === "c") &&
    (isChoiceIf(value) ? isChoiceThen(value) : isChoiceElse(value))
  );
}

function isChoiceIf(value: unknown): boolean {
  return value === "a";
}

function isChoiceThen(value: unknown): boolean {
  return value !== "b";
}

function isChoiceElse(value: unknown): boolean {
  return value === "b" || value === "c";
}

/** The value as Choice, or everything that is wrong with it. */
export function checkChoice(value: unknown, options?: CheckOptions): CheckResult<Choice> {
  return check(isChoice, schemaOfChoice, value, options);
}

/**
 * The value as Choice.
 *
 * @throws {ValidationError}
 */
export function parseChoice(value: unknown, options?: CheckOptions): Choice {
  return parse("Choice", isChoice, schemaOfChoice, value, options);
}

/** Whether a value fits Both. */
export function isBoth(value: unknown): value is Both {
  return (
    (value === "a" || value === "b") &&
    Number(isBothOption1(value)) + Number(isBothOption2(value)) === 1
  );
}

function isBothOption1(value: unknown): boolean {
  return value === "a";
}

function isBothOption2(value: unknown): boolean {
  return value === "c";
}

/** The value as Both, or everything that is wrong with it. */
export function checkBoth(value: unknown, options?: CheckOptions): CheckResult<Both> {
  return check(isBoth, schemaOfBoth, value, options);
}

/**
 * The value as Both.
 *
 * @throws {ValidationError}
 */
export function parseBoth(value: unknown, options?: CheckOptions): Both {
  return parse("Both", isBoth, schemaOfBoth, value, options);
}

/** Whether a value fits Nothing. */
export function isNothing(value: unknown): value is Nothing {
  return value === null;
}

/** The value as Nothing, or everything that is wrong with it. */
export function checkNothing(value: unknown, options?: CheckOptions): CheckResult<Nothing> {
  return check(isNothing, schemaOfNothing, value, options);
}

/**
 * The value as Nothing.
 *
 * @throws {ValidationError}
 */
export function parseNothing(value: unknown, options?: CheckOptions): Nothing {
  return parse("Nothing", isNothing, schemaOfNothing, value, options);
}

/** Whether a value fits NoList. */
export function isNoList(value: unknown): value is NoList {
  return Array.isArray(value) && isNothing(value);
}

/** The value as NoList, or everything that is wrong with it. */
export function checkNoList(value: unknown, options?: CheckOptions): CheckResult<NoList> {
  return check(isNoList, schemaOfNoList, value, options);
}

/**
 * The value as NoList.
 *
 * @throws {ValidationError}
 */
export function parseNoList(value: unknown, options?: CheckOptions): NoList {
  return parse("NoList", isNoList, schemaOfNoList, value, options);
}

/** Whether a value fits Traced. */
export function isTraced(value: unknown): value is Traced {
  return isEvaluatedTraced(value);
}

function isTracedOption1(value: unknown): boolean {
  return Array.isArray(value) && (value.length <= 0 || isString(value[0]));
}

function isTracedElse(_value: unknown): boolean {
  return true;
}

function isEvaluatedTraced(value: unknown): boolean {
  const option1 = isTracedOption1(value);
  const option2 = isTracedOption2(value);
  const option3 = isTracedOption3(value);
  const condition = isNull(value);
  return (
    (value === null || Array.isArray(value) || isObject(value)) &&
    (option1 || option2 || option3) &&
    (condition || isTracedElse(value)) &&
    (!isObject(value) ||
      everyMember(
        value,
        (name) =>
          (name === "a" && option2) || (name === "b" && option3) || (name === "c" && !condition),
      )) &&
    itemsPass(value, (item, index) => (index < 1 && option1) || isInteger(item))
  );
}

/** The value as Traced, or everything that is wrong with it. */
export function checkTraced(value: unknown, options?: CheckOptions): CheckResult<Traced> {
  return check(isTraced, schemaOfTraced, value, options);
}

/**
 * The value as Traced.
 *
 * @throws {ValidationError}
 */
export function parseTraced(value: unknown, options?: CheckOptions): Traced {
  return parse("Traced", isTraced, schemaOfTraced, value, options);
}

/** Whether a value fits TracedOption2. */
export function isTracedOption2(value: unknown): value is TracedOption2 {
  return value === null;
}

/** The value as TracedOption2, or everything that is wrong with it. */
export function checkTracedOption2(value: unknown, options?: CheckOptions): CheckResult<TracedOption2> {
  return check(isTracedOption2, schemaOfTracedOption2, value, options);
}

/**
 * The value as TracedOption2.
 *
 * @throws {ValidationError}
 */
export function parseTracedOption2(value: unknown, options?: CheckOptions): TracedOption2 {
  return parse("TracedOption2", isTracedOption2, schemaOfTracedOption2, value, options);
}

/** Whether a value fits TracedOption3. */
export function isTracedOption3(value: unknown): value is TracedOption3 {
  return (
    isObject(value) &&
    (value.b === "a" || value.b === "b")
  );
}

/** The value as TracedOption3, or everything that is wrong with it. */
export function checkTracedOption3(value: unknown, options?: CheckOptions): CheckResult<TracedOption3> {
  return check(isTracedOption3, schemaOfTracedOption3, value, options);
}

/**
 * The value as TracedOption3.
 *
 * @throws {ValidationError}
 */
export function parseTracedOption3(value: unknown, options?: CheckOptions): TracedOption3 {
  return parse("TracedOption3", isTracedOption3, schemaOfTracedOption3, value, options);
}

/** Whether a value fits Card. */
export function isCard(value: unknown): value is Card {
  return isEvaluatedCard(value);
}

function isEvaluatedCard(value: unknown): boolean {
  const option1 = isCardOption1(value);
  const option2 = isCardOption2(value);
  return (
    isObject(value) &&
    (value.kind === undefined || typeof value.kind === "string") &&
    (option1 || option2) &&
    everyMember(
      value,
      (name) =>
        name === "kind" || (name === "number" && option1) || (name === "token" && option2),
    )
  );
}

/** The value as Card, or everything that is wrong with it. */
export function checkCard(value: unknown, options?: CheckOptions): CheckResult<Card> {
  return check(isCard, schemaOfCard, value, options);
}

/**
 * The value as Card.
 *
 * @throws {ValidationError}
 */
export function parseCard(value: unknown, options?: CheckOptions): Card {
  return parse("Card", isCard, schemaOfCard, value, options);
}

/** Whether a value fits CardOption1. */
export function isCardOption1(value: unknown): value is CardOption1 {
  return (
    isObject(value) &&
    typeof value.number === "string"
  );
}

/** The value as CardOption1, or everything that is wrong with it. */
export function checkCardOption1(value: unknown, options?: CheckOptions): CheckResult<CardOption1> {
  return check(isCardOption1, schemaOfCardOption1, value, options);
}

/**
 * The value as CardOption1.
 *
 * @throws {ValidationError}
 */
export function parseCardOption1(value: unknown, options?: CheckOptions): CardOption1 {
  return parse("CardOption1", isCardOption1, schemaOfCardOption1, value, options);
}

/** Whether a value fits CardOption2. */
export function isCardOption2(value: unknown): value is CardOption2 {
  return (
    isObject(value) &&
    typeof value.token === "string"
  );
}

/** The value as CardOption2, or everything that is wrong with it. */
export function checkCardOption2(value: unknown, options?: CheckOptions): CheckResult<CardOption2> {
  return check(isCardOption2, schemaOfCardOption2, value, options);
}

/**
 * The value as CardOption2.
 *
 * @throws {ValidationError}
 */
export function parseCardOption2(value: unknown, options?: CheckOptions): CardOption2 {
  return parse("CardOption2", isCardOption2, schemaOfCardOption2, value, options);
}

/** Whether a value fits Payment. */
export function isPayment(value: unknown): value is Payment {
  return isEvaluatedPayment(value);
}

function isPaymentOption1Itself(value: unknown): boolean {
  return isObject(value) && (value.kind === undefined || typeof value.kind === "string");
}

function isEvaluatedPayment(value: unknown): boolean {
  const option1Option1 = isCardOption1(value);
  const option1Option2 = isCardOption2(value);
  const option1 =
    isPaymentOption1Itself(value) &&
    (option1Option1 || option1Option2) &&
    (!isObject(value) ||
      everyMember(
        value,
        (name) =>
          name === "kind" || (name === "number" && option1Option1) || (name === "token" && option1Option2),
      ));
  const option2 = isPaymentOption2(value);
  return (
    isObject(value) &&
    (option1 || option2) &&
    everyMember(value, (name) => option1 || (name === "iban" && option2))
  );
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

/** Whether a value fits PaymentOption2. */
export function isPaymentOption2(value: unknown): value is PaymentOption2 {
  return (
    isObject(value) &&
    typeof value.iban === "string"
  );
}

/** The value as PaymentOption2, or everything that is wrong with it. */
export function checkPaymentOption2(value: unknown, options?: CheckOptions): CheckResult<PaymentOption2> {
  return check(isPaymentOption2, schemaOfPaymentOption2, value, options);
}

/**
 * The value as PaymentOption2.
 *
 * @throws {ValidationError}
 */
export function parsePaymentOption2(value: unknown, options?: CheckOptions): PaymentOption2 {
  return parse("PaymentOption2", isPaymentOption2, schemaOfPaymentOption2, value, options);
}

/** Whether a value fits Rule. */
export function isRule(value: unknown): value is Rule {
  return isEvaluatedRule(value);
}

function isRuleIfItself(value: unknown): boolean {
  return isObject(value) && (value.b === undefined || isInteger(value.b));
}

function isRuleIfOption1(value: unknown): boolean {
  return !isObject(value) || typeof value.x === "string";
}

function isRuleIfOption2(value: unknown): boolean {
  return !isObject(value) || value.y !== undefined;
}

function isRuleThen(value: unknown): boolean {
  return !isObject(value) || value.c === undefined || typeof value.c === "string";
}

function isEvaluatedRule(value: unknown): boolean {
  const ifOption1 = isRuleIfOption1(value);
  const ifOption2 = isRuleIfOption2(value);
  const condition =
    isRuleIfItself(value) &&
    (ifOption1 || ifOption2) &&
    (!isObject(value) ||
      everyMember(
        value,
        (name) =>
          name === "b" || (name === "x" && ifOption1) || (name === "y" && ifOption2),
      ));
  return (
    (!condition || isRuleThen(value)) &&
    (!isObject(value) ||
      everyMember(
        value,
        (name, member) =>
          condition || (name === "c" && condition) || isBoolean(member),
      ))
  );
}

/** The value as Rule, or everything that is wrong with it. */
export function checkRule(value: unknown, options?: CheckOptions): CheckResult<Rule> {
  return check(isRule, schemaOfRule, value, options);
}

/**
 * The value as Rule.
 *
 * @throws {ValidationError}
 */
export function parseRule(value: unknown, options?: CheckOptions): Rule {
  return parse("Rule", isRule, schemaOfRule, value, options);
}
