-- Half of the price until the day before: for services that need some days to find another client.
return {
  name = "Moderate",
  description = "Full refund up to 5 days before the start, half up to 24 hours before, nothing later.",
  refund = function(booking)
    if booking.notice >= days(5) then return booking.paid end
    if booking.notice >= hours(24) then return percent(booking.paid, 50) end
    return 0
  end,
}
