/** The Seller tab until seller-initiated campaigns are in the app. */
import { Megaphone } from 'lucide-react';
import { EmptyState } from '../../components/empty-state.tsx';

export function SellerView() {
  return (
    <EmptyState icon={Megaphone} title="Campaigns that you start">
      Starting and managing your own campaigns is not in Campaign Desk yet; until it is, Seller Center has
      them.
    </EmptyState>
  );
}
