import { decodeJson } from '@/lib/codec';

/** What the server says is wrong (RFC 9457); something in between may answer in its own words, which are not shown. */
export async function problemText(answer: Response): Promise<string> {
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') === true;
  if (!isProblem) return `the server answers with status ${answer.status}`;
  const { title, detail } = decodeJson<{ readonly title: string; readonly detail?: string }>(await answer.text());
  return detail ?? title;
}
