return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    return booking < booking and 1 or 0
  end,
}
