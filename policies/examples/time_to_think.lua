-- Who has just booked may think again, unless the start is near; then the steps hold.
local steps = tiers {
  {notice = days(7), percent = 100},
  {notice = days(3), percent = 50},
}

return {
  name = "Time to think",
  description = "Full refund within 24 hours of booking if the start was then at least 3 days away. Otherwise: "
    .. steps.description,
  refund = function(booking)
    local since_booking = booking.cancelled_at - booking.booked_at
    local lead = booking.start_at - booking.booked_at
    if since_booking <= hours(24) and lead >= days(3) and booking.notice > 0 then
      return {amount = booking.paid, reason = "Cancelled within 24 hours of booking"}
    end
    return steps.refund(booking)
  end,
}
