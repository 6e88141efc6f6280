-- Half of the price, and only with two weeks' notice: for services that are prepared long before.
return {
  name = "Strict",
  description = "Half back up to 14 days before the start, nothing later.",
  refund = function(booking)
    if booking.notice >= days(14) then return percent(booking.paid, 50) end
    return 0
  end,
}
