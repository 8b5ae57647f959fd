export const SUPPORTED_NODE: string;
export const NODE_RANGE: string;
export function isSupportedNode(version: string): boolean;
