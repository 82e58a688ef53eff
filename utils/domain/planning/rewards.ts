/** A reward of one's own, which points are spent on. */
export interface Reward {
  subject: string;
  title: string;
  /** points */
  price: number;
}

/** A reward that was redeemed. */
export interface RedeemedReward extends Reward {
  /** The id of the event that redeemed it. */
  id: string;
  /** UTC ms */
  at: number;
}
