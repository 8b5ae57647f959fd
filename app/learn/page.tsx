import type { Metadata } from 'next';

import { Estimates } from '@/components/features/learn/estimates';
import { Glossary } from '@/components/features/learn/glossary';
import { Lifecycle } from '@/components/features/learn/lifecycle';
import { Risks } from '@/components/features/learn/risks';
import { TryIt } from '@/components/features/learn/try-it';
import { Section } from '@/components/layout/section';
import { clientConfig } from '@/lib/server/client-config';

export const metadata: Metadata = {
  title: 'Learn',
  description:
    'Liquid staking from deposit to redemption with live figures, its risks with evidence, and every word explained.',
};

/** The guide: lifecycle, trying it out, risks, estimates, words. */
export default function LearnPage() {
  return (
    <>
      <h1>Learn</h1>
      <p className="mt-2 max-w-[64ch] text-muted">
        What happens to your ETH from deposit to redemption, what can go wrong, and how each figure here is made.
        Underlined words open what they mean; underlined figures open where they come from.
      </p>
      <Section id="lifecycle" title="From ETH to the token and back" ruled={false}>
        <Lifecycle />
      </Section>
      <Section id="try" title="Try it on the local chain">
        <div className="mt-3">
          <TryIt isLocalChain={clientConfig().devnet !== null} />
        </div>
      </Section>
      <Section id="risks" title="What can go wrong">
        <Risks />
      </Section>
      <Section id="estimates" title="How each estimate is made" ruled={false}>
        <Estimates />
      </Section>
      <Section id="glossary" title="Words" ruled={false}>
        <Glossary />
      </Section>
    </>
  );
}
