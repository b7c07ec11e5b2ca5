import type {InputError} from "../../errors.js";
import type {Token} from "./lexer.js";
import {formulaError, tokenize} from "./lexer.js";

/** Walks through the tokens of a formula, one look ahead. */
export interface TokenReader {
  readonly next: Token;
  /** The token, and one further. */
  take(): Token;
  /** Takes the sign when it is next. */
  takeSign(sign: string): boolean;
  /** Takes the sign, or throws saying what was expected. */
  expectSign(sign: string, after: string): void;
  isSign(...signs: readonly string[]): boolean;
  /** The sign after the next token. */
  followedBy(sign: string): boolean;
  /** An InputError at the next token. */
  error(message: string, token?: Token): InputError;
}

export function readTokens(text: string): TokenReader {
  const tokens = tokenize(text);
  let index = 0;
  const at = (offset: number): Token => tokens[Math.min(index + offset, tokens.length - 1)] as Token;
  const isSign = (...signs: readonly string[]): boolean => at(0).type === "sign" && signs.includes(at(0).value);
  const reader: TokenReader = {
    get next() {
      return at(0);
    },
    take() {
      const token = at(0);
      index++;
      return token;
    },
    takeSign(sign) {
      if (!isSign(sign)) return false;
      index++;
      return true;
    },
    expectSign(sign, after) {
      if (!reader.takeSign(sign)) throw reader.error(`"${sign}" expected ${after}`);
    },
    isSign,
    followedBy: (sign) => at(1).type === "sign" && at(1).value === sign,
    error: (message, token = at(0)) => formulaError(message, text, token.at)
  };
  return reader;
}
