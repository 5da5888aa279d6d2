// What a source file refers to: the modules that it imports, in every form that TypeScript has, and the globals that
// it names. It must not know what is allowed.

import { parseSync, Visitor } from 'vite';

export interface References {
  /** Module specifiers as written, each once. */
  readonly modules: ReadonlySet<string>;
  /** Names used as variables; a local variable of the same name counts too. */
  readonly names: ReadonlySet<string>;
}

const GLOBAL_OBJECTS = new Set(['globalThis', 'window', 'self']);

/** Reads the references of a TypeScript or JavaScript source. Throws when it does not parse. */
export function referencesOf(path: string, source: string): References {
  const { program, errors } = parseSync(path, source);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${path}: ${error.message}`);

  const modules = new Set<string>();
  const names = new Set<string>();
  const labels = new Set<object>();
  const addModule = (source: object | null): void => {
    if (source !== null && 'value' in source && typeof source.value === 'string') modules.add(source.value);
  };
  const addLabel = ({ key, computed }: { key: object; computed: boolean }): void => {
    if (!computed) labels.add(key);
  };

  new Visitor({
    ImportDeclaration: ({ source }) => addModule(source),
    ExportNamedDeclaration: ({ source }) => addModule(source),
    ExportAllDeclaration: ({ source }) => addModule(source),
    ImportExpression: ({ source }) => addModule(source),
    TSImportType: ({ source }) => addModule(source),
    TSExternalModuleReference: ({ expression }) => addModule(expression),
    CallExpression: ({ callee, arguments: [first] }) => {
      if (callee.type === 'Identifier' && callee.name === 'require') addModule(first ?? null);
    },
    // The x of `a.x`, `{x: 1}`, `class {x = 1}` and the like names a property, not a variable.
    MemberExpression: ({ object, property, computed }) => {
      if (computed) return;
      const ofGlobal = object.type === 'Identifier' && GLOBAL_OBJECTS.has(object.name);
      if (!ofGlobal) labels.add(property);
    },
    Property: (node) => {
      if (!node.shorthand) addLabel(node);
    },
    MethodDefinition: addLabel,
    PropertyDefinition: addLabel,
    TSPropertySignature: addLabel,
    TSMethodSignature: addLabel,
    Identifier: (node) => {
      if (!labels.has(node)) names.add(node.name);
    },
  }).visit(program);
  return { modules, names };
}
