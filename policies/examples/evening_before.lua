-- The calendar of the provider decides, not a count of hours: a start at 08:00 and one at 20:00 have the same deadline.
local deadline = 18 -- o'clock on the day before, in the provider's zone

return {
  name = "Evening before",
  description = "Full refund until 18:00 on the day before, in the provider's time zone; nothing later.",
  refund = function(booking)
    if booking.days_before > 1 then return booking.paid end
    if booking.days_before == 1 and booking.local_cancelled.hour < deadline then return booking.paid end
    return 0
  end,
}
