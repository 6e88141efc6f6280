-- A charge is an amount of money, so each currency has its own, in its own minor units: cents, whole yen, fils.
local charges = {EUR = 500, USD = 500, GBP = 400, JPY = 800, KWD = 1500}

return {
  name = "Charge by currency",
  description = "Full refund less a charge (EUR 5.00, USD 5.00, GBP 4.00, JPY 800 or KWD 1.500; 5 % in any other "
    .. "currency) up to 24 hours before the start, nothing later.",
  refund = function(booking)
    if booking.notice < hours(24) then return 0 end
    local charge = charges[booking.currency] or percent(booking.paid, 5)
    return math.max(booking.paid - charge, 0)
  end,
}
