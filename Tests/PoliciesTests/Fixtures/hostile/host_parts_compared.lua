return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    local t = {[booking] = 1, [booking.service] = 2, [booking.local_start] = 3}
    return t[booking] + t[booking.service] + t[booking.local_start]
  end,
}
