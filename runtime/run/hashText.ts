/** SHA-256 of a text in UTF-8, as 64 lower-case hex digits; handed in by the host, which has it natively. */
export type HashText = (text: string) => string;
