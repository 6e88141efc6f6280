-- Full refund until the day before: for services whose time is easily given to someone else.
return {
  name = "Flexible",
  description = "Full refund up to 24 hours before the start, nothing later.",
  refund = function(booking)
    if booking.notice >= hours(24) then return booking.paid end
    return 0
  end,
}
