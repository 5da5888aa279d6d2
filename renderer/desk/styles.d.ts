// Style sheets are imported for their effect: the bundler collects them, TypeScript needs to know only that they exist.
declare module '*.css';
