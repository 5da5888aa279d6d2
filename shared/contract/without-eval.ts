/**
 * Tells zod not to write parsers as code. The pages' policy forbids eval: zod would try, be refused and be reported, when the
 * first schema is made. So this is imported before any is.
 */
import { config } from 'zod';

config({ jitless: true });
