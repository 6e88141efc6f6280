return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    local _ENV = {booking = booking}
    return booking.paid - booking.paid
  end,
}
