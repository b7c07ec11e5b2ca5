/** Stands before what is handed out, in the part of an address that a browser never sends anywhere. */
export const joinMark = "#deel=";

/** Whether the end of an address brings a session along. */
export const isJoinFragment = (fragment: string): boolean => fragment.startsWith(joinMark);
