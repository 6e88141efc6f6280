-- Saturdays and Sundays are asked for most, so they need more notice. The provider's calendar says what day it is.
return {
  name = "Busy weekends",
  description = "Monday to Friday: full refund up to 24 hours before the start. Saturday and Sunday: full refund up to "
    .. "7 days before, half up to 48 hours before. Nothing later.",
  refund = function(booking)
    local weekday = booking.local_start.weekday -- 0 is Sunday, 6 is Saturday
    if weekday == 0 or weekday == 6 then
      if booking.notice >= days(7) then return booking.paid end
      if booking.notice >= hours(48) then return percent(booking.paid, 50) end
      return {amount = 0, reason = "Weekends need 48 hours of notice"}
    end
    if booking.notice >= hours(24) then return booking.paid end
    return 0
  end,
}
