import {handoutDevice} from "./contribution.js";
import {sessionFormat, sessionSchema, type Session} from "./format.js";

/**
 * What a participant's device gets: questions, the figures and the statements to vote on. No names, nothing anybody said,
 * no votes, and neither owner nor notes of the facilitator.
 */
export function handout({id, title, date, synthetic, theme, region, questions, numbers, statements}: Session): Session {
  return sessionSchema.parse({
    format: sessionFormat,
    ...{id, title, date, synthetic, theme, region, questions, numbers},
    contribution: {device: handoutDevice},
    statements: statements.map(({id: statement, type, text, question}) => ({id: statement, type, text, question}))
  });
}

/** What one device says: the small file that goes back to the facilitator. */
export function ownPart({id, contribution, expectations, readings, votes, participants}: Session): Session {
  const {device = "apparaat", made} = contribution ?? {};
  return sessionSchema.parse({
    format: sessionFormat,
    id,
    contribution: {device, made},
    ...{expectations, readings, votes, participants}
  });
}
