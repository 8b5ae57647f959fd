/** Whether another page shows this one inside its own. The page's policy lets only Safe's app do that, where it is set. */
export function isFramed(): boolean {
  return window.parent !== window;
}
