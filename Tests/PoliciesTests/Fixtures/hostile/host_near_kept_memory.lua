return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    local t = {}
    for i = 1, 900 do t[i] = "k" .. i .. "-" .. booking.paid end
    return #t
  end,
}
