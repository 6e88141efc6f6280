-- What was refunded before stays with the client; the steps apply to what is left. Other policies take earlier refunds
-- off instead, because an entitlement is about the whole price.
return {
  name = "Half of the rest",
  description = "Up to 7 days before the start all that is left comes back, up to 24 hours before half of it, "
    .. "nothing later. Left is what was paid less earlier refunds.",
  refund = function(booking)
    local left = booking.paid - booking.already_refunded
    local back = 0
    if booking.notice >= days(7) then
      back = left
    elseif booking.notice >= hours(24) then
      back = percent(left, 50)
    end
    return booking.already_refunded + back
  end,
}
