import type {Frame} from "../../models/statistics/types.js";

/** A table without what only a page needs, so that little is copied to the worker. */
export const bareFrame = ({length, columns}: Frame): Frame => ({length, columns});
