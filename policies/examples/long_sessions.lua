-- A long session is hard to fill again: the longer it lasts, the earlier it must be cancelled.
local short = tiers {
  {notice = hours(24), percent = 100},
}
local long = tiers {
  {notice = days(10), percent = 100},
  {notice = days(3), percent = 50},
}

return {
  name = "Long sessions",
  description = "Sessions under 3 hours: " .. short.description .. " Sessions of 3 hours or more: " .. long.description,
  refund = function(booking)
    if booking.service.duration >= hours(3) then return long.refund(booking) end
    return short.refund(booking)
  end,
}
