// Says what is there and what lacks, and changes nothing. Exit code 1 when something lacks.
import { allFindings, printFindings } from './findings.mjs';

const findings = allFindings(process.env);
printFindings(findings);
process.exitCode = findings.every((finding) => finding.ok) ? 0 : 1;
