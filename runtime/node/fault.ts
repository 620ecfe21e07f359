/** The fault lives with the document, where screenplay readers and media builders may reach it; nodes import it from here. */
export { Fault, faultClasses, type FaultClass } from '../graph/fault.ts';
