/** A token bucket for each shop, as the platform's limits are: so many at once, filled again at a steady rate. */
import { Refusal } from './rules/refusal.ts';

export interface RateLimitRule {
  /** How many requests may come at once. */
  readonly burst: number;
  /** How many are allowed each second in the long run. */
  readonly perSecond: number;
}

export interface RateLimit {
  /** Counts a request; refuses it with the wait after which the next one fits. */
  take(key: string, now: number): void;
  /** Sets another rule, or none; every bucket is full again. */
  set(rule: RateLimitRule | null): void;
}

export function createRateLimit(initial: RateLimitRule | null): RateLimit {
  let rule = initial;
  const buckets = new Map<string, { left: number; time: number }>();
  return {
    take(key, now) {
      if (!rule) return;
      const bucket = buckets.get(key) ?? { left: rule.burst, time: now };
      const left = Math.min(rule.burst, bucket.left + Math.max(0, now - bucket.time) * rule.perSecond);
      buckets.set(key, { left: left < 1 ? left : left - 1, time: now });
      if (left < 1) {
        throw new Refusal('RATE_LIMITED', {
          retryAfter: Math.max(1, Math.ceil((1 - left) / rule.perSecond)),
        });
      }
    },
    set(next) {
      rule = next;
      buckets.clear();
    },
  };
}
