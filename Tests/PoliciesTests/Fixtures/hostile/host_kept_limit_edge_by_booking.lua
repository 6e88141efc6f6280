return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    if booking.already_refunded > 0 then
      local t = {}
      for i = 1, 2500 do t[i] = i end
      return #t - 2400
    end
    return 1
  end,
}
