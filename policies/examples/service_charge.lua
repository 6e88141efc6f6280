-- A charge is kept whatever the notice; what is left of the price follows the notice.
local charge = 500 -- minor units of the booking's currency

return {
  name = "Service charge",
  description = "A service charge of 5.00 is kept. The rest comes back in full up to 48 hours before the start, "
    .. "half of it up to 24 hours before, nothing later.",
  refund = function(booking)
    local rest = math.max(booking.paid - charge, 0)
    if booking.notice >= hours(48) then
      return {amount = rest, reason = "All but the service charge, cancelled 48 hours before or earlier"}
    end
    if booking.notice >= hours(24) then
      return {amount = percent(rest, 50), reason = "Half after the service charge, cancelled 24 hours before or earlier"}
    end
    return {amount = 0, reason = "Cancelled less than 24 hours before the start"}
  end,
}
