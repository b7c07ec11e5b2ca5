import {canonical} from "../canonical.js";
import type {Session} from "./format.js";
import type {NamedSession} from "./merge.js";
import {naturalOrder, type Version} from "./versions.js";

/** Something said after the moment until which it was blind. */
export interface Late {
  part: "expectations" | "readings";
  participant: string;
  question: string;
  at: string;
  /** Of an expectation: when figures came on screen; of a reading: when readings were laid together. */
  limit: string;
  device: string | null;
}

/** Something that came more than once. */
export interface Double {
  /** `same`: nothing new; `other`: another version, which does not count; `names`: one code for two names. */
  kind: "same" | "other" | "names";
  part: string;
  /** What it is of, such as the question and the participant; of `same` how many there are. */
  key: string;
  /** Of `same`: the file that brought nothing new, and the one that had it. */
  file: string | null;
  firstIn: string | null;
}

/** Expectations and first readings that came too late to be blind, in order. Without moments nothing is late. */
export function lateOf(session: Pick<Session, "questions" | "expectations" | "readings">): Late[] {
  const questions = new Map(session.questions.map((question) => [question.id, question]));
  return (["expectations", "readings"] as const).flatMap((part) =>
    session[part].flatMap(({participant, question, at, device}): Late[] => {
      const asked = questions.get(question);
      const limit = part === "expectations" ? asked?.revealed : asked?.closed;
      if (at === undefined || limit === undefined || !(Date.parse(at) > Date.parse(limit))) return [];
      return [{part, participant, question, at, limit, device: device ?? null}];
    })
  );
}

const spoken = ["expectations", "readings", "votes"];

/** What came twice: files that bring what another had (the facilitator's own comes first), and versions that do not count. */
export function doublesOf(
  files: readonly NamedSession[],
  merged: Session,
  versionsOf: (session: Session) => Version[]
): Double[] {
  const sorted = files
    .map(({file, session}) => ({
      file,
      session,
      order: `${session.contribution === undefined ? 0 : 1}${canonical(session)}`
    }))
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : naturalOrder(a.file, b.file)));
  const holder = new Map<string, string>();
  const same = new Map<string, Double>();
  for (const {file, session} of sorted) {
    const own = new Map(versionsOf(session).map((version) => [canonical(version), version.part]));
    for (const [text, part] of own) {
      const firstIn = holder.get(text);
      if (firstIn === undefined) holder.set(text, file);
      else if (spoken.includes(part)) {
        const key = canonical([file, firstIn, part]);
        const count = Number(same.get(key)?.key ?? 0) + 1;
        same.set(key, {kind: "same", part, key: String(count), file, firstIn});
      }
    }
  }
  const others = merged.superseded.flatMap(({part, key}): Double[] => {
    if (part === "participants") return [{kind: "names", part, key, file: null, firstIn: null}];
    return spoken.includes(part) ? [{kind: "other", part, key, file: null, firstIn: null}] : [];
  });
  return [...same.values(), ...others];
}
