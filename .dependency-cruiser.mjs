// Who may import whom. The rules of docs: units <- domain <- protocols <- query/server/hooks <- components <- app.
// scripts/borders.test.ts proves that each rule catches what it forbids.

const TESTS = '\\.test(\\.fixture)?\\.tsx?$';

/** Npm packages and Node's own modules, as dependency-cruiser classifies them. */
const PACKAGES = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Files that import each other can only be understood, tested and moved together.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere is not checked by any other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-import-of-tests',
      comment: 'Tests and journeys are read by nobody but their runner.',
      severity: 'error',
      from: { pathNot: `^e2e/|${TESTS}` },
      to: { path: `^e2e/|${TESTS}` },
    },
    {
      name: 'units-stand-alone',
      comment: 'lib/units is the ground everything stands on: it imports nothing but itself.',
      severity: 'error',
      from: { path: '^lib/units/', pathNot: TESTS },
      to: { pathNot: '^lib/units/' },
    },
    {
      name: 'domain-is-pure',
      comment: 'lib/domain is maths with time as an argument: only units, results and itself; no package, no Node.',
      severity: 'error',
      from: { path: '^lib/domain/', pathNot: TESTS },
      to: { pathNot: '^lib/(units|domain)/|^lib/(result|errors)\\.ts$' },
    },
    {
      name: 'protocols-describe',
      comment: 'Adapters return reads, quotes and steps as data; they hold no client, hook, page or server.',
      severity: 'error',
      from: { path: '^lib/protocols/', pathNot: TESTS },
      to: { path: '^(app|components|hooks|devnet|scripts)/|^lib/(server|query|tx|format)/' },
    },
    {
      name: 'protocols-use-only-viem',
      comment: 'The only package of an adapter is viem, for its types and its pure ABI and encoding functions.',
      severity: 'error',
      from: { path: '^lib/protocols/', pathNot: TESTS },
      to: { dependencyTypes: PACKAGES, pathNot: '^node_modules/viem/' },
    },
    {
      name: 'protocols-without-viem-clients',
      comment:
        'Clients, transports, chains and actions do I/O; one reader in lib/chain executes what adapters describe.',
      severity: 'error',
      from: { path: '^lib/protocols/', pathNot: TESTS },
      to: { path: '^node_modules/viem/_esm/(actions|clients|chains|accounts)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'chain-below-features',
      comment: 'lib/chain reads; it knows no page, no component, no server state.',
      severity: 'error',
      from: { path: '^lib/(chain|format|tx)/', pathNot: TESTS },
      to: { path: '^(app|components|hooks|devnet|scripts)/|^lib/(server|query)/' },
    },
    {
      name: 'react-only-in-the-interface',
      comment: 'React, wagmi, RainbowKit and TanStack live in hooks, components, app and lib/query.',
      severity: 'error',
      from: { pathNot: '^(app|components|hooks)/|^lib/query/' },
      to: { path: '^node_modules/(@types/)?(react|react-dom|wagmi|@wagmi|@rainbow-me|@tanstack)(/|$)' },
    },
    {
      name: 'node-only-on-the-server',
      comment: "Node's modules exist on the server, in the devnet and in scripts, not in a browser.",
      severity: 'error',
      from: {
        path: '^(app|components|hooks|lib)/',
        pathNot: `^lib/server/|^app/.*/route\\.ts$|${TESTS}`,
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'browser-without-server',
      comment: 'Components and hooks run in the browser, where lib/server has neither its secrets nor its modules.',
      severity: 'error',
      from: { path: '^(components|hooks)/|^lib/(?!server/)' },
      to: { path: '^lib/server/' },
    },
    {
      name: 'client-code-never-reaches-the-server',
      comment: 'The same across any number of steps: what a component or hook pulls in must not lead to lib/server.',
      severity: 'error',
      from: { path: '^(components|hooks)/' },
      to: { path: '^lib/server/', reachable: true },
    },
    {
      name: 'ui-knows-no-feature',
      comment: 'Primitives and charts get what they show as props; they know no feature, protocol, chain or page.',
      severity: 'error',
      from: { path: '^components/(ui|charts)/' },
      to: { path: '^components/(features|layout)/|^(app|hooks)/|^lib/(protocols|chain|server|query|tx)/' },
    },
    {
      name: 'features-stand-apart',
      comment: 'A feature never imports another feature; what two of them share moves to hooks, ui or lib.',
      severity: 'error',
      from: { path: '^components/features/([^/]+)/' },
      to: { path: '^components/features/', pathNot: '^components/features/$1/' },
    },
    {
      name: 'app-is-the-top',
      comment: 'Routes are put together from the rest; nothing is built on a route.',
      severity: 'error',
      from: { path: '^(components|hooks|lib|devnet|scripts)/' },
      to: { path: '^app/' },
    },
    {
      name: 'components-above-hooks-and-lib',
      comment: 'Hooks and lib know nothing of what renders them.',
      severity: 'error',
      from: { path: '^(hooks|lib)/' },
      to: { path: '^components/' },
    },
    {
      name: 'lib-below-hooks',
      comment: 'lib is usable without React; hooks adapt it.',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^hooks/' },
    },
    {
      name: 'product-without-devnet',
      comment:
        'The devnet and the scripts use the product, never the other way round: a build for mainnet has none of it. ' +
        'Integration tests ship with nothing and need a chain.',
      severity: 'error',
      from: { path: '^(app|components|hooks|lib|contracts-abi)/', pathNot: '\\.integration\\.(test|fixture)\\.ts$' },
      to: { path: '^(devnet|scripts|e2e)/' },
    },
    {
      name: 'devnet-without-scripts',
      comment: 'The devnet is a library of the scripts and journeys.',
      severity: 'error',
      from: { path: '^devnet/' },
      to: { path: '^scripts/' },
    },
    {
      name: 'no-dev-packages-in-the-product',
      comment: 'What ships is installed by a production install.',
      severity: 'error',
      from: { path: '^(app|components|hooks|lib)/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports and that imports nothing is left over.',
      severity: 'error',
      from: {
        orphan: true,
        path: '^(components|hooks|lib|devnet)/',
        pathNot: `\\.d\\.ts$|${TESTS}`,
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^\\.next/|^contracts/|^next-env\\.d\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
