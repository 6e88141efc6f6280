return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    if kept ~= nil then return 9 end
    kept = booking.service
    return 0
  end,
}
