// The contract's types are writable; what is answered from memory must not be written to.

/** `Value` with every property and array of it read-only. */
export type Unwritable<Value> = Value extends object
  ? { readonly [Key in keyof Value]: Unwritable<Value[Key]> }
  : Value;
