import {z} from "zod";

const text = z.string().min(1);
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower case letters, digits and -");
const region = z.string().regex(/^(CR|PV)\d{2}$/, "a COROP area or a province, as CR12 or PV28");
const year = z.int().min(1900).max(2100);

const provenance = {
  source: text,
  confidence: z.enum(["high", "medium", "low"]),
  /** Still to be checked: shown as such and not scored. */
  verify: z.boolean().optional(),
  note: text.optional()
};

/** What others published of regions under the variants of one publication. */
export const regionalSchema = z.strictObject({
  publication: id,
  /** Unemployment of a region at its highest, in the publication's own definition. */
  maxima: z.array(
    z.strictObject({
      region,
      name: text,
      /** Level of the base year in that definition, % of the labour force. */
      base: z.strictObject({value: z.number().min(0).max(100), source: text}),
      values: z.array(
        z.strictObject({variant: id, value: z.number().min(0).max(100), high: z.number().max(100).optional()})
      ),
      ...provenance
    })
  ),
  /** Regions that fall most, as a set: their own order is not known. */
  hardest: z.array(
    z.strictObject({
      level: z.enum(["corop", "provincie"]),
      year,
      variants: z.array(id),
      regions: z.array(region).min(1),
      ...provenance
    })
  ),
  /** A region that falls less than the country. */
  milder: z.array(z.strictObject({region, name: text, year, variants: z.array(id), ...provenance})),
  /** Growth of a region beside that of the country in another forecast, held against a variant with the same fall. */
  falls: z.array(
    z.strictObject({region, name: text, year, own: z.number(), country: z.number(), variant: id, ...provenance})
  )
});

export type RegionalPublished = z.infer<typeof regionalSchema>;
