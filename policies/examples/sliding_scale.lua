-- Every day of notice counts: a tenth of the price for each, rounded once, at the end.
return {
  name = "Sliding scale",
  description = "10 % comes back for every 24 hours of notice, everything from 10 days on.",
  refund = function(booking)
    local full_days = math.max(booking.notice // hours(24), 0)
    local share = math.min(full_days * 10, 100)
    return {
      amount = percent(booking.paid, share),
      reason = string.format("%d %% for %d times 24 hours of notice", share, full_days),
    }
  end,
}
