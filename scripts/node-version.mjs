// Which versions of Node the tools here support, all together. Nothing but plain JavaScript: it runs before packages are there.

/** The oldest release of each line; of the last one also every later line. */
const OLDEST = [
  [20, 19],
  [22, 13],
  [24, 0],
];

/** For a person: "20.19, 22.13, or 24.0 and later". */
export const SUPPORTED_NODE = OLDEST.map((version) => version.join('.'))
  .join(', ')
  .replace(/, ([^,]*)$/, ', or $1 and later');

/** The same as `engines` of package.json has it. */
export const NODE_RANGE = OLDEST.map(([major, minor], index) => {
  const sign = index === OLDEST.length - 1 ? '>=' : '^';
  return `${sign}${major}.${minor}.0`;
}).join(' || ');

/** Whether a version such as "22.13.1" will do. */
export function isSupportedNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const line = OLDEST.find(([oldest]) => oldest === major);
  return line === undefined ? major > OLDEST[OLDEST.length - 1][0] : minor >= line[1];
}
