export const WORDS = ["値", "value"];
