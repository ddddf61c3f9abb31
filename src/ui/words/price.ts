import { l10n } from 'vscode';
import { monthlyPrice } from '../../core/drives/prices';

export function priceWords(sizeGB: number): string {
  const price = monthlyPrice(sizeGB);
  return price === undefined ? l10n.t('price not published') : l10n.t('about ${0} a month (November 2025)', price);
}
