import {InputError} from "../errors.js";
import {sessionFormat, sessionSchema, type Session} from "./format.js";
import {naturalOrder} from "./versions.js";
import {decodeReading} from "./reading-code.js";

/**
 * What a typed code says, as a device's file would: participant p7 for number 7, questions in their natural order.
 *
 * @throws InputError of decodeReading, and (`no-question`) when the code answers more questions than there are
 */
export function codeContribution({id, questions}: Pick<Session, "id" | "questions">, code: string): Session {
  const {part, participant, answers} = decodeReading(id, code);
  const asked = questions.map((question) => question.id).sort(naturalOrder);
  if (answers.length > asked.length)
    throw new InputError(
      "no-question",
      `the code answers ${answers.length} questions; there are ${asked.length}`,
      "code"
    );
  const items = answers.flatMap((answer, at) => {
    if (answer === null) return [];
    const {direction, certainty} = answer;
    return [
      {participant: `p${participant}`, question: asked[at], direction, ...(certainty === null ? {} : {certainty})}
    ];
  });
  return sessionSchema.parse({
    format: sessionFormat,
    id,
    contribution: {device: "code"},
    [part === "reading" ? "readings" : "expectations"]: items
  });
}
